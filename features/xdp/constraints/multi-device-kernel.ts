import { defineConstraint } from '../../../src/core/feature.ts';
import { optionNames, usesXDP } from '../../shared/load-balancer-state.ts';
import { violationIf } from '../../shared/violation.ts';
import { deviceNames } from '../lens.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'multi-device-kernel',
  severity: 'warning',
  symptoms: ['slow'],
  title: 'XDP on several devices before kernel 5.5',
  why: "Cilium's documentation recommends kernel 5.5 for XDP on more than one device, for performance reasons.",
  fix: 'Use kernel 5.5 or newer, or keep one device in devices.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  versions: '>=1.10.0 <1.18.0',
  reads: [...optionNames('acceleration'), 'devices'],
  check(context) {
    const names = deviceNames(context.options);
    const old = names.length > 1 && context.kernelIs('<5.5.0');
    return violationIf(old && usesXDP(context.options, context), {
      subject: 'devices',
      message: `On kernel ${context.kernel}, XDP on several devices (${names.join(', ')}) can be slow: Cilium's documentation recommends kernel 5.5 or newer.`,
      remedies: [{ text: 'use kernel 5.5 or newer' }, { text: 'keep one device in devices' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', kernel: '5.4.0', features: { xdp: { devices: [{ name: 'eth0' }, { name: 'eth1' }] } } }],
    good: [
      { cilium: '1.15.9', kernel: '5.15.0', features: { xdp: { devices: [{ name: 'eth0' }, { name: 'eth1' }] } } },
      { cilium: '1.15.9', kernel: '5.4.0', features: { xdp: { devices: [{ name: 'eth0' }] } } },
    ],
  },
});
