import { defineConstraint } from '../../../src/core/feature.ts';
import { type Block, blocksOf } from '../blocks.ts';
import type { LoadBalancerIPAMIntent } from '../schema.ts';

export default defineConstraint<LoadBalancerIPAMIntent>({
  id: 'overlapping-pools',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Address pools that overlap',
  why: 'The operator marks the pool that was created last as conflicting and assigns nothing from it.',
  fix: 'Give every address to one pool only.',
  source: 'Documentation/network/lb-ipam.rst (Conflicts)',
  versions: '>=1.13.0',
  reads: [],
  check({ intent }) {
    const blocks = blocksOf(intent);
    return blocks.flatMap((block, at) =>
      blocks
        .slice(at + 1)
        .filter((other) => other.pool !== block.pool && overlap(block, other))
        .map((other) => ({
          subject: `intent:pools.${other.index}`,
          message: `${other.text} of pool "${other.pool}" overlaps ${block.text} of pool "${block.pool}". The pool that is created last assigns nothing. Remove the common addresses from one of the two pools.`,
        })),
    );
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: {
          loadBalancerIPAM: {
            pools: [
              { name: 'blue', cidrs: ['192.0.2.0/24'] },
              { name: 'red', ranges: [{ start: '192.0.2.100', stop: '192.0.2.120' }] },
            ],
          },
        },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: {
          loadBalancerIPAM: {
            pools: [
              { name: 'blue', cidrs: ['192.0.2.0/25', '2001:db8::/64'] },
              { name: 'red', ranges: [{ start: '192.0.2.128', stop: '192.0.2.200' }] },
            ],
          },
        },
      },
    ],
  },
});

function overlap(left: Block, right: Block): boolean {
  return left.family === right.family && left.first <= right.last && right.first <= left.last;
}
