import { defineConstraint } from '../../../src/core/feature.ts';
import type { OptionsView } from '../../../src/core/options.ts';
import { networksIn, readPools } from '../read.ts';

/** The largest allowed difference between the prefix lengths of an IPv6 network and of a node's part. */
const mostBits = 16;

export default defineConstraint({
  id: 'mask-size',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'Mask size that does not fit the pod network',
  why: 'The operator gives each node a network of this size from the pod network. It stops if this size is larger than the pod network. With IPv6 it also stops if the two prefix lengths differ by more than 16.',
  fix: 'The mask size must be at least the prefix length of the pod network. IPv4 allows up to 32, and IPv6 up to the prefix length plus 16.',
  source: 'pkg/ipam/cidrset/cidr_set.go, pkg/ipam/allocator/clusterpool',
  versions: '>=1.9.0',
  reads: [
    'cluster-pool-ipv4-cidr',
    'cluster-pool-ipv4-mask-size',
    'cluster-pool-ipv6-cidr',
    'cluster-pool-ipv6-mask-size',
    'auto-create-cilium-pod-ip-pools',
  ],
  check({ options }) {
    const mode = options.text('ipam', 'cluster-pool');
    if (mode === 'multi-pool') return misfitsOfPools(options);
    if (mode !== 'cluster-pool') return [];
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
      {
        cilium: '1.19.3',
        features: {
          ipam: { mode: 'multi-pool', pools: { default: { ipv4: { cidrs: ['10.10.0.0/26'], maskSize: 24 } } } },
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

/** Networks of one family that do not fit the mask size. */
function misfits(options: OptionsView, number: 4 | 6): Misfit[] {
  const subject = `cluster-pool-ipv${number}-mask-size`;
  const text = options.get(subject) ?? '';
  if (!/^\d+$/.test(text)) return [];
  return networksIn(options, `cluster-pool-ipv${number}-cidr`).flatMap((network) =>
    misfit({ subject, network, mask: Number(text), isIpv6: number === 6 }),
  );
}

/** Networks of pools that do not fit the mask size. */
function misfitsOfPools(options: OptionsView): Misfit[] {
  const subject = 'auto-create-cilium-pod-ip-pools';
  return Object.values(readPools(options).pools ?? {}).flatMap(({ ipv4, ipv6 }) =>
    [ipv4, ipv6].flatMap((part) =>
      (part?.cidrs ?? []).flatMap((network) =>
        misfit({ subject, network, mask: part?.maskSize ?? Number.NaN, isIpv6: part === ipv6 }),
      ),
    ),
  );
}

interface Misfit {
  subject: string;
  message: string;
}

function misfit(given: { subject: string; network: string; mask: number; isIpv6: boolean }): Misfit[] {
  const { subject, network, mask, isIpv6 } = given;
  const prefix = Number(/\/(\d+)$/.exec(network)?.[1]);
  if (!Number.isInteger(prefix) || !Number.isInteger(mask)) return [];
  if (mask < prefix) {
    return [
      {
        subject,
        message: `The operator stops: each node gets a /${mask}, but the whole pod network ${network} is smaller. Use a larger pod network, or a mask size above ${prefix} (/${prefix} is enough for one node).`,
      },
    ];
  }
  if (isIpv6 && mask - prefix > mostBits) {
    const message = `The operator stops: each node gets a /${mask}, and the pod network ${network} contains more than 65536 such networks. Use a mask size of ${prefix + mostBits} or less.`;
    return [{ subject, message }];
  }
  return [];
}
