import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** How requests for a service are forwarded to a backend on another node. */
export const schema = onDemand(() =>
  z.strictObject({
    mode: optional(
      z.enum(['snat', 'dsr', 'hybrid']),
      'dsr (default): replies leave from the backend node; hybrid: for TCP only; snat: the agent default',
    ),
    dispatch: optional(
      z.enum(['opt', 'ipip', 'geneve']),
      'How the service address reaches the backend node; the agent default is opt',
    ),
  }),
);
export type DsrIntent = z.infer<ReturnType<typeof schema>>;
