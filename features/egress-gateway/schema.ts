import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';
import { duration } from '../shared/duration.ts';

/** Fixed source addresses for traffic that leaves the cluster. */
export const schema = onDemand(() =>
  z.strictObject({
    policyMapMax: optional(
      z.int().check(z.minimum(1), z.maximum(4294967295)),
      'Size of the BPF map for policies on each node. Cilium 1.14 and later',
    ),
    reconciliationTriggerInterval: optional(
      duration(),
      'How long the agent collects changes before it applies them; for example 1s. Cilium 1.14 and later',
    ),
    installRoutes: optional(
      z.boolean(),
      'Install rules and routes on gateway nodes, which ENI mode requires. Cilium 1.12 to 1.14',
    ),
  }),
);
export type EgressGatewayIntent = z.infer<ReturnType<typeof schema>>;
