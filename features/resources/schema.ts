import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** A Kubernetes quantity: `500m`, `512Mi`, `2`. */
const quantity = onDemand(() =>
  z.string().check(z.regex(/^\d+(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/, 'Expected a quantity such as 500m, 2 or 512Mi')),
);

const amounts = onDemand(() =>
  z.strictObject({
    cpu: optional(quantity(), 'CPUs: `500m` is half a CPU'),
    memory: optional(quantity(), 'Memory, such as `512Mi`'),
  }),
);

const toleration = onDemand(() =>
  z.strictObject({
    key: optional(z.string(), 'Key of the taint; default: every taint'),
    operator: optional(z.enum(['Exists', 'Equal']), 'How the value is compared; default Equal'),
    value: optional(z.string(), 'Value of the taint'),
    effect: optional(z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']), 'Effect of the taint; default: all'),
    tolerationSeconds: optional(z.int(), 'How long pods stay on a node with a NoExecute taint'),
  }),
);

const pod = onDemand(() => ({
  requests: optional(amounts(), 'Requests: what is reserved'),
  limits: optional(amounts(), 'Limits: the maximum'),
  tolerations: optional(z.array(toleration()), 'Taints that the pods tolerate, instead of the defaults of the chart'),
  priorityClassName: optional(z.string().check(z.minLength(1)), 'PriorityClass of the pods'),
}));
const daemonSet = onDemand(() => z.strictObject(pod()));
const deployment = onDemand(() =>
  z.strictObject({
    ...pod(),
    replicas: optional(z.int().check(z.positive()), 'Number of pods'),
  }),
);

/** Resources of Cilium's pods, and where the pods run. */
export const schema = onDemand(() =>
  z.strictObject({
    agent: optional(daemonSet(), 'Agents, one on each node'),
    operator: optional(deployment(), 'Operator of Cilium'),
    envoy: optional(daemonSet(), 'Envoy in its own pods. Cilium 1.14 and later'),
    hubbleRelay: optional(deployment(), 'Hubble Relay'),
    clusterMeshAPIServer: optional(deployment(), 'API server of the cluster mesh'),
  }),
);
export type ResourcesIntent = z.infer<ReturnType<typeof schema>>;
