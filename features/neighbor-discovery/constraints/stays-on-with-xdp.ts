import { defineConstraint } from '../../../src/core/feature.ts';
import { usesXDP } from '../../shared/load-balancer-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { NeighborDiscoveryIntent } from '../schema.ts';

export default defineConstraint<NeighborDiscoveryIntent>({
  id: 'stays-on-with-xdp',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'XDP acceleration requires neighbor discovery',
  why: 'From 1.18 on, XDP acceleration requires neighbor discovery and enables it. Disabling it has no effect.',
  fix: 'Remove the key enabled, or disable XDP acceleration.',
  source: 'pkg/datapath/neighbor/config.go',
  versions: '>=1.18.0',
  // The chart disables it by default, so only an intent shows that this is wanted.
  reads: [],
  check(context) {
    return violationIf(all(context.intent?.enabled === false, usesXDP(context.options, context)), {
      subject: 'intent:enabled',
      message: `Cilium ${context.cilium} still runs neighbor discovery, because XDP acceleration requires it. Remove features.neighborDiscovery.enabled: false.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { xdp: true, neighborDiscovery: { enabled: false } } }],
    good: [
      { cilium: '1.19.3', features: { xdp: true } },
      { cilium: '1.19.3', features: { neighborDiscovery: { enabled: false } } },
      { cilium: '1.17.7', features: { xdp: true, neighborDiscovery: { enabled: false } } },
    ],
  },
});
