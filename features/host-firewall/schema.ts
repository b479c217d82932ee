import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** Policies for the nodes themselves. */
export const schema = onDemand(() =>
  z.strictObject({
    devices: optional(
      z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
      'Network devices of the nodes that policies apply to; default: detected',
    ),
  }),
);
export type HostFirewallIntent = z.infer<ReturnType<typeof schema>>;
