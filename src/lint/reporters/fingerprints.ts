import type { Finding } from '../../core/finding.ts';

const offset = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** FNV-1a, 64 bits: it tells findings apart and needs no crypto module, so that it runs in a browser. */
function hash(text: string): string {
  let result = offset;
  for (const byte of new TextEncoder().encode(text)) {
    result = BigInt.asUintN(64, (result ^ BigInt(byte)) * prime);
  }
  return result.toString(16).padStart(16, '0');
}

/**
 * One id a finding, in their order. It does not depend on the line, so that a finding keeps its id when text is
 * inserted above it. Equal findings in one file are told apart by counting.
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
