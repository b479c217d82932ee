/** The intent file as a zod schema: what is fixed stands here, the rest is composed from the features. */
import * as z from 'zod';
import type { AnyFeature } from '../core/feature.ts';

const target = z.strictObject({
  kubespray: z.string().min(1).optional().describe('Kubespray release: v2.31.0, 2.31 (its newest patch) or master'),
  kubean: z.string().min(1).optional().describe('Kubean release; stands for the Kubespray that it pins'),
  cilium: z.string().min(1).optional().describe("Cilium version; the release's default if absent"),
  kernel: z.string().min(1).optional().describe('Oldest kernel of the nodes, in quotes: "5.15"; enables kernel checks'),
});

/** What the file says of its target, as written; nothing is resolved yet. */
export type IntentTarget = z.infer<typeof target>;

function featureEntry(feature: AnyFeature): z.ZodType {
  return z.union([z.boolean(), feature.schema]).optional().meta({ title: feature.title, description: feature.summary });
}

/** One result for each list of features: making schemas costs more than using them. */
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
 * The whole file, strict everywhere. `true` and `false` stand beside each feature's own schema; `parseIntent` turns
 * `true` into `{}` before it validates.
 */
export const intentSchema = onceFor((features) => {
  const featureShape = Object.fromEntries(features.map((feature) => [feature.key, featureEntry(feature)]));
  return z
    .strictObject({
      version: z.literal(1).describe('Version of this file format'),
      target: target.optional().describe('What the configuration is for; without a release it is plain Helm'),
      features: z
        .strictObject(featureShape)
        .optional()
        .describe('Each a mapping, or true (all defaults), or false (explicitly off)'),
      values: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('Further Helm values of Cilium, nested as in values.yaml'),
      config: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
        .optional()
        .describe('Further agent options: a flat map'),
    })
    .meta({ title: 'cilium-extras intent', description: 'What Cilium should do on a Kubespray or Kubean cluster.' });
});

/** The JSON Schema (draft 2020-12) of an intent, for editors. */
export const intentJsonSchema = onceFor(
  (features): z.core.JSONSchema.BaseSchema => z.toJSONSchema(intentSchema(features), { io: 'input' }),
);
