import * as z from 'zod';

const device = z.strictObject({
  name: z.string().min(1).describe('The interface, as on the nodes: eth0'),
  driver: z.string().min(1).optional().describe('Its driver, as `ethtool -i` prints it; only checked'),
  kernel: z
    .string()
    .regex(/^\d+\.\d+/, 'a kernel version, quoted: "5.15"')
    .optional()
    .describe('The kernel of the nodes with this device, where it is not the kernel of the target; only checked'),
});

/** Load balancing in the network driver. */
export const schema = z.strictObject({
  mode: z
    .enum(['native', 'best-effort', 'disabled'])
    .optional()
    .describe('native (default): on every device; best-effort: on the devices whose driver can'),
  devices: z.array(device).min(1).optional().describe('The devices that Cilium uses, for services and for XDP'),
});
export type XdpIntent = z.infer<typeof schema>;
export type XdpDevice = z.infer<typeof device>;
