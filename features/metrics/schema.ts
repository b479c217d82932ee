import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const port = onDemand(() => z.int().check(z.minimum(1), z.maximum(65535)));

/** A part of Cilium that serves metrics. */
const part = onDemand(() =>
  z.strictObject({
    port: optional(port(), 'Port on every node'),
    serviceMonitor: optional(z.boolean(), 'Create a ServiceMonitor for the Prometheus operator'),
  }),
);

/** Prometheus metrics of Cilium itself. */
export const schema = onDemand(() =>
  z.strictObject({
    agent: optional(
      z.union([z.boolean(), part()]),
      'Metrics of the agents; default port 9962 (9090 up to Cilium 1.11)',
    ),
    operator: optional(
      z.union([z.boolean(), part()]),
      'Metrics of the operator; default port 9963 (6942 up to Cilium 1.11)',
    ),
    envoy: optional(z.union([z.boolean(), part()]), 'Metrics of Envoy; default port 9964. Cilium 1.14 and later'),
  }),
);
export type MetricsIntent = z.infer<ReturnType<typeof schema>>;
