/**
 * IP addresses and networks of both families as ranges of numbers, so that thousands of them can be sorted and compared.
 * Strict: what Go's netip, and so Cilium, does not read is none.
 */

/** An address as a number: IPv6 does not fit into a double, and IPv4 is many times faster as one. */
type AddressNumber = number | bigint;

/** A network, or a single address as the network of nothing else. First and last are comparable within a family. */
export interface Network {
  family: 4 | 6;
  first: AddressNumber;
  last: AddressNumber;
  /** Bits of the prefix. */
  length: number;
  /** As it was written, without white space around it. */
  text: string;
}

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

/** An IPv4 address as a number; octets without leading zeros. Character by character: meshes have thousands. */
function ipv4Of(text: string): number | undefined {
  let address = 0;
  let octet = noOctet;
  let octets = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? dot : text.charCodeAt(at);
    if (code !== dot) {
      octet = withDigit(octet, code - zero);
      if (octet === invalidOctet) return undefined;
      continue;
    }
    if (octet === noOctet || ++octets > 4) return undefined;
    address = address * 256 + octet;
    octet = noOctet;
  }
  return octets === 4 ? address : undefined;
}

const dot = 46;
const zero = 48;

/** An octet before its first digit, and one that is none. */
const noOctet = -1;
const invalidOctet = -2;

function withDigit(octet: number, digit: number): number {
  if (digit < 0 || digit > 9 || octet === 0) return invalidOctet;
  const next = octet === noOctet ? digit : octet * 10 + digit;
  return next > 255 ? invalidOctet : next;
}

function ipv6Of(text: string): bigint | undefined {
  return groupsOf(text)?.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
}

/** Reads `10.0.0.0/8`, `fd00::/8`; undefined for anything else, single addresses too. Host bits are cut off. */
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

/** True if `parseNetwork` reads the text; for IPv4 without making anything of it. */
export function isNetwork(text: string): boolean {
  if (text.includes(':')) return parseNetwork(text) !== undefined;
  const trimmed = text.trim();
  const slash = trimmed.indexOf('/');
  if (slash < 0 || !/^(?:0|[1-9]\d?)$/.test(trimmed.slice(slash + 1))) return false;
  return Number(trimmed.slice(slash + 1)) <= 32 && ipv4Of(trimmed.slice(0, slash)) !== undefined;
}

/** Reads a single address, `10.0.0.1` or `fd00::1`; undefined for anything else. */
export function parseAddress(written: string): Network | undefined {
  const text = written.trim();
  const family = text.includes(':') ? 6 : 4;
  const address = family === 6 ? ipv6Of(text) : ipv4Of(text);
  return address === undefined
    ? undefined
    : { family, first: address, last: address, length: family === 6 ? 128 : 32, text };
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
