import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** The device between a pod and its node. */
export const schema = onDemand(() =>
  z.strictObject({
    l2: optional(z.boolean(), 'Give pods devices with a hardware address (netkit-l2)'),
  }),
);
export type NetkitIntent = z.infer<ReturnType<typeof schema>>;
