import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** IPv6 for pods and Services. */
export const schema = onDemand(() =>
  z.strictObject({
    ipv4: optional(z.boolean(), 'Use IPv4 too (dual stack, the default). With false the cluster has IPv6 only'),
  }),
);
export type Ipv6Intent = z.infer<ReturnType<typeof schema>>;
