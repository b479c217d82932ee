import { unknown } from '../../../../core/options.ts';
import type { MeshCluster } from '../../model/cluster.ts';
import { defaultNodePort } from '../../plan/ports.ts';
import { defineMeshRule, type MeshReport } from '../rule.ts';

/** The default range of both Kubernetes and Kubespray. */
const defaultRange = '30000-32767';

const needs = {
  LoadBalancer: 'A cloud, MetalLB or LB IPAM must assign an address to the Service.',
  NodePort: 'The nodes need stable addresses that other clusters reach.',
  ClusterIP: 'The network must route cluster IPs between the clusters.',
} as const;

export default defineMeshRule({
  id: 'apiserver-service',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'Other clusters cannot reach clustermesh-apiserver',
  why: 'Each cluster reads the state of the others from their clustermesh-apiserver. The cluster must support the Service type. A load balancer needs an address, NodePorts need stable node addresses, and cluster IPs must be routed.',
  fix: 'Set apiserver: { type: NodePort, available: true } for each cluster, or another type that the cluster supports.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check({ clusters }, report) {
    for (const cluster of clusters) {
      const { name, quoted, entry } = cluster;
      const { apiserver } = entry;
      if (apiserver === undefined) {
        const message = `The mesh file does not state how other clusters reach clustermesh-apiserver of cluster ${quoted}. Add apiserver: { type: NodePort, available: true } to this cluster. The types LoadBalancer and ClusterIP are valid too.`;
        report({ subject: name, at: cluster.at(), message, severity: 'warning' });
        continue;
      }
      const { type, available } = apiserver;
      if (available !== true) {
        const message =
          available === false
            ? `In the mesh file, apiserver.available is false for type ${type} of cluster ${quoted}. ${needs[type]} Then set available: true, or set another type.`
            : `Cluster ${quoted} exposes clustermesh-apiserver with type ${type}. ${needs[type]} Then set apiserver.available: true in the mesh file.`;
        const at = cluster.at('apiserver', available === false ? 'available' : 'type');
        report({ subject: name, at, message, severity: available === false ? 'error' : 'warning' });
      }
      if (type === 'NodePort') checkPort(cluster, report);
      else if (apiserver.nodePort !== undefined) {
        const message = `Cluster ${quoted}: apiserver.nodePort has no effect with type ${type}. Remove nodePort, or set type: NodePort.`;
        report({ subject: name, at: cluster.at('apiserver', 'nodePort'), message, severity: 'warning' });
      }
    }
  },
});

function checkPort(cluster: MeshCluster, report: MeshReport): void {
  const { name, quoted, entry, state } = cluster;
  const port = entry.apiserver?.nodePort ?? defaultNodePort;
  const set = state?.variables.get('kube_apiserver_node_port_range');
  if (set === unknown) return;
  const range = typeof set === 'string' ? set : defaultRange;
  const [low, high] = range.split('-').map(Number);
  if (low === undefined || high === undefined || (port >= low && port <= high)) return;
  const at = cluster.at('apiserver', entry.apiserver?.nodePort === undefined ? 'type' : 'nodePort');
  report({
    subject: name,
    at,
    message: `Node port ${port} of cluster ${quoted} is outside the node port range ${range} of this cluster. Choose a port in the range.`,
  });
}
