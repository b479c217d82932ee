/** The intent file as a zod schema: the fixed part is here, the rest is composed from the features. */
import * as z from 'zod/mini';
import type { AnyFeature } from '../../core/feature.ts';
import { optional } from '../../core/optional.ts';

/** The target as written in the file; nothing is resolved yet. */
export interface IntentTarget {
  kubespray?: string | undefined;
  kubean?: string | undefined;
  cilium?: string | undefined;
  kernel?: string | undefined;
}

const target = (): z.ZodMiniType<IntentTarget> =>
  z.strictObject({
    kubespray: optional(
      z.string().check(z.minLength(1)),
      'Kubespray release: v2.31.0, 2.31 (its newest patch) or master',
    ),
    kubean: optional(z.string().check(z.minLength(1)), 'Kubean release, instead of the Kubespray release that it pins'),
    cilium: optional(z.string().check(z.minLength(1)), 'Cilium version; default: the version of the release'),
    kernel: optional(
      z.string().check(z.minLength(1)),
      'Oldest kernel of the nodes, in quotes: "5.15"; enables kernel checks',
    ),
  });

function featureEntry(feature: AnyFeature): z.ZodMiniType {
  return z
    .optional(z.union([z.boolean(), feature.schema()]))
    .check(z.meta({ title: feature.title, description: feature.summary }));
}

/** Caches one result for each list of features: creating schemas costs more than using them. */
function onceFor<Result>(
  make: (features: readonly AnyFeature[]) => Result,
): (features: readonly AnyFeature[]) => Result {
  const made = new WeakMap<readonly AnyFeature[], Result>();
  return (features) => {
    const present = made.get(features);
    if (present !== undefined) return present;
    const result = make(features);
    made.set(features, result);
    return result;
  };
}

/**
 * For each list of features, the subsets that files name. The same names yield the same array, so that its schema is
 * cached.
 */
const parts = onceFor(() => new Map<string, readonly AnyFeature[]>());

/** The features that a mapping names: creating the schemas of all features costs more than reading a file. */
export function featuresIn(mapping: unknown, features: readonly AnyFeature[]): readonly AnyFeature[] {
  const keys = typeof mapping === 'object' && mapping !== null ? mapping : {};
  const found = features.filter(({ key }) => Object.hasOwn(keys, key));
  const names = found.map(({ key }) => key).join();
  const known = parts(features).get(names) ?? found;
  parts(features).set(names, known);
  return known;
}

/**
 * The whole file, strict everywhere. Each feature accepts `true` and `false` in addition to its own schema;
 * `parseIntent` turns `true` into `{}` before it validates.
 * @internal
 */
export const intentSchema = onceFor((features) => {
  const featureShape = Object.fromEntries(features.map((feature) => [feature.key, featureEntry(feature)]));
  return z
    .strictObject({
      version: z.literal(1).check(z.describe('Version of this file format')),
      extends: optional(
        z.string().check(z.minLength(1)),
        'File of another intent that this one changes: mappings are merged, lists replaced',
      ),
      target: optional(target(), 'Target of the configuration. Without a release it is plain Helm'),
      features: optional(
        z.strictObject(featureShape),
        'Each feature is a mapping, true (all defaults) or false (explicitly off)',
      ),
      values: optional(z.record(z.string(), z.unknown()), 'Further Helm values of Cilium, nested as in values.yaml'),
      config: optional(
        z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        'Further agent options: a flat map',
      ),
    })
    .check(
      z.meta({ title: 'cilium-extras intent', description: 'Settings of Cilium for a Kubespray or Kubean cluster.' }),
    );
});

/** A JSON Schema, limited to the parts that the program itself reads. */
export interface JsonSchema {
  $schema?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, JsonSchema | boolean>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema | boolean | (JsonSchema | boolean)[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  [keyword: string]: unknown;
}

/** The JSON Schema (draft 2020-12) of an intent, for editors. */
export const intentJsonSchema = onceFor(
  (features): JsonSchema => z.toJSONSchema(intentSchema(features), { io: 'input' }),
);
