import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** Pacing and rate limits for pods. */
export const schema = onDemand(() =>
  z.strictObject({
    bbr: optional(z.boolean(), 'TCP BBR congestion control for pods. Cilium 1.12 and later, kernel 5.18'),
    bbrHostNamespaceOnly: optional(
      z.boolean(),
      'BBR for host network pods only, which works with legacy host routing. Cilium 1.18 and later',
    ),
  }),
);
export type BandwidthManagerIntent = z.infer<ReturnType<typeof schema>>;
