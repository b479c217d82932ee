import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** Services of type LoadBalancer with the addresses of nodes. */
export const schema = onDemand(() =>
  z.strictObject({
    default: optional(
      z.boolean(),
      'Also use it for Services without `loadBalancerClass`, instead of LB IPAM. Cilium 1.17 and later',
    ),
  }),
);
export type NodeIPAMIntent = z.infer<ReturnType<typeof schema>>;
