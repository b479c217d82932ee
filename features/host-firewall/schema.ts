import * as z from 'zod/mini';
import { optional } from '../../src/core/optional.ts';

/** Policies for the nodes themselves. */
export const schema = z.strictObject({
  devices: optional(
    z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
    'Network devices of the nodes that policies apply to; detected if absent',
  ),
});
export type HostFirewallIntent = z.infer<typeof schema>;
