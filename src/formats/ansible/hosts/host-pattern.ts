/**
 * Host names of an inventory line: `node[01:10]`, `node[a:c].example.org:2222`, `[2001:db8::1]:22`. Expanded as in
 * ansible-core (parsing/utils/addresses.py, plugins/inventory/__init__.py).
 */

/** More hosts than any cluster has: a mistyped range must not fill the memory. */
const maximalHosts = 20_000;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const numeric = String.raw`\[[0-9]+:[0-9]+(?::[0-9]+)?\]`;
const hexadecimal = String.raw`\[[0-9a-f]+:[0-9a-f]+(?::[0-9]+)?\]`;
const alphanumeric = String.raw`\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\]`;
const six = `(?:[0-9a-f]{1,4}|${hexadecimal})`;
const four = `(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]|${numeric})`;
const word = String.raw`[\p{L}\p{N}_]`;
const label = `(?:${word}|${alphanumeric})(?:${word}|-|${alphanumeric})*(?<![_-])`;

/** Forms of addresses from which Ansible cuts off the port. In any other text, what looks like a port stays. */
const addresses: readonly RegExp[] = [
  new RegExp(String.raw`^(?:${four}\.){3}${four}$`, 'i'),
  new RegExp(
    `^(?:${[
      `(?:${six}:){7}${six}`,
      `(?:${six}:){1,6}:`,
      `(?:${six}:)(?::${six}){1,6}`,
      `(?:${six}:){2}(?::${six}){1,5}`,
      `(?:${six}:){3}(?::${six}){1,4}`,
      `(?:${six}:){4}(?::${six}){1,3}`,
      `(?:${six}:){5}(?::${six}){1,2}`,
      `(?:${six}:){6}(?::${six})`,
      `:(?::${six}){1,6}`,
      `${six}?::`,
      String.raw`(?:0:){6}(?:${six}\.){3}${six}`,
      String.raw`::(?:ffff:)?(?:${six}\.){3}${six}`,
      String.raw`(?:0:){5}ffff:(?:${six}\.){3}${six}`,
    ].join('|')})$`,
    'i',
  ),
  new RegExp(String.raw`^${label}(?:\.${label})*$`, 'iu'),
];

const withPort: readonly RegExp[] = [/^\[(.+)\]:[0-9]+$/, /^((?:[^:[\]]|\[[^\]]*\])*):[0-9]+$/];

/** Expands a pattern to host names without the port. Throws a RangeError whose message is meant for the user. */
export function expandHostPattern(pattern: string): string[] {
  const { host, hasPort } = withoutPort(pattern);
  if (pattern.trim().endsWith(':') && !hasPort) throw new RangeError(`host "${pattern}" ends in ":" without a port`);
  return host.includes('[') ? expandRanges(host, pattern) : [host];
}

function withoutPort(pattern: string): { host: string; hasPort: boolean } {
  let host = pattern;
  for (const form of withPort) host = form.exec(host)?.[1] ?? host;
  if (host === pattern) return { host, hasPort: false };
  // A text that is not an address keeps its port.
  return addresses.some((form) => form.test(host)) ? { host, hasPort: true } : { host: pattern, hasPort: false };
}

function expandRanges(host: string, pattern: string): string[] {
  const parts = host.replace('[', '|').replace(']', '|').split('|');
  const [head = '', range = '', tail = ''] = parts;
  const bounds = range.split(':');
  if (parts.length !== 3 || (bounds.length !== 2 && bounds.length !== 3)) {
    throw new RangeError(`host range in "${pattern}" needs the form [begin:end] or [begin:end:step]`);
  }
  const hosts: string[] = [];
  for (const item of rangeItems(pattern, bounds[0] || '0', bounds[1] ?? '', bounds[2] ?? '1')) {
    const host = head + item + tail;
    hosts.push(...(host.includes('[') ? expandRanges(host, pattern) : [host]));
    if (hosts.length > maximalHosts)
      throw new RangeError(`host range in "${pattern}" gives more than ${maximalHosts} hosts`);
  }
  return hosts;
}

function rangeItems(pattern: string, begin: string, end: string, stepText: string): string[] {
  if (end === '') throw new RangeError(`host range in "${pattern}" has no end`);
  const width = begin.startsWith('0') && begin.length > 1 ? begin.length : 0;
  if (width > 0 && end.length !== width) {
    throw new RangeError(`host range in "${pattern}" needs a begin and an end of equal length`);
  }
  const step = /^[-+]?\d+$/.test(stepText) ? Number(stepText) : 0;
  if (step < 1) throw new RangeError(`host range in "${pattern}" needs a step of 1 or more`);
  const from = letters.indexOf(begin);
  const to = letters.indexOf(end);
  if (from >= 0 && to >= 0) {
    if (from > to) throw new RangeError(`host range in "${pattern}" ends before it begins`);
    return [...letters.slice(from, to + 1)].filter((_, index) => index % step === 0);
  }
  if (!/^[-+]?\d+$/.test(begin) || !/^[-+]?\d+$/.test(end)) {
    throw new RangeError(`host range in "${pattern}" must count numbers or single letters`);
  }
  const items: string[] = [];
  for (let number = Number(begin); number <= Number(end) && items.length <= maximalHosts; number += step) {
    items.push(`${number}`.padStart(width, '0'));
  }
  return items;
}
