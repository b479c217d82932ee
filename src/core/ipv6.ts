/** Apart from `network.ts`, because most runs read no IPv6 address and do not need to load the library. */
import ipaddr from 'ipaddr.js';

/**
 * An IPv6 address as a number. Undefined for any other text, and for an address with a zone, which a network cannot
 * have.
 */
export function ipv6Of(text: string): bigint | undefined {
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.IPv6.parse(text).parts.reduce((address, group) => (address << 16n) | BigInt(group), 0n);
}
