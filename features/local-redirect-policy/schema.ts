import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** Keeps traffic of pods for an address or a Service on the node. */
export const schema = onDemand(() =>
  z.strictObject({
    addressMatcherCIDRs: optional(
      z.array(z.union([z.cidrv4(), z.cidrv6()])),
      'Networks whose addresses policies may redirect; default: all. Cilium 1.18 and later',
    ),
  }),
);
export type LocalRedirectPolicyIntent = z.infer<ReturnType<typeof schema>>;
