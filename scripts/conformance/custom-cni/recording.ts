/** The results of a run on `--format custom-cni`, as data. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { formatCatalog } from '../../catalog/format.ts';
import { cases } from '../documented-flags.ts';
import { fingerprint } from '../random/recording.ts';
import { recordings } from '../recording.ts';
import type { CustomCniVerdict } from './judge.ts';

const file = join(recordings, 'custom-cni.json');

/** A verdict with a fingerprint of the written text instead of the text. */
export type RecordedCustomCni = Omit<CustomCniVerdict, 'id' | 'text'> & { written?: string };

/** One release. */
export interface CustomCniRecording {
  release: string;
  /** Commit of the Kubespray tag. */
  commit: string;
  targets: { cilium: string; verdicts: Record<string, RecordedCustomCni> }[];
}

export function recordedVerdicts(verdicts: readonly CustomCniVerdict[]): Record<string, RecordedCustomCni> {
  return Object.fromEntries(
    verdicts.map(({ id, text, ...verdict }) => [
      id,
      { ...verdict, ...(text !== undefined && { written: fingerprint(text) }) },
    ]),
  );
}

/** All recordings, oldest release first. */
export function readCustomCni(): CustomCniRecording[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CustomCniRecording[]) : [];
}

/** Writes the results for one release. Keeps the others, and cases that were not run this time. */
export function writeCustomCni(recording: CustomCniRecording): void {
  const before = readCustomCni();
  const others = before.filter(({ release }) => release !== recording.release);
  const old = before.find(({ release }) => release === recording.release);
  const targets = recording.targets.map(({ cilium, verdicts }) => {
    const merged = { ...old?.targets.find((target) => target.cilium === cilium)?.verdicts, ...verdicts };
    const known = cases.flatMap(({ id }) => (merged[id] ? [[id, merged[id]] as const] : []));
    return { cilium, verdicts: Object.fromEntries(known) };
  });
  const all = [...others, { ...recording, targets }].sort((one, other) => semver.compare(one.release, other.release));
  writeFileSync(file, formatCatalog(all));
}
