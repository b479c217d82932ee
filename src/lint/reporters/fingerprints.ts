import type { Finding } from '../../core/finding.ts';

const offset = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** FNV-1a, 64 bits. It only has to distinguish findings, and it runs in a browser because it needs no crypto module. */
function hash(text: string): string {
  let result = offset;
  for (const byte of new TextEncoder().encode(text)) {
    result = BigInt.asUintN(64, (result ^ BigInt(byte)) * prime);
  }
  return result.toString(16).padStart(16, '0');
}

/**
 * One id for each finding, in the same order. An id does not depend on the line, so that it stays the same when text is
 * inserted above. A counter distinguishes equal findings in one file.
 */
export function fingerprints(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, location, subject, message }) => {
    const identity = JSON.stringify([rule, location?.file, subject, message]);
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return hash(count === 0 ? identity : `${identity}#${count}`);
  });
}
