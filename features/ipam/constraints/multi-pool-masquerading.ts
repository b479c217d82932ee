import { defineConstraint } from '../../../src/core/feature.ts';
import { bpfMasquerade, ipv4Masquerade, ipv6Masquerade, isSet } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'multi-pool-masquerading',
  severity: 'warning',
  symptoms: ['source-address', 'no-connection'],
  title: 'Multi-pool with masquerading by iptables',
  why: 'iptables masquerades the network of a node, and with multi-pool a node has several networks. The agent then needs the list of devices to masquerade on.',
  fix: 'Masquerade in BPF, or set egress-masquerade-interfaces.',
  source: 'Documentation/network/concepts/ipam/multi-pool.rst (Limitations)',
  versions: '>=1.14.0',
  reads: ['ipam', 'enable-bpf-masquerade', 'egress-masquerade-interfaces'],
  check(context) {
    const { options } = context;
    const lacks = all(
      options.get('ipam') === 'multi-pool',
      any(ipv4Masquerade(options, context), ipv6Masquerade(options, context)),
      not(bpfMasquerade(options, context)),
      not(isSet(options, 'egress-masquerade-interfaces')),
    );
    return violationIf(lacks, {
      subject: 'ipam',
      message: ({ name }) =>
        `With multi-pool, masquerading with iptables requires ${name('egress-masquerade-interfaces')}, which is empty.`,
      remedies: [
        { set: { 'enable-bpf-masquerade': 'true' } },
        { text: 'set egress-masquerade-interfaces to the uplink devices of the nodes, such as "eth+"' },
      ],
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { masquerading: { bpf: false }, ipam: { mode: 'multi-pool' } } }],
    good: [
      { cilium: '1.19.3', features: { ipam: { mode: 'multi-pool' } } },
      {
        cilium: '1.19.3',
        features: { masquerading: { bpf: false, interfaces: 'eth+' }, ipam: { mode: 'multi-pool' } },
      },
    ],
  },
});
