/** The kinds that each minor of Cilium defines, and the API server's checks of their objects. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { DefinitionRun, DefinitionsCatalog, ObjectSchema } from '../../../src/catalog/definitions.ts';
import type { Json } from '../../../src/core/json.ts';
import { sourcesIn } from '../agent-options/sources.ts';
import { git } from '../ansible/ansible.ts';
import { formatCatalog } from '../format.ts';
import { share } from '../share.ts';

/** Kinds that Kubespray's variables create. */
const wanted = /^Cilium(BGP|LoadBalancer|L2|PodIP)/;

interface DefinitionsBuild {
  /** A clone of cilium/cilium. */
  ciliumRepo: string;
  /** Minors to look for, oldest first. */
  minors: readonly string[];
  outDir: string;
  log: (line: string) => void;
}

interface Schema {
  [key: string]: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface Definition {
  spec: {
    names: { kind: string };
    versions: { name: string; served: boolean; schema: { openAPIV3Schema: Schema } }[];
  };
}

/** Writes `definitions.json`. */
export function buildDefinitions({ ciliumRepo, minors, outDir, log }: DefinitionsBuild): void {
  const sources = sourcesIn(ciliumRepo, minors);
  const kinds: DefinitionsCatalog['kinds'] = {};
  for (const { minor, commit } of sources) {
    for (const { kind, version, schema } of servedAt(ciliumRepo, commit)) {
      const { [version]: runs = [], ...others } = kinds[kind] ?? {};
      const last = runs.at(-1);
      const isAlike = last && follows(minors, last.to, minor) && JSON.stringify(last.schema) === JSON.stringify(schema);
      if (isAlike) last.to = minor;
      else runs.push({ from: minor, to: minor, schema });
      kinds[kind] = sorted({ ...others, [version]: runs });
    }
  }
  const facts: DefinitionsCatalog = {
    read: Object.fromEntries(sources.map(({ minor, of }) => [minor, of])),
    kinds: sorted(kinds),
  };
  writeFileSync(join(outDir, 'definitions.json'), formatCatalog(share(facts)));
  log(`definitions: ${Object.keys(kinds).length} kinds of Cilium in ${sources.length} minors`);
}

function follows(minors: readonly string[], one: string, other: string): boolean {
  return minors.indexOf(other) === minors.indexOf(one) + 1;
}

function sorted<T>(facts: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

type Served = { kind: string; version: string } & Pick<DefinitionRun, 'schema'>;

/** The served versions of the kinds at a commit. */
function servedAt(repo: string, commit: string): Served[] {
  const files = git(repo, 'ls-tree', '-r', '--name-only', commit, 'pkg/k8s/apis/cilium.io/client/crds').split('\n');
  return files
    .filter((file) => /\/cilium(bgp|loadbalancer|l2|podip)\w*\.yaml$/.test(file))
    .flatMap((file) => {
      const { spec } = parse(git(repo, 'show', `${commit}:${file}`)) as Definition;
      if (!wanted.test(spec.names.kind)) return [];
      return spec.versions
        .filter(({ served }) => served)
        .map(({ name, schema }) => ({
          kind: spec.names.kind,
          version: name,
          schema: checksOf(schema.openAPIV3Schema.properties?.spec ?? {}),
        }));
    });
}

/** Keys of a schema by which the API server validates a value. */
const checks: readonly string[] = [
  'type',
  'format',
  'pattern',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
];

function checksOf(schema: Schema): ObjectSchema {
  const found: Record<string, unknown> = {};
  for (const key of checks) if (schema[key] !== undefined) found[key] = schema[key];
  const { properties, items, additionalProperties, required, 'x-kubernetes-preserve-unknown-fields': open } = schema;
  // A key with a default is never missing.
  const needed = ((required ?? []) as string[]).filter((key) => properties?.[key]?.default === undefined).sort();
  if (needed.length > 0) found.required = needed;
  if (properties) {
    found.properties = sorted(
      Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, checksOf(value)])),
    );
  }
  if (items) found.items = checksOf(items);
  if (schema['x-kubernetes-list-type'] === 'map') found.keys = schema['x-kubernetes-list-map-keys'];
  if (typeof additionalProperties === 'object') found.values = checksOf(additionalProperties as Schema);
  if (open === true || additionalProperties === true) found.open = true;
  const rules = rulesOf(schema);
  if (rules.length > 0) {
    found.rules = rules;
    for (const [key, below] of Object.entries((found.properties ?? {}) as Record<string, ObjectSchema>)) {
      const preset = properties?.[key]?.default;
      if (preset !== undefined && rules.some((rule) => rule.includes(`self.${key}`))) below.default = preset as Json;
    }
  }
  return found as ObjectSchema;
}

/** Validation rules for new objects; other rules compare an object with its former state. */
function rulesOf({ 'x-kubernetes-validations': validations }: Schema): string[] {
  return ((validations ?? []) as { rule: string }[])
    .map(({ rule }) => rule.replace(/\s+/g, ' ').trim())
    .filter((rule) => !rule.includes('oldSelf'));
}
