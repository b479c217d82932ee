import { defineConstraint } from '../../../src/core/feature.ts';
import type { LoadBalancerIPAMIntent } from '../schema.ts';

export default defineConstraint<LoadBalancerIPAMIntent>({
  id: 'empty-pool',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Address pool without addresses',
  why: 'A pool without CIDRs and ranges assigns nothing, so Services wait for an address.',
  fix: 'Add cidrs, or ranges from Cilium 1.15 on.',
  source: 'Documentation/network/lb-ipam.rst',
  versions: '>=1.13.0',
  reads: [],
  check({ intent, is }) {
    return (intent?.pools ?? []).flatMap(({ name, cidrs = [], ranges = [] }, index) =>
      cidrs.length + ranges.length > 0
        ? []
        : [
            {
              subject: `intent:pools.${index}`,
              message: `Pool "${name}" has no addresses, so it assigns none to Services. Add cidrs${is('>=1.15.0') ? ' or ranges' : ''} to this pool.`,
            },
          ],
    );
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { loadBalancerIPAM: { pools: [{ name: 'blue' }] } } }],
    good: [
      { cilium: '1.17.3', features: { loadBalancerIPAM: { pools: [{ name: 'blue', cidrs: ['192.0.2.0/24'] }] } } },
    ],
  },
});
