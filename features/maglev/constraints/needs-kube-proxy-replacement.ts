import { algorithm, optionName, optionNames } from '../../shared/load-balancer-state.ts';
import { needsNodePort } from '../../shared/needs-node-port.ts';
import type { MaglevIntent } from '../schema.ts';

export default needsNodePort<MaglevIntent>({
  what: 'Maglev',
  asked: (context) => algorithm(context.options, context) === 'maglev',
  subject: (context) => optionName('algorithm', context.options, context),
  reads: optionNames('algorithm'),
  why: 'Maglev selects backends in BPF NodePort, which requires kube-proxy replacement. kube-proxy uses its own algorithm.',
  source: 'daemon/cmd/kube_proxy_replacement.go, Documentation/network/kubernetes/kubeproxy-free.rst',
  examples: {
    bad: [
      { cilium: '1.11.3', features: { maglev: true, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { maglev: true, kubeProxyReplacement: false } },
    ],
    good: [{ cilium: '1.19.3', features: { maglev: true } }],
  },
});
