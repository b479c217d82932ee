/**
 * IP addresses and networks of both families as ranges of numbers, so that thousands of them can be sorted and compared.
 * Strict: what Go's netip, and so Cilium, does not read is none.
 */

/** A network, or a single address as the network of nothing else. First and last are the addresses as numbers. */
export interface Network {
  family: 4 | 6;
  first: bigint;
  last: bigint;
  /** Bits of the prefix. */
  length: number;
  /** As it was written, without white space around it. */
  text: string;
}

const bits = { 4: 32, 6: 128 } as const;

/** Sixteen-bit groups of an IPv6 address; undefined if the text is none. Without zone. */
function groupsOf(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const parts = [head ?? [], tail ?? []].map((half, index) =>
    half.flatMap((part, at) => groupsOfPart(part, at === half.length - 1 && (index === 1 || tail === undefined))),
  );
  const [left = [], right = []] = parts;
  const groups = [...left, ...right];
  if (groups.some((group) => group < 0)) return undefined;
  if (tail === undefined) return groups.length === 8 ? groups : undefined;
  return groups.length < 8 ? [...left, ...new Array<number>(8 - groups.length).fill(0), ...right] : undefined;
}

/** One group, or the two of an IPv4 address at the end; -1 for what is none. */
function groupsOfPart(part: string, isLast: boolean): number[] {
  if (/^[0-9a-f]{1,4}$/i.test(part)) return [Number.parseInt(part, 16)];
  const embedded = isLast ? ipv4Of(part) : undefined;
  return embedded === undefined ? [-1] : [Math.floor(embedded / 65536), embedded % 65536];
}

/** An IPv4 address as a number; octets without leading zeros. */
function ipv4Of(text: string): number | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  let address = 0;
  for (const octet of octets) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) return undefined;
    address = address * 256 + Number(octet);
  }
  return address;
}

function addressOf(text: string): { family: 4 | 6; address: bigint } | undefined {
  if (!text.includes(':')) {
    const address = ipv4Of(text);
    return address === undefined ? undefined : { family: 4, address: BigInt(address) };
  }
  const groups = groupsOf(text);
  if (groups === undefined) return undefined;
  return { family: 6, address: groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n) };
}

/** Reads `10.0.0.0/8`, `fd00::/8`; undefined for anything else, single addresses too. Host bits are cut off. */
export function parseNetwork(written: string): Network | undefined {
  const text = written.trim();
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = addressOf(text.slice(0, slash));
  const prefix = text.slice(slash + 1);
  if (address === undefined || !/^(?:0|[1-9]\d{0,2})$/.test(prefix)) return undefined;
  const length = Number(prefix);
  const host = bits[address.family] - length;
  if (host < 0) return undefined;
  const first = (address.address >> BigInt(host)) << BigInt(host);
  return { family: address.family, first, last: first + (1n << BigInt(host)) - 1n, length, text };
}

/** Reads a single address, `10.0.0.1` or `fd00::1`; undefined for anything else. */
export function parseAddress(written: string): Network | undefined {
  const text = written.trim();
  const found = addressOf(text);
  if (found === undefined) return undefined;
  return { family: found.family, first: found.address, last: found.address, length: bits[found.family], text };
}

/** True if the first network holds all of the second. */
export function covers(outer: Network, inner: Network): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** True for a single address. */
export function isAddress(network: Network): boolean {
  return network.first === network.last;
}

/**
 * Every network with the ones that hold it, in one pass over the sorted list. Networks nest or are apart, so the open
 * ones at any point are exactly those that hold the next one: the cost is that of sorting, plus the pairs that are found.
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
