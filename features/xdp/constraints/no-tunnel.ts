import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { optionName, optionNames, tunnels, usesXDP } from '../../shared/load-balancer-state.ts';
import { useNativeRouting } from '../../shared/remedies.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'no-tunnel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'XDP in a tunnel before Cilium 1.13',
  why: 'The XDP program supports encapsulation from 1.13 on. Older agents refuse to start with XDP acceleration in a tunnel.',
  fix: 'Use native routing, or use Cilium 1.13 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.9.0 <1.13.0',
  reads: [...optionNames('acceleration'), 'tunnel'],
  check(context) {
    const { options } = context;
    const broken = all(usesXDP(options, context), tunnels(options, context), nodePort(options, context) !== false);
    return violationIf(broken, {
      subject: optionName('acceleration', options, context),
      message: `Cilium ${context.cilium} does not start with XDP acceleration in a tunnel.`,
      remedies: [useNativeRouting(options, context), { text: 'use Cilium 1.13 or newer' }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.11.3', features: { xdp: true } },
      { cilium: '1.12.1', features: { xdp: true, routing: { mode: 'tunnel', tunnelProtocol: 'geneve' } } },
    ],
    good: [
      {
        cilium: '1.11.3',
        features: { xdp: true, routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
      },
      { cilium: '1.13.4', features: { xdp: true } },
    ],
  },
});
