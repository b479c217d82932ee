import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'ena-limits',
  severity: 'info',
  symptoms: ['agent-fails'],
  title: 'XDP on ena requires a smaller MTU and fewer channels',
  why: 'The driver accepts an XDP program only with an MTU of at most 3498 and at most half of its channels. The default MTU is 9001.',
  fix: 'On every node, before Cilium starts, set an MTU of at most 3498 (ip link) and halve the channels (ethtool -L).',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  versions: '>=1.9.0',
  // Only an intent contains the drivers.
  reads: [],
  check({ intent }): Violation[] {
    if (intent === undefined || intent.mode === 'disabled') return [];
    return (intent.devices ?? []).flatMap((device, index): Violation[] =>
      device.driver === 'ena'
        ? [
            {
              subject: `intent:devices.${index}.driver`,
              message: `The driver ena runs XDP only with an MTU of at most 3498 and at most half of the channels. On every node, before Cilium starts, run: ip link set ${device.name} mtu 3498. Also run: ethtool -L ${device.name} combined N, where N is half of the maximum that ethtool -l ${device.name} prints.`,
            },
          ]
        : [],
    );
  },
  examples: {
    bad: [{ cilium: '1.19.3', kernel: '5.15.0', features: { xdp: { devices: [{ name: 'eth0', driver: 'ena' }] } } }],
    good: [{ cilium: '1.19.3', kernel: '5.15.0', features: { xdp: { devices: [{ name: 'eth0', driver: 'ice' }] } } }],
  },
});
