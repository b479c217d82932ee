import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';
import { duration } from '../shared/duration.ts';

/** Discovery of the link-layer addresses of the other nodes. */
export const schema = onDemand(() =>
  z.strictObject({
    enabled: optional(z.boolean(), 'true (default) or false'),
    refreshPeriod: optional(
      duration(),
      'How often entries are refreshed, such as 30s or 5m; 0s means never. Cilium 1.9 to 1.17',
    ),
  }),
);
export type NeighborDiscoveryIntent = z.infer<ReturnType<typeof schema>>;
