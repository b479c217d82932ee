import { optionName, optionNames, usesDSR } from '../../shared/load-balancer-state.ts';
import { needsNodePort } from '../../shared/needs-node-port.ts';
import type { DsrIntent } from '../schema.ts';

export default needsNodePort<DsrIntent>({
  what: 'DSR',
  asked: (context) => usesDSR(context.options, context),
  subject: (context) => optionName('mode', context.options, context),
  reads: optionNames('mode'),
  why: 'DSR is a mode of BPF NodePort, which requires kube-proxy replacement. kube-proxy has no DSR mode.',
  source: 'daemon/cmd/kube_proxy_replacement.go, Documentation/network/kubernetes/kubeproxy-free.rst',
  examples: {
    bad: [
      { cilium: '1.11.3', features: { dsr: true, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { dsr: { mode: 'hybrid' }, kubeProxyReplacement: false } },
    ],
    good: [
      { cilium: '1.19.3', features: { dsr: true } },
      { cilium: '1.19.3', features: { dsr: { mode: 'snat' }, kubeProxyReplacement: false } },
    ],
  },
});
