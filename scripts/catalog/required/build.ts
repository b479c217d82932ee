/**
 * The keys that the API server requires in parts of pods and roles, from the Go module with which the chart renderer is
 * built.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatCatalog } from '../format.ts';
import type { Measurement } from '../measurement.ts';
import { requiredIn } from './go-types.ts';

/** `catalog/required.json`: keys without which the API server refuses an object, dotted, without list indices. */
export interface RequiredKeys {
  read: Record<string, string>;
  /** By the key of a pod or role that holds a list of them: `volumes`, `rules`. */
  parts: Record<string, string[]>;
}

/** Keys that hold lists, with the package and the type of their elements. */
const parts = {
  env: ['core', 'EnvVar'],
  rules: ['rbac', 'PolicyRule'],
  tolerations: ['core', 'Toleration'],
  volumeMounts: ['core', 'VolumeMount'],
  volumes: ['core', 'Volume'],
} as const;

const goModule = fileURLToPath(new URL('../cilium/helm-probe', import.meta.url));

/** Writes `required.json`. Needs Go, whose cache has the module. */
export function buildRequired({ outDir, log }: Pick<Measurement, 'outDir' | 'log'>): void {
  const [version = '', folder = ''] = execFileSync('go', ['list', '-m', '-f', '{{.Version}} {{.Dir}}', 'k8s.io/api'], {
    cwd: goModule,
    encoding: 'utf8',
  })
    .trim()
    .split(' ');
  const required: RequiredKeys = {
    read: { 'k8s.io/api': version },
    parts: Object.fromEntries(
      Object.entries(parts).map(([key, [group, type]]) => [
        key,
        requiredIn(readFileSync(join(folder, group, 'v1', 'types.go'), 'utf8'), type),
      ]),
    ),
  };
  writeFileSync(join(outDir, 'required.json'), formatCatalog(required));
  log(`required keys: k8s.io/api ${version}`);
}
