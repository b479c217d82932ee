/** The results of a run on random sets of Helm values, as data. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { parse } from 'yaml';
import { formatCatalog } from '../../catalog/format.ts';
import { recordings, withoutOtherRoles } from '../recording.ts';
import type { SetVerdict } from './judge.ts';
import type { ValueSet } from './sets.ts';

const folder = join(recordings, 'random');

export interface RecordedSet {
  values: ValueSet;
  /** Refused values, each with the obstacle. */
  refused?: Record<string, string>;
  /** Rules that the combination broke. */
  rules?: string[];
  /** A fingerprint of the variables that were written for the other values. */
  written: string;
  /** What differs. */
  differs?: string[];
}

/** `recordings/random/<release>.json` */
export interface RandomRecording {
  release: string;
  commit: string;
  cilium: string;
  seed: number;
  sets: RecordedSet[];
}

/** A text that depends on the variables of a YAML document, but not on its comments. */
export function fingerprint(text: string): string {
  return digest(parse(text, { version: '1.1' }));
}

/** The same without variables of other roles. */
export function ciliumFingerprint(text: string): string {
  return digest(withoutOtherRoles(parse(text, { version: '1.1' })));
}

function digest(variables: unknown): string {
  return createHash('sha256').update(JSON.stringify(variables)).digest('hex').slice(0, 12);
}

export function recorded({ values, refused, rules, text, because }: SetVerdict): RecordedSet {
  return {
    values,
    ...(Object.keys(refused).length > 0 && { refused }),
    ...(rules.length > 0 && { rules }),
    written: ciliumFingerprint(text),
    ...(because.length > 0 && { differs: because }),
  };
}

export function writeRandomRecording(recording: RandomRecording): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${recording.release}.json`), formatCatalog(recording));
}

/** All recordings, oldest release first. */
export function readRandomRecordings(): RandomRecording[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RandomRecording)
    .sort((one, other) => semver.compare(one.release, other.release));
}
