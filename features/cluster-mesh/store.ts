/**
 * The contents of a mesh's etcd, and how to read them. Source: cilium/cilium pkg/kvstore,
 * pkg/identity/cache/allocator.go, pkg/ipcache/kvstore.go, pkg/node/store, pkg/clustermesh/store,
 * pkg/clustermesh/utils, pkg/clustermesh/kvstoremesh; charts' templates/clustermesh-apiserver (certificates
 * and ports); Documentation/operations/troubleshooting_clustermesh.rst.
 */

interface StoreKey {
  key: string;
  holds: string;
}

const keys: readonly StoreKey[] = [
  {
    key: 'cilium/state/identities/v1/id/<identity>',
    holds: 'the labels of a security identity; its number holds the cluster id',
  },
  {
    key: 'cilium/state/ip/v1/default/<ip>',
    holds: 'the identity, node and encryption key behind an address of a pod or node',
  },
  { key: 'cilium/state/nodes/v1/<cluster>/<node>', holds: 'the addresses and pod networks of a node' },
  { key: 'cilium/state/services/v1/<cluster>/<namespace>/<service>', holds: 'the backends of a shared global service' },
  {
    key: 'cilium/cluster-config/<cluster>',
    holds: 'id, maximum mesh size and capabilities of a cluster (1.14 and later)',
  },
  {
    key: 'cilium/synced/<cluster>/<prefix>',
    holds: 'shows that everything below the prefix was copied once (1.14 and later)',
  },
  {
    key: 'cilium/cache/<identities, ip, nodes or services>/v1/<cluster>/',
    holds: 'with KVStoreMesh: what was copied from another cluster (1.14 and later)',
  },
];

const certificate = (file: string): string =>
  `kubectl -n kube-system get secret clustermesh-apiserver-admin-cert -o "jsonpath={.data.${file.replace('.', '\\.')}}" | base64 -d > ${file}`;

/** Sentences, and commands with an indentation of two blanks. */
export const inspect: readonly string[] = [
  "Keys in the etcd of clustermesh-apiserver, or in the cluster's own etcd if it holds the identities:",
  ...keys.map(({ key, holds }) => `  ${key}: ${holds}`),
  'To read them with the admin certificate:',
  ...['ca.crt', 'tls.crt', 'tls.key'].map((file) => `  ${certificate(file)}`),
  '  kubectl -n kube-system port-forward deployment/clustermesh-apiserver 2379 &',
  '  etcdctl --endpoints https://127.0.0.1:2379 --cacert ca.crt --cert tls.crt --key tls.key get --prefix cilium/state/nodes/v1/',
  'Or inside the pod, if the image has etcdctl (add --keys-only for an overview). Use the container apiserver: the container etcd has no client certificate:',
  '  kubectl -n kube-system exec deployment/clustermesh-apiserver -c apiserver -- etcdctl --endpoints https://127.0.0.1:2379 --cacert /var/lib/cilium/etcd-secrets/ca.crt --cert /var/lib/cilium/etcd-secrets/tls.crt --key /var/lib/cilium/etcd-secrets/tls.key get --prefix cilium/state/services/v1/',
  'To see what an agent read (up to 1.14 the program is called cilium):',
  '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg status --all-clusters',
  '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg identity list',
  '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg bpf ipcache list',
  '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg node list',
  '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg service list',
  '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg kvstore get --recursive cilium/state/services/v1/   (where the agent itself uses etcd)',
  'To debug a connection:',
  '  cilium clustermesh status',
  '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg troubleshoot clustermesh   (1.15 and later)',
  '  kubectl -n kube-system exec deployment/clustermesh-apiserver -c kvstoremesh -- clustermesh-apiserver kvstoremesh-dbg status --verbose   (1.15 and later, with KVStoreMesh)',
];
