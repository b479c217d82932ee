/** Host names of an inventory line: `node[01:10]`, `node[a:c].example.org:2222`, `[2001:db8::1]:22`. */

/** More hosts than any cluster has: a mistyped range must not fill the memory. */
const maximalHosts = 20_000;

const range = /\[([^\][:]*):([^\][:]*)(?::(\d+))?\]/;
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Expands a pattern to host names, the port cut off. Throws a RangeError whose message is for the user. */
export function expandHostPattern(pattern: string): string[] {
  return expandRanges(withoutPort(pattern));
}

function withoutPort(pattern: string): string {
  const bracketed = /^\[(.+)\]:\d+$/.exec(pattern);
  if (bracketed?.[1] !== undefined && !range.test(pattern)) return bracketed[1];
  // A bare IPv6 address has colons but no port: only one colon outside of brackets makes a port.
  const plain = /^((?:[^:[\]]|\[[^\]]*\])*):\d+$/.exec(pattern);
  return plain?.[1] ?? pattern;
}

function expandRanges(pattern: string): string[] {
  const match = range.exec(pattern);
  if (!match) {
    if (pattern.includes('[')) throw new RangeError(`host range in "${pattern}" needs the form [begin:end]`);
    return [pattern];
  }
  const head = pattern.slice(0, match.index);
  const tail = pattern.slice(match.index + match[0].length);
  const hosts: string[] = [];
  for (const item of rangeItems(pattern, match[1] || '0', match[2] ?? '', Number(match[3] ?? 1))) {
    hosts.push(...expandRanges(head + item + tail));
    if (hosts.length > maximalHosts)
      throw new RangeError(`host range in "${pattern}" gives more than ${maximalHosts} hosts`);
  }
  return hosts;
}

function rangeItems(pattern: string, begin: string, end: string, step: number): string[] {
  if (end === '') throw new RangeError(`host range in "${pattern}" has no end`);
  if (step < 1) throw new RangeError(`host range in "${pattern}" has the step 0`);
  const from = letters.indexOf(begin);
  const to = letters.indexOf(end);
  if (begin.length === 1 && end.length === 1 && from >= 0 && to >= 0) {
    return [...letters.slice(from, to + 1)].filter((_, index) => index % step === 0);
  }
  if (!/^\d+$/.test(begin) || !/^\d+$/.test(end)) {
    throw new RangeError(`host range in "${pattern}" must count numbers or single letters`);
  }
  const width = begin.startsWith('0') && begin.length > 1 ? begin.length : 0;
  if (width > 0 && end.length !== width) {
    throw new RangeError(`host range in "${pattern}" needs a begin and an end of equal length`);
  }
  const items: string[] = [];
  for (let number = Number(begin); number <= Number(end) && items.length <= maximalHosts; number += step) {
    items.push(String(number).padStart(width, '0'));
  }
  return items;
}
