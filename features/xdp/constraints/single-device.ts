import { defineConstraint } from '../../../src/core/feature.ts';
import { optionNames, usesXDP } from '../../shared/load-balancer-state.ts';
import { violationIf } from '../../shared/violation.ts';
import { deviceNames } from '../lens.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'single-device',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'XDP on several devices before Cilium 1.10',
  why: 'Cilium 1.9 only runs XDP on the direct routing device. The agent refuses to start with several devices.',
  fix: 'Keep one device in devices, or use Cilium 1.10 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go, Documentation/gettingstarted/kubeproxy-free.rst',
  versions: '>=1.9.0 <1.10.0',
  reads: [...optionNames('acceleration'), 'devices'],
  check(context) {
    const names = deviceNames(context.options);
    return violationIf(names.length > 1 && usesXDP(context.options, context), {
      subject: 'devices',
      message: `Cilium ${context.cilium} does not start with XDP on several devices (${names.join(', ')}).`,
      remedies: [{ text: 'keep one device in devices' }, { text: 'use Cilium 1.10 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.9.11', features: { xdp: { devices: [{ name: 'eth0' }, { name: 'eth1' }] } } }],
    good: [
      { cilium: '1.9.11', features: { xdp: { devices: [{ name: 'eth0' }] } } },
      { cilium: '1.10.20', features: { xdp: { devices: [{ name: 'eth0' }, { name: 'eth1' }] } } },
    ],
  },
});
