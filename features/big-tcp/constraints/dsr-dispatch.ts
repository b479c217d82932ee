import { defineConstraint } from '../../../src/core/feature.ts';
import { bigTCPOff } from '../../shared/remedies.ts';
import { all, any } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

const native = { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' };

export default defineConstraint({
  id: 'dsr-dispatch',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BIG TCP with encapsulated DSR',
  why: 'IPIP and Geneve tunnels of DSR do not pass BIG TCP packets. From Cilium 1.20 on, the agent refuses to start with IPIP dispatch. It also refuses Geneve dispatch unless the kernel supports the combination.',
  fix: 'Use DSR with option dispatch, or remove BIG TCP.',
  source: 'pkg/datapath/linux/bigtcp/bigtcp.go',
  versions: '>=1.20.0',
  reads: ['enable-ipv4-big-tcp', 'enable-ipv6-big-tcp', 'bpf-lb-dsr-dispatch'],
  check({ options }) {
    const ipv4 = options.flag('enable-ipv4-big-tcp', false);
    const dispatch = options.text('bpf-lb-dsr-dispatch', 'opt');
    const isTunnel = dispatch === undefined ? undefined : dispatch === 'ipip' || dispatch === 'geneve';
    return violationIf(all(any(ipv4, options.flag('enable-ipv6-big-tcp', false)), isTunnel), {
      subject: ipv4 ? 'enable-ipv4-big-tcp' : 'enable-ipv6-big-tcp',
      ...(dispatch === 'geneve' && { severity: 'warning' as const }),
      message:
        dispatch === 'geneve'
          ? 'With BIG TCP and Geneve dispatch, the agent starts only if the kernel supports this combination.'
          : 'The agent does not start with both BIG TCP and IPIP dispatch.',
      remedies: [{ set: { 'bpf-lb-dsr-dispatch': 'opt' } }, { set: bigTCPOff(options) }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.20.0',
        features: { routing: native, bigTCP: true, dsr: { dispatch: 'geneve' } },
      },
      {
        cilium: '1.20.0',
        features: { routing: native, bigTCP: true },
        config: { 'bpf-lb-dsr-dispatch': 'ipip' },
      },
    ],
    good: [{ cilium: '1.20.0', features: { routing: native, bigTCP: true, dsr: true } }],
  },
});
