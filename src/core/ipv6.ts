/** Apart from `network.ts`, as most runs read no IPv6 address and then need no library for it. */
import ipaddr from 'ipaddr.js';

/** An IPv6 address as a number; undefined for what is not one, and with a zone: a network has none. */
export function ipv6Of(text: string): bigint | undefined {
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.IPv6.parse(text).parts.reduce((address, group) => (address << 16n) | BigInt(group), 0n);
}
