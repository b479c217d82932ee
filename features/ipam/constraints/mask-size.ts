import { defineConstraint } from '../../../src/core/feature.ts';
import type { OptionsView } from '../../../src/core/options.ts';
import { networksIn } from '../read.ts';

/** An IPv6 network is at most this many bits wider than the part of a node. */
const mostBits = 16;

export default defineConstraint({
  id: 'mask-size',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'The part of a node does not fit into the network of pods',
  why: 'The operator divides the network of pods into parts of this size. It stops with parts that are larger than the network, or with an IPv6 network of more than 16 bits beyond a part.',
  fix: 'Use a mask size between the prefix length of the network and 32, or of IPv6 at most 16 more.',
  source: 'pkg/ipam/cidrset/cidr_set.go, pkg/ipam/allocator/clusterpool',
  versions: '>=1.9.0',
  reads: [
    'cluster-pool-ipv4-cidr',
    'cluster-pool-ipv4-mask-size',
    'cluster-pool-ipv6-cidr',
    'cluster-pool-ipv6-mask-size',
  ],
  check({ options }) {
    if (options.text('ipam', 'cluster-pool') !== 'cluster-pool') return [];
    return [...misfits(options, 4), ...misfits(options, 6)];
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { ipam: { mode: 'cluster-pool', ipv4: { podCIDRs: ['10.233.64.0/26'], maskSize: 24 } } },
      },
      {
        cilium: '1.17.3',
        features: {
          ipv6: true,
          ipam: { mode: 'cluster-pool', ipv6: { podCIDRs: ['fd00::/64'], maskSize: 120 } },
        },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: { ipam: { mode: 'cluster-pool', ipv4: { podCIDRs: ['10.233.64.0/18'], maskSize: 24 } } },
      },
      {
        cilium: '1.17.3',
        features: { ipv6: true, ipam: { mode: 'cluster-pool', ipv6: { podCIDRs: ['fd00::/104'], maskSize: 120 } } },
      },
    ],
  },
});

/** Networks of one family that cannot be divided. */
function misfits(options: OptionsView, number: 4 | 6): { subject: string; message: string }[] {
  const subject = `cluster-pool-ipv${number}-mask-size`;
  const text = options.get(subject) ?? '';
  if (!/^\d+$/.test(text)) return [];
  const mask = Number(text);
  return networksIn(options, `cluster-pool-ipv${number}-cidr`).flatMap((network) => {
    const prefix = Number(/\/(\d+)$/.exec(network)?.[1]);
    if (!Number.isInteger(prefix)) return [];
    if (mask < prefix) {
      return [
        {
          subject,
          message: `The operator stops: parts of /${mask} do not fit into ${network}. Use /${prefix} or more.`,
        },
      ];
    }
    if (number === 6 && mask - prefix > mostBits) {
      const message = `The operator stops: ${network} holds too many parts of /${mask}. Use /${prefix + mostBits} or less.`;
      return [{ subject, message }];
    }
    return [];
  });
}
