import { defineConstraint } from '../../../src/core/feature.ts';
import { type Network, parseNetwork } from '../../../src/core/network.ts';
import { readPools } from '../read.ts';

const pools = (other: string) => ({
  default: { ipv4: { cidrs: ['10.10.0.0/16'], maskSize: 27 } },
  blue: { ipv4: { cidrs: [other], maskSize: 27 } },
});

export default defineConstraint({
  id: 'overlapping-pools',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Pools of pod addresses that overlap',
  why: 'Two pods can get the same address. Cilium tells pods apart by their addresses, so policies and connections go to the wrong pod.',
  fix: 'Give every address to one pool only.',
  source: 'Documentation/network/concepts/ipam/multi-pool.rst (Limitations)',
  versions: '>=1.14.0',
  reads: ['ipam', 'auto-create-cilium-pod-ip-pools'],
  check({ options }) {
    if (options.get('ipam') !== 'multi-pool') return [];
    const networks = Object.entries(readPools(options).pools ?? {}).flatMap(([pool, { ipv4, ipv6 }]) =>
      [...(ipv4?.cidrs ?? []), ...(ipv6?.cidrs ?? [])].flatMap((text) => {
        const network = parseNetwork(text);
        return network ? [{ pool, network }] : [];
      }),
    );
    return networks.flatMap(({ pool, network }, at) =>
      networks
        .slice(0, at)
        .filter((other) => other.pool !== pool && overlap(other.network, network))
        .map((other) => ({
          subject: 'auto-create-cilium-pod-ip-pools',
          message: `${network.text} of pool "${pool}" overlaps ${other.network.text} of pool "${other.pool}", so two pods can get the same address. Use networks that do not overlap.`,
        })),
    );
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { ipam: { mode: 'multi-pool', pools: pools('10.10.128.0/20') } } }],
    good: [{ cilium: '1.19.3', features: { ipam: { mode: 'multi-pool', pools: pools('10.20.0.0/16') } } }],
  },
});

function overlap(one: Network, other: Network): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}
