import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** The modes and dispatches that the agent accepts. */
export const modes = ['snat', 'dsr', 'hybrid'] as const;
export const dispatches = ['opt', 'ipip', 'geneve'] as const;

/** How requests for a service are forwarded to a backend on another node. */
export const schema = onDemand(() =>
  z.strictObject({
    mode: optional(
      z.enum(modes),
      'dsr (default): the backend node replies to the client. hybrid: DSR for TCP only. snat: the default of the agent',
    ),
    dispatch: optional(
      z.enum(dispatches),
      'How DSR transports the Service address to the backend node. The default of the agent is opt',
    ),
  }),
);
export type DsrIntent = z.infer<ReturnType<typeof schema>>;
