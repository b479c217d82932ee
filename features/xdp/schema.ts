import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const device = onDemand(() =>
  z.strictObject({
    name: z.string().check(z.minLength(1), z.describe('Name of the network interface on the nodes, such as eth0')),
    driver: optional(
      z.string().check(z.minLength(1)),
      'Driver of the device, as `ethtool -i` prints it. Used for checks only',
    ),
    kernel: optional(
      z.string().check(z.regex(/^\d+\.\d+/, 'a kernel version, quoted: "5.15"')),
      'Kernel of the nodes with this device, if it differs from the kernel of the target. Used for checks only',
    ),
  }),
);

/** Load balancing in the network driver. */
export const schema = onDemand(() =>
  z.strictObject({
    mode: optional(
      z.enum(['native', 'best-effort', 'disabled']),
      'native (default): on every device. best-effort: on the devices whose driver supports XDP',
    ),
    devices: optional(z.array(device()).check(z.minLength(1)), 'Devices that Cilium uses for Services and XDP'),
  }),
);
export type XdpIntent = z.infer<ReturnType<typeof schema>>;
