import { needsNodePort } from '../../shared/needs-node-port.ts';
import { hasSwitch } from '../lens.ts';
import type { ExternalClusterIpIntent } from '../schema.ts';

export default needsNodePort<ExternalClusterIpIntent>({
  what: 'External access to ClusterIPs',
  setting: 'The option for external access to ClusterIPs',
  asked: (context) => context.options.flag('bpf-lb-external-clusterip', false),
  subject: () => 'bpf-lb-external-clusterip',
  reads: ['bpf-lb-external-clusterip'],
  versions: hasSwitch,
  why: 'BPF NodePort handles external clients, and it requires kube-proxy replacement.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  examples: {
    bad: [
      { cilium: '1.11.3', features: { externalClusterIP: true, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { externalClusterIP: true, kubeProxyReplacement: false } },
    ],
    good: [{ cilium: '1.19.3', features: { externalClusterIP: true } }],
  },
});
