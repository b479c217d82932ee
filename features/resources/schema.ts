import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** A quantity as Kubernetes writes it: `500m`, `512Mi`, `2`. */
const quantity = onDemand(() =>
  z.string().check(z.regex(/^\d+(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/, 'Expected a quantity such as 500m, 2 or 512Mi')),
);

const amounts = onDemand(() =>
  z.strictObject({
    cpu: optional(quantity(), 'Processors: `500m` is half of one'),
    memory: optional(quantity(), 'Memory: `512Mi`'),
  }),
);

const toleration = onDemand(() =>
  z.strictObject({
    key: optional(z.string(), 'Key of the taint; every taint if absent'),
    operator: optional(z.enum(['Exists', 'Equal']), 'Whether its value counts; default Equal'),
    value: optional(z.string(), 'Value of the taint'),
    effect: optional(z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']), 'Effect of the taint; all if absent'),
    tolerationSeconds: optional(z.int(), 'How long pods stay under NoExecute'),
  }),
);

const pod = onDemand(() => ({
  requests: optional(amounts(), 'What is reserved'),
  limits: optional(amounts(), 'What is the most'),
  tolerations: optional(z.array(toleration()), 'Taints that pods tolerate, instead of those of the chart'),
  priorityClassName: optional(z.string().check(z.minLength(1)), 'PriorityClass of the pods'),
}));
const daemonSet = onDemand(() => z.strictObject(pod()));
const deployment = onDemand(() =>
  z.strictObject({
    ...pod(),
    replicas: optional(z.int().check(z.positive()), 'Number of pods'),
  }),
);

/** What the pods of Cilium get, and where they run. */
export const schema = onDemand(() =>
  z.strictObject({
    agent: optional(daemonSet(), 'The agents, one on each node'),
    operator: optional(deployment(), 'The operator'),
    envoy: optional(daemonSet(), 'Envoy in pods of its own. Cilium 1.14 and later'),
    hubbleRelay: optional(deployment(), 'Hubble Relay'),
    clusterMeshAPIServer: optional(deployment(), 'The API server of cluster mesh'),
  }),
);
export type ResourcesIntent = z.infer<ReturnType<typeof schema>>;
