import { defineConstraint } from '../../../src/core/feature.ts';
import { nativeRouting } from '../../shared/agent-state.ts';
import { bigTCPOff, useNativeRouting } from '../../shared/remedies.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-tunnel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BIG TCP in a tunnel',
  why: 'Older kernels cannot send BIG TCP packets through VXLAN or Geneve, and the agent refuses to start. Cilium 1.19 starts with enable-tunnel-big-tcp: "true", and 1.20 probes the kernel.',
  fix: 'Use native routing.',
  source: 'pkg/datapath/linux/bigtcp/bigtcp.go',
  versions: '>=1.13.0',
  reads: ['enable-ipv4-big-tcp', 'enable-ipv6-big-tcp', 'enable-tunnel-big-tcp', 'routing-mode', 'tunnel'],
  check(context) {
    const { options } = context;
    const ipv4 = options.flag('enable-ipv4-big-tcp', false);
    const allowed = context.is('>=1.19.0 <1.20.0') && options.flag('enable-tunnel-big-tcp', false);
    const refused = all(
      any(ipv4, options.flag('enable-ipv6-big-tcp', false)),
      not(nativeRouting(options, context)),
      not(allowed),
    );
    return violationIf(refused, {
      remedies: [useNativeRouting(options, context), { set: bigTCPOff(options) }],
      subject: ipv4 ? 'enable-ipv4-big-tcp' : 'enable-ipv6-big-tcp',
      ...(context.is('>=1.20.0')
        ? {
            severity: 'warning' as const,
            message: 'The agent only starts with BIG TCP in a tunnel if the kernel supports it.',
          }
        : { message: 'The agent does not start with BIG TCP in a tunnel.' }),
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { bigTCP: true } },
      { cilium: '1.19.3', features: { bigTCP: true } },
    ],
    good: [
      { cilium: '1.19.3', features: { bigTCP: true }, config: { 'enable-tunnel-big-tcp': 'true' } },
      {
        cilium: '1.17.3',
        features: { bigTCP: true, routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
      },
    ],
  },
});
