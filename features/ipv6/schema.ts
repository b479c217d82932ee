import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** IPv6 for pods and Services. */
export const schema = onDemand(() =>
  z.strictObject({
    ipv4: optional(z.boolean(), 'Keep IPv4 beside it (dual stack, the default); false is IPv6 alone'),
  }),
);
export type Ipv6Intent = z.infer<ReturnType<typeof schema>>;
