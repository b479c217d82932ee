/**
 * Which keys the API server requires. Those of Kubernetes' own types are from the Go module that the renderer of charts is built
 * with. Those of Cilium's kinds are from the definitions in a clone of cilium/cilium.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { sourcesIn } from '../agent-options/sources.ts';
import { git } from '../ansible/ansible.ts';
import { formatCatalog } from '../format.ts';
import { requiredIn } from './go-types.ts';

export interface RequiredBuild {
  ciliumRepo: string;
  /** Minors to look for, oldest first. */
  minors: readonly string[];
  outDir: string;
  log: (line: string) => void;
}

/** `catalog/required.json`: keys without which the API server refuses an object, dotted, without the indices of lists. */
export interface RequiredKeys {
  read: Record<string, string>;
  /** By the key of a pod or role that holds a list of them: `volumes`, `rules`. */
  parts: Record<string, string[]>;
  /** By API version and kind. Keys that every minor requires which has that version of the kind. */
  kinds: Record<string, string[]>;
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

/** Kinds that variables of Kubespray make. */
const wanted = /^Cilium(BGP|LoadBalancer|L2|PodIP)/;

/** Writes `required.json`. Needs Go, whose cache has the module. */
export function buildRequired({ ciliumRepo, minors, outDir, log }: RequiredBuild): void {
  const [version = '', folder = ''] = execFileSync('go', ['list', '-m', '-f', '{{.Version}} {{.Dir}}', 'k8s.io/api'], {
    cwd: goModule,
    encoding: 'utf8',
  })
    .trim()
    .split(' ');
  const sources = sourcesIn(ciliumRepo, minors);
  const kinds = new Map<string, string[]>();
  for (const { commit } of sources) {
    for (const [kind, keys] of kindsAt(ciliumRepo, commit)) {
      const known = kinds.get(kind);
      kinds.set(kind, known ? known.filter((key) => keys.includes(key)) : keys);
    }
  }
  const required: RequiredKeys = {
    read: { 'k8s.io/api': version, ...Object.fromEntries(sources.map(({ minor, of }) => [minor, of])) },
    parts: Object.fromEntries(
      Object.entries(parts).map(([key, [group, type]]) => [
        key,
        requiredIn(readFileSync(join(folder, group, 'v1', 'types.go'), 'utf8'), type),
      ]),
    ),
    kinds: Object.fromEntries([...kinds].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
  writeFileSync(join(outDir, 'required.json'), formatCatalog(required));
  log(`required keys: ${kinds.size} kinds of Cilium, k8s.io/api ${version}`);
}

interface Schema {
  required?: string[];
  properties?: Record<string, Schema & { default?: unknown }>;
  items?: Schema;
}

interface Definition {
  spec: { group: string; names: { kind: string }; versions: { name: string; schema: { openAPIV3Schema: Schema } }[] };
}

/** Required keys below `spec` of the kinds that a commit defines. */
function kindsAt(repo: string, commit: string): [string, string[]][] {
  const files = git(repo, 'ls-tree', '-r', '--name-only', commit, 'pkg/k8s/apis/cilium.io/client/crds').split('\n');
  return files
    .filter((file) => /\/cilium(bgp|loadbalancer|l2|podip)\w*\.yaml$/.test(file))
    .flatMap((file) => {
      const { spec } = parse(git(repo, 'show', `${commit}:${file}`)) as Definition;
      if (!wanted.test(spec.names.kind)) return [];
      return spec.versions.map(({ name, schema }): [string, string[]] => [
        `${spec.group}/${name}/${spec.names.kind}`,
        requiredBelow({ properties: { spec: schema.openAPIV3Schema.properties?.spec ?? {} } }).sort(),
      ]);
    });
}

/** What has a default is never missing. */
function requiredBelow({ required = [], properties = {}, items }: Schema, above = ''): string[] {
  const here = required.filter((key) => properties[key]?.default === undefined).map((key) => `${above}${key}`);
  const below = Object.entries(properties).flatMap(([key, schema]) => requiredBelow(schema, `${above}${key}.`));
  return [...here, ...below, ...(items ? requiredBelow(items, above) : [])];
}
