/** Whether one IPv4 network holds another. */

interface Network {
  address: number;
  length: number;
}

/** undefined if one of them is no IPv4 network. */
export function contains(outer: string, inner: string): boolean | undefined {
  const a = parse(outer);
  const b = parse(inner);
  if (!a || !b) return undefined;
  if (b.length < a.length) return false;
  const size = 2 ** (32 - a.length);
  return Math.floor(a.address / size) === Math.floor(b.address / size);
}

function parse(text: string): Network | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text.trim());
  if (!match) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, length = 33] = match.slice(1).map(Number);
  if (Math.max(a, b, c, d) > 255 || length > 32) return undefined;
  return { address: ((a * 256 + b) * 256 + c) * 256 + d, length };
}
