import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import { findDriver } from '../drivers.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'driver-unsupported',
  severity: 'info',
  symptoms: ['agent-fails'],
  title: 'Driver not known to support XDP',
  why: "Cilium's list of drivers with native XDP does not include this driver. The list may be incomplete. In native mode the agent does not start if a driver does not support XDP.",
  fix: 'Test XDP on one node first, use best-effort (from 1.15 on), or list devices whose drivers support XDP.',
  source: 'Documentation/reference-guides/bpf/progtypes.rst',
  versions: '>=1.9.0',
  // Only an intent contains the drivers.
  reads: [],
  check({ intent, is }): Violation[] {
    if (intent === undefined || intent.mode === 'disabled' || intent.mode === 'best-effort') return [];
    const way = is('>=1.15.0')
      ? ' Test XDP on one node first, or set features.xdp.mode: best-effort.'
      : ' Test XDP on one node first.';
    return (intent.devices ?? []).flatMap((device, index): Violation[] =>
      device.driver === undefined || findDriver(device.driver) !== undefined
        ? []
        : [
            {
              subject: `intent:devices.${index}.driver`,
              message: `Driver ${device.driver} of ${device.name} is not known to support XDP. If it does not support XDP, Cilium does not start in native mode.${way}`,
            },
          ],
    );
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { xdp: { devices: [{ name: 'eth0', driver: 'e1000e' }] } } }],
    good: [
      { cilium: '1.19.3', features: { xdp: { devices: [{ name: 'eth0', driver: 'ixgbe' }] } } },
      { cilium: '1.19.3', features: { xdp: { mode: 'best-effort', devices: [{ name: 'eth0', driver: 'e1000e' }] } } },
    ],
  },
});
