import { type Network, parseAddress, parseNetwork } from '../../src/core/network.ts';
import type { LoadBalancerIPAMIntent } from './schema.ts';

/** A block of a pool, with its bounds as numbers. */
export interface Block extends Pick<Network, 'family' | 'first' | 'last'> {
  pool: string;
  /** Position of the pool in the intent. */
  index: number;
  /** The block in its written form: `192.0.2.0/24`, `192.0.2.10-192.0.2.20`. */
  text: string;
}

/** Every block in an intent's pools. */
export function blocksOf(intent: LoadBalancerIPAMIntent | undefined): Block[] {
  return (intent?.pools ?? []).flatMap(({ name: pool, cidrs = [], ranges = [] }, index) => [
    ...cidrs.flatMap((text): Block[] => {
      const network = parseNetwork(text);
      return network ? [{ ...bounds(network, network), pool, index, text }] : [];
    }),
    ...ranges.flatMap(({ start, stop = start }): Block[] => {
      const [first, last] = [parseAddress(start), parseAddress(stop)];
      return first && last && first.family === last.family
        ? [{ ...bounds(first, last), pool, index, text: start === stop ? start : `${start}-${stop}` }]
        : [];
    }),
  ]);
}

function bounds(from: Network, to: Network): Pick<Block, 'family' | 'first' | 'last'> {
  return { family: from.family, first: from.first, last: to.last };
}
