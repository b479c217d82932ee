import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import { findDriver, kernelBefore } from '../drivers.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'driver-kernel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Kernel too old for XDP with this driver',
  why: 'In native mode the agent loads the XDP program on every device, and fails if a driver does not support XDP. In best-effort mode it does not use XDP on such a device.',
  fix: 'Use a newer kernel, or disable XDP acceleration.',
  source: 'Documentation/reference-guides/bpf/progtypes.rst',
  versions: '>=1.9.0',
  // Only an intent contains the drivers.
  reads: [],
  check({ intent, kernel: targetKernel }): Violation[] {
    if (intent === undefined || intent.mode === 'disabled') return [];
    const bestEffort = intent.mode === 'best-effort';
    return (intent.devices ?? []).flatMap((device, index): Violation[] => {
      const driver = device.driver === undefined ? undefined : findDriver(device.driver);
      const kernel = device.kernel ?? targetKernel;
      if (driver === undefined || kernel === undefined || !kernelBefore(kernel, driver.kernel)) return [];
      const consequence = bestEffort ? `runs without XDP on ${device.name}` : 'does not start with native XDP';
      return [
        {
          subject: `intent:devices.${index}.driver`,
          severity: bestEffort ? 'warning' : 'error',
          message: `Driver ${device.driver} of ${device.name} supports XDP from kernel ${driver.kernel} on. On kernel ${kernel} Cilium ${consequence}.`,
          remedies: [
            { text: `use kernel ${driver.kernel} or newer` },
            ...(bestEffort ? [] : [{ text: 'set features.xdp.mode: disabled' }]),
          ],
        },
      ];
    });
  },
  examples: {
    bad: [
      { cilium: '1.15.9', kernel: '5.4.0', features: { xdp: { devices: [{ name: 'eth0', driver: 'ena' }] } } },
      { cilium: '1.19.3', features: { xdp: { devices: [{ name: 'eth0', driver: 'vmxnet3', kernel: '5.15' }] } } },
      {
        cilium: '1.19.3',
        kernel: '5.15.0',
        features: { xdp: { mode: 'best-effort', devices: [{ name: 'eth0', driver: 'gve' }] } },
      },
    ],
    good: [
      { cilium: '1.19.3', kernel: '5.15.0', features: { xdp: { devices: [{ name: 'eth0', driver: 'mlx5_core' }] } } },
      { cilium: '1.19.3', features: { xdp: { devices: [{ name: 'eth0', driver: 'vmxnet3' }] } } },
    ],
  },
});
