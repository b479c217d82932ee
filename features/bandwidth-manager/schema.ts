import * as z from 'zod';

/** Pacing and rate limits for pods. */
export const schema = z.strictObject({
  bbr: z.boolean().optional().describe('TCP BBR congestion control for pods. Cilium 1.12 and later, kernel 5.18'),
  bbrHostNamespaceOnly: z
    .boolean()
    .optional()
    .describe('BBR for host network pods only, which works with legacy host routing. Cilium 1.18 and later'),
});
export type BandwidthManagerIntent = z.infer<typeof schema>;
