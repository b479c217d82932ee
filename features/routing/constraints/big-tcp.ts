import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import { nativeRouting } from '../../shared/agent-state.ts';

/** The switch of each address family, and the first kernel that can do it. */
const families = [
  { option: 'enable-ipv4-big-tcp', kernel: '6.3.0' },
  { option: 'enable-ipv6-big-tcp', kernel: '5.19.0' },
] as const;

export default defineConstraint({
  id: 'big-tcp',
  severity: 'error',
  symptoms: ['agent-fails', 'no-effect'],
  title: 'BIG TCP with a tunnel, encryption, legacy host routing or an old kernel',
  why: 'The agent refuses BIG TCP together with a tunnel, encryption or legacy host routing. On older kernels it disables BIG TCP.',
  fix: 'Use native routing without encryption and with BPF host routing, or disable BIG TCP.',
  source: 'pkg/datapath/linux/bigtcp/bigtcp.go',
  versions: '>=1.13.0 <1.18.0',
  reads: [
    'enable-ipv4-big-tcp',
    'enable-ipv6-big-tcp',
    'routing-mode',
    'tunnel',
    'enable-ipsec',
    'enable-wireguard',
    'enable-host-legacy-routing',
  ],
  check(context) {
    const { options } = context;
    const against = [
      ...(nativeRouting(options, context) === false ? ['a tunnel'] : []),
      ...(options.flag('enable-ipsec', false) ? ['IPsec'] : []),
      ...(options.flag('enable-wireguard', false) ? ['WireGuard'] : []),
      ...(options.flag('enable-host-legacy-routing', false) ? ['legacy host routing'] : []),
    ];
    const found: Violation[] = [];
    for (const { option, kernel } of families) {
      if (options.flag(option, false) !== true) continue;
      if (against.length > 0) {
        const message = `The agent does not start: BIG TCP cannot be combined with ${against.join(' or ')}. Disable ${option}, or change that.`;
        found.push({ subject: option, message });
      } else if (context.kernelIs(`<${kernel}`)) {
        const message = `The agent disables BIG TCP on kernel ${context.kernel}: ${option} requires ${kernel.replace(/\.0$/, '')} or newer.`;
        found.push({ subject: option, message });
      }
    }
    return found;
  },
  examples: {
    bad: [
      { cilium: '1.15.9', features: { routing: { mode: 'tunnel' } }, config: { 'enable-ipv4-big-tcp': 'true' } },
      {
        cilium: '1.17.3',
        kernel: '5.15.0',
        features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' } },
        config: { 'enable-ipv4-big-tcp': 'true' },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        kernel: '6.8.0',
        features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' } },
        config: { 'enable-ipv4-big-tcp': 'true' },
      },
    ],
  },
});
