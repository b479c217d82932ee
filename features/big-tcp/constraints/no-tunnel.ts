import { defineConstraint } from '../../../src/core/feature.ts';
import { nativeRouting } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-tunnel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BIG TCP in a tunnel',
  why: 'Older kernels cannot send such packets through VXLAN or Geneve, and the agent refuses to start. From 1.19 on the agent probes the kernel first.',
  fix: 'Use native routing.',
  source: 'pkg/datapath/linux/bigtcp/bigtcp.go',
  versions: '>=1.13.0',
  reads: ['enable-ipv4-big-tcp', 'enable-ipv6-big-tcp', 'routing-mode', 'tunnel'],
  check(context) {
    const { options } = context;
    const ipv4 = options.flag('enable-ipv4-big-tcp', false);
    const refused = all(any(ipv4, options.flag('enable-ipv6-big-tcp', false)), not(nativeRouting(options, context)));
    return violationIf(refused, {
      subject: ipv4 ? 'enable-ipv4-big-tcp' : 'enable-ipv6-big-tcp',
      message: 'The agent does not start with BIG TCP in a tunnel. Use native routing.',
      ...(context.is('>=1.19.0') && { severity: 'warning' as const }),
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { bigTCP: true } }],
    good: [
      {
        cilium: '1.17.3',
        features: { bigTCP: true, routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
      },
    ],
  },
});
