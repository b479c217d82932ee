import { optionName, optionNames, usesXDP } from '../../shared/load-balancer-state.ts';
import { needsNodePort } from '../../shared/needs-node-port.ts';
import type { XdpIntent } from '../schema.ts';

export default needsNodePort<XdpIntent>({
  what: 'XDP acceleration',
  asked: (context) => usesXDP(context.options, context),
  subject: (context) => optionName('acceleration', context.options, context),
  reads: optionNames('acceleration'),
  why: 'XDP accelerates BPF NodePort, which requires kube-proxy replacement. It does not accelerate kube-proxy.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  examples: {
    bad: [
      { cilium: '1.11.3', features: { xdp: true, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { xdp: true, kubeProxyReplacement: false } },
    ],
    good: [
      { cilium: '1.19.3', features: { xdp: true } },
      { cilium: '1.19.3', features: { xdp: { mode: 'disabled' }, kubeProxyReplacement: false } },
    ],
  },
});
