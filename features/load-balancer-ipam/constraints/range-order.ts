import { defineConstraint } from '../../../src/core/feature.ts';
import { blocksOf } from '../blocks.ts';
import type { LoadBalancerIPAMIntent } from '../schema.ts';

export default defineConstraint<LoadBalancerIPAMIntent>({
  id: 'range-order',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Address range that ends before it starts',
  why: 'The operator ignores a range whose last address comes before the first address, or belongs to another address family.',
  fix: 'Write the lower address as start. Use one address family for start and stop.',
  source: 'operator/pkg/lbipam/range_store.go, Documentation/network/lb-ipam.rst',
  versions: '>=1.15.0',
  reads: [],
  check({ intent }) {
    const usable = blocksOf(intent).filter(({ first, last }) => first <= last);
    return (intent?.pools ?? []).flatMap(({ name, ranges = [] }, index) =>
      ranges
        .filter(({ start, stop = start }) => {
          const text = start === stop ? start : `${start}-${stop}`;
          return !usable.some((block) => block.index === index && block.text === text);
        })
        .map(({ start, stop }) => ({
          subject: `intent:pools.${index}`,
          message: `The range ${start} to ${stop} of pool "${name}" has no addresses. Write the lower address as start.`,
        })),
    );
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: {
          loadBalancerIPAM: { pools: [{ name: 'blue', ranges: [{ start: '192.0.2.20', stop: '192.0.2.10' }] }] },
        },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: { loadBalancerIPAM: { pools: [{ name: 'blue', ranges: [{ start: '192.0.2.10' }] }] } },
      },
    ],
  },
});
