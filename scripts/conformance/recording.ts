/** The results of a run, as data: the replay test and the documentation page use them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import semver from 'semver';
import type { Json } from '../../src/core/json.ts';
import { formatCatalog } from '../catalog/format.ts';
import { type ConformanceCase, cases, casesFor } from './documented-flags.ts';
import type { IntentsRow } from './intents.ts';
import type { Verdict } from './judge.ts';

export const recordings = fileURLToPath(new URL('../../test/conformance/recordings/', import.meta.url));

type RecordedVerdict = Omit<Verdict, 'id'>;

/** One release with one Cilium version. */
export interface Recorded {
  cilium: string;
  /** True for the version that the release installs by default, or that replaces it. */
  preset: boolean;
  /** What is missing after the published egress gateway recipe; only for the default version. */
  recipe?: string[];
  /** By the case's id, in the order of the cases. */
  verdicts: Record<string, RecordedVerdict>;
  /** The results for random intents. */
  random?: IntentsRow;
}

/** `recordings/<release>.json` */
export interface Recording {
  release: string;
  /** Commit of the Kubespray tag. */
  commit: string;
  targets: Recorded[];
}

/** The recording of one release; undefined if it does not exist. */
function readRecording(release: string): Recording | undefined {
  const path = join(recordings, `${release}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Recording) : undefined;
}

/** All recordings, oldest release first. */
export function readRecordings(): Recording[] {
  if (!existsSync(recordings)) return [];
  return readdirSync(recordings)
    .filter((name) => name.startsWith('v'))
    .map((name) => readRecording(name.replace(/\.json$/, '')) as Recording)
    .sort((one, other) => semver.compare(one.release, other.release));
}

/** Writes a release's recording, and keeps cases that were not run this time. */
export function writeRecording(recording: Recording): void {
  const before = readRecording(recording.release);
  const targets = recording.targets.map((target) => {
    const old = before?.targets.find(({ cilium }) => cilium === target.cilium);
    const merged = { ...old?.verdicts, ...target.verdicts };
    const known = casesFor(recording.release).filter(({ id }) => merged[id]);
    const random = target.random ?? old?.random;
    return {
      ...target,
      ...(random && { random }),
      verdicts: Object.fromEntries(known.map(({ id }) => [id, merged[id] as RecordedVerdict])),
    };
  });
  write(`${recording.release}.json`, { ...recording, targets });
}

/** Intents by case: the replay runs these, and fails if the cases have changed since. */
export function intentsOf(wishes: readonly ConformanceCase[]): Record<string, Json> {
  return Object.fromEntries(wishes.map(({ id, features }) => [id, features]));
}

export function readIntents(): Record<string, Json> {
  return JSON.parse(readFileSync(join(recordings, 'intents.json'), 'utf8')) as Record<string, Json>;
}

export function writeIntents(): void {
  write('intents.json', intentsOf(cases));
}

/** Variables of Kubespray's other roles: Cilium's role and its chart do not read them. */
const otherRoles: ReadonlySet<string> = new Set(['kube_owner', 'gateway_api_enabled', 'gateway_api_version']);

/** The variables that affect the rendering. */
export function withoutOtherRoles(variables: Json | undefined): Json {
  return Object.fromEntries(Object.entries(variables ?? {}).filter(([name]) => !otherRoles.has(name)));
}

function write(name: string, content: object): void {
  mkdirSync(recordings, { recursive: true });
  writeFileSync(join(recordings, name), formatCatalog(content));
}
