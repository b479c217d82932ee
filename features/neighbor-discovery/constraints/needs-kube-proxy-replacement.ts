import { needsNodePort } from '../../shared/needs-node-port.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { ownPeriod } from '../lens.ts';
import type { NeighborDiscoveryIntent } from '../schema.ts';

export default needsNodePort<NeighborDiscoveryIntent>({
  what: 'Neighbor discovery',
  asked(context) {
    const { intent, is, options } = context;
    // Up to 1.17 it is on by default. Without an intent, only a period other than the default shows that it is wanted.
    const byConfiguration = is('>=1.18.0')
      ? options.flag('enable-l2-neigh-discovery', false)
      : ownPeriod(options, context) !== undefined;
    const asked = intent === undefined ? byConfiguration : intent.enabled !== false;
    // Up to 1.17, IPsec also uses it.
    return all(asked, any(is('>=1.18.0'), not(options.flag('enable-ipsec', false))));
  },
  subject: ({ intent, is }) =>
    intent !== undefined || is('>=1.18.0') ? 'enable-l2-neigh-discovery' : 'arping-refresh-period',
  reads: ['enable-l2-neigh-discovery', 'arping-refresh-period'],
  severity: 'warning',
  why: 'Only BPF NodePort uses the neighbor entries, and BPF NodePort requires kube-proxy replacement.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  examples: {
    bad: [
      { cilium: '1.12.1', features: { neighborDiscovery: true, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { neighborDiscovery: true, kubeProxyReplacement: false } },
    ],
    good: [
      { cilium: '1.19.3', features: { neighborDiscovery: true } },
      { cilium: '1.12.1', features: { kubeProxyReplacement: false } },
      { cilium: '1.12.1', features: { neighborDiscovery: { enabled: false }, kubeProxyReplacement: false } },
    ],
  },
});
