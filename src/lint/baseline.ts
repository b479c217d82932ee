/**
 * A baseline: findings that a repository has accepted. Only rule, file and subject
 * identify a finding, so lines may move.
 */
import type { Finding } from '../core/finding.ts';

interface Entry {
  rule: string;
  file: string;
  subject: string;
}

/** Findings of a baseline. */
export class Baseline {
  readonly #keys: ReadonlySet<string>;
  readonly #unchecked: readonly Entry[];
  readonly #met = new Set<string>();
  readonly #nameOf: (file: string) => string;

  /**
   * @param nameOf returns a file's name as it is in the baseline
   * @param isChecked false for a file that the run does not check: its entries count as neither matched nor fixed
   */
  constructor(
    entries: readonly Entry[],
    nameOf: (file: string) => string,
    isChecked: (file: string) => boolean = () => true,
  ) {
    this.#keys = new Set(entries.map(keyOf));
    this.#unchecked = entries.filter(({ file }) => !isChecked(file));
    this.#nameOf = nameOf;
  }

  /** The findings that are not in the baseline. */
  fresh(findings: readonly Finding[]): Finding[] {
    return findings.filter((finding) => {
      const key = keyOf(entryOf(finding, this.#nameOf));
      if (!this.#keys.has(key)) return true;
      this.#met.add(key);
      return false;
    });
  }

  /** How many entries of checked files have no finding any more. */
  get fixed(): number {
    const open = new Set(this.#unchecked.map(keyOf));
    return [...this.#keys].filter((key) => !this.#met.has(key) && !open.has(key)).length;
  }

  /** The entries of files that the run does not check. */
  get unchecked(): readonly Entry[] {
    return this.#unchecked;
  }

  /** How many entries match a finding. */
  get known(): number {
    return this.#met.size;
  }
}

/** The entries in the text of a baseline; undefined if the text is not a baseline. */
export function readBaseline(text: string): Entry[] | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || !('version' in data) || data.version !== 1) return undefined;
  const { findings } = data as { findings?: unknown };
  return Array.isArray(findings) && findings.every(isEntry) ? findings : undefined;
}

/** A baseline from findings and from entries to keep, sorted and without duplicates. */
export function baselineOf(
  findings: readonly Finding[],
  nameOf: (file: string) => string,
  kept: readonly Entry[] = [],
): { version: 1; findings: Entry[] } {
  const found = findings.map((finding) => entryOf(finding, nameOf));
  const entries = new Map([...kept, ...found].map((entry) => [keyOf(entry), entry]));
  return { version: 1, findings: [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry) };
}

function entryOf({ rule, location, subject }: Finding, nameOf: (file: string) => string): Entry {
  return { rule, file: location === undefined ? '' : nameOf(location.file), subject };
}

function keyOf({ rule, file, subject }: Entry): string {
  return JSON.stringify([file, rule, subject]);
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { rule, file, subject } = value as Record<string, unknown>;
  return [rule, file, subject].every((text) => typeof text === 'string');
}
