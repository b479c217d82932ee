import * as z from 'zod';
import { duration } from '../duration.ts';

/** Fixed source addresses for traffic that leaves the cluster. */
export const schema = z.strictObject({
  policyMapMax: z
    .int()
    .min(1)
    .max(4294967295)
    .optional()
    .describe('Entries of the BPF map that holds the policies, per node. Cilium 1.14 and later'),
  reconciliationTriggerInterval: duration
    .optional()
    .describe('How long the agent gathers changes before it applies them: 1s. Cilium 1.14 and later'),
  installRoutes: z
    .boolean()
    .optional()
    .describe('The agent installs rules and routes on gateway nodes, as ENI mode needs. Cilium 1.12 to 1.14'),
});
export type EgressGatewayIntent = z.infer<typeof schema>;
