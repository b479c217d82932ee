import { defineConstraint } from '../../../src/core/feature.ts';
import { blocksOf } from '../blocks.ts';
import type { LoadBalancerIPAMIntent } from '../schema.ts';

export default defineConstraint<LoadBalancerIPAMIntent>({
  id: 'family-disabled',
  severity: 'warning',
  symptoms: ['no-connection'],
  title: 'Address pool of a family that is disabled',
  why: 'The operator assigns only addresses of the families that are enabled for the cluster.',
  fix: 'Enable the family, or remove its addresses from the pool.',
  source: 'Documentation/network/lb-ipam.rst (IPv4 / IPv6 families)',
  versions: '>=1.13.0',
  reads: [],
  check({ intent, options }) {
    return ([4, 6] as const).flatMap((family) => {
      const block = blocksOf(intent).find((one) => one.family === family);
      if (!block || options.flag(`enable-ipv${family}`, true) !== false) return [];
      return [
        {
          subject: `intent:pools.${block.index}`,
          message: `No Service gets an address from ${block.text}, because IPv${family} is disabled. Enable IPv${family}, or remove ${block.text} from pool "${block.pool}".`,
        },
      ];
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { loadBalancerIPAM: { pools: [{ name: 'six', cidrs: ['2001:db8::/64'] }] } } }],
    good: [
      {
        cilium: '1.17.3',
        features: { loadBalancerIPAM: { pools: [{ name: 'six', cidrs: ['2001:db8::/64'] }] } },
        config: { 'enable-ipv6': 'true' },
      },
    ],
  },
});
