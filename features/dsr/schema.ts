import * as z from 'zod';

/** How requests for a service are forwarded to a backend on another node. */
export const schema = z.strictObject({
  mode: z
    .enum(['snat', 'dsr', 'hybrid'])
    .optional()
    .describe('dsr (default): replies leave from the backend node; hybrid: for TCP only; snat: the agent default'),
  dispatch: z
    .enum(['opt', 'ipip', 'geneve'])
    .optional()
    .describe('How the service address reaches the backend node; the agent default is opt'),
});
export type DsrIntent = z.infer<typeof schema>;
