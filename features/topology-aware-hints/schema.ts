import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';

/** Services prefer endpoints of the client's zone. */
export const schema = onDemand(() => z.strictObject({}));
export type TopologyAwareHintsIntent = z.infer<ReturnType<typeof schema>>;
