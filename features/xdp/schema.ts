import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const device = onDemand(() =>
  z.strictObject({
    name: z.string().check(z.minLength(1), z.describe('The interface, as on the nodes: eth0')),
    driver: optional(z.string().check(z.minLength(1)), 'Its driver, as `ethtool -i` prints it; only checked'),
    kernel: optional(
      z.string().check(z.regex(/^\d+\.\d+/, 'a kernel version, quoted: "5.15"')),
      'The kernel of the nodes with this device, where it is not the kernel of the target; only checked',
    ),
  }),
);

/** Load balancing in the network driver. */
export const schema = onDemand(() =>
  z.strictObject({
    mode: optional(
      z.enum(['native', 'best-effort', 'disabled']),
      'native (default): on every device; best-effort: on the devices whose driver can',
    ),
    devices: optional(
      z.array(device()).check(z.minLength(1)),
      'The devices that Cilium uses, for services and for XDP',
    ),
  }),
);
export type XdpIntent = z.infer<ReturnType<typeof schema>>;
