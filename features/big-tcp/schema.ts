import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** Larger packets inside a node. */
export const schema = onDemand(() =>
  z.strictObject({
    ipv4: optional(z.boolean(), 'BIG TCP for IPv4. Enabled unless only ipv6 is set. Cilium 1.14 and later, kernel 6.3'),
    ipv6: optional(z.boolean(), 'BIG TCP for IPv6. It enables IPv6 too. Cilium 1.13 and later, kernel 5.19'),
  }),
);
export type BigTCPIntent = z.infer<ReturnType<typeof schema>>;
