/**
 * IP addresses and networks of both families as ranges of numbers, so that thousands of them can be sorted and
 * compared. Strict: it accepts only what Go's netip, which Cilium uses, can parse.
 */
import { ipv6Of } from './ipv6.ts';

/** An address as a number. IPv6 does not fit into a double. IPv4 is many times faster as a double than as a bigint. */
type AddressNumber = number | bigint;

/** A network, or a single address as a network of one address. First and last are comparable within a family. */
export interface Network {
  family: 4 | 6;
  first: AddressNumber;
  last: AddressNumber;
  /** Bits of the prefix. */
  length: number;
  /** As written, without surrounding white space. */
  text: string;
}

const fourParts = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

/**
 * An IPv4 address as a number. Undefined for any other text, and for numbers with leading zeros. Not with the library,
 * which reads a text three times: a mesh has ten thousand networks.
 */
function ipv4Of(text: string): number | undefined {
  const parts = fourParts.exec(text);
  if (parts === null) return undefined;
  let address = 0;
  for (let index = 1; index <= 4; index++) {
    const octet = Number(parts[index]);
    if (octet > 255) return undefined;
    address = address * 256 + octet;
  }
  return address;
}

/** Parses `10.0.0.0/8` or `fd00::/8`; undefined for any other text, and for single addresses. Host bits are cleared. */
export function parseNetwork(written: string): Network | undefined {
  const text = written.trim();
  const slash = text.indexOf('/');
  const prefix = text.slice(slash + 1);
  if (slash < 0 || !/^(?:0|[1-9]\d{0,2})$/.test(prefix)) return undefined;
  const length = Number(prefix);
  const written6 = text.includes(':');
  if (length > (written6 ? 128 : 32)) return undefined;
  if (!written6) {
    const address = ipv4Of(text.slice(0, slash));
    if (address === undefined) return undefined;
    const size = 2 ** (32 - length);
    const first = Math.floor(address / size) * size;
    return { family: 4, first, last: first + size - 1, length, text };
  }
  const address = ipv6Of(text.slice(0, slash));
  if (address === undefined) return undefined;
  const host = BigInt(128 - length);
  const first = (address >> host) << host;
  return { family: 6, first, last: first + (1n << host) - 1n, length, text };
}

/** Parses a single address, `10.0.0.1` or `fd00::1`; undefined for any other text. */
export function parseAddress(written: string): Network | undefined {
  const text = written.trim();
  const family = text.includes(':') ? 6 : 4;
  const address = family === 6 ? ipv6Of(text) : ipv4Of(text);
  return address === undefined
    ? undefined
    : { family, first: address, last: address, length: family === 6 ? 128 : 32, text };
}

/** True if the first network contains the second one. */
export function covers(outer: Network, inner: Network): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** True for a single address. */
export function isAddress(network: Network): boolean {
  return network.first === network.last;
}

/**
 * Every network that lies in others, with those others, in one pass over the sorted list. Two networks either nest or
 * do not overlap. So at any point the open ones are exactly those that contain the next one. The cost is sorting, plus
 * one step for each pair found.
 */
export function* nested<Item extends { network: Network }>(
  items: readonly Item[],
): Generator<{ inner: Item; outer: readonly Item[] }> {
  const sorted = [...items].sort(({ network: a }, { network: b }) => {
    if (a.family !== b.family) return a.family - b.family;
    if (a.first !== b.first) return a.first < b.first ? -1 : 1;
    return a.length - b.length;
  });
  const open: Item[] = [];
  for (const item of sorted) {
    const { family, first } = item.network;
    for (
      let last = open.at(-1);
      last && (last.network.family !== family || last.network.last < first);
      last = open.at(-1)
    ) {
      open.pop();
    }
    if (open.length > 0) yield { inner: item, outer: open };
    open.push(item);
  }
}
