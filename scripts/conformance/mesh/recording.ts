/** The results of a run on meshes, as data. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { formatCatalog } from '../../catalog/format.ts';
import { fingerprint } from '../random/recording.ts';
import { recordings } from '../recording.ts';
import type { MeshVerdict } from './judge.ts';

const file = join(recordings, 'meshes.json');

interface RecordedMesh {
  /** Fingerprints of the written variables, by cluster. */
  written: Record<string, string>;
  /** What differs. */
  differs?: string[];
}

/** The meshes of one release, or the examples. */
export interface MeshRecording {
  /** A release, or `examples`. */
  of: string;
  /** Empty for the examples. */
  commit: string;
  cilium: string;
  meshes: Record<string, RecordedMesh>;
  /** Agent options and objects that change because of the mesh. */
  options: string[];
  objects: string[];
  /** Objects that the runbook has to create. */
  byRunbook: string[];
}

/** Summarises verdicts. */
export function meshRecording(
  about: Pick<MeshRecording, 'of' | 'commit' | 'cilium'>,
  verdicts: readonly MeshVerdict[],
): MeshRecording {
  const all = (of: (verdict: MeshVerdict) => string[]): string[] => [...new Set(verdicts.flatMap(of))].sort();
  const meshes = verdicts.map(({ id, texts, because }): [string, RecordedMesh] => [
    id,
    {
      written: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fingerprint(text)])),
      ...(because.length > 0 && { differs: because }),
    },
  ]);
  return {
    ...about,
    options: all(({ options }) => options),
    objects: all(({ objects }) => objects),
    byRunbook: all(({ byRunbook }) => byRunbook),
    meshes: Object.fromEntries(meshes),
  };
}

/** All recordings: the examples, then the releases, oldest first. */
export function readMeshes(): MeshRecording[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as MeshRecording[]) : [];
}

/** Writes the results of this run, and keeps the others. */
export function writeMeshes(seen: readonly MeshRecording[]): void {
  const others = readMeshes().filter(({ of }) => seen.every((recording) => recording.of !== of));
  const all = [...others, ...seen].sort((one, other) => semver.compare(place(one), place(other)));
  writeFileSync(file, formatCatalog(all));
}

function place({ of }: MeshRecording): string {
  return of === 'examples' ? '0.0.0' : of;
}
