import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';

/** Makes Services prefer endpoints in the client's zone. */
export const schema = onDemand(() => z.strictObject({}));
export type TopologyAwareHintsIntent = z.infer<ReturnType<typeof schema>>;
