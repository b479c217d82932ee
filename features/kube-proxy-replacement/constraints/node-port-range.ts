import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

/** Ports that Linux uses for outgoing connections, unless a sysctl changes the range. */
const ephemeral = { first: 32768, last: 60999 } as const;

export default defineConstraint({
  id: 'node-port-range',
  severity: 'warning',
  symptoms: ['agent-fails'],
  title: 'NodePort range that overlaps the ephemeral ports',
  why: 'With BPF NodePort the agent compares node-port-range with net.ipv4.ip_local_port_range. It refuses to start with a range above it. It also refuses a range inside it unless enable-auto-protect-node-port-range is enabled.',
  fix: 'Keep the range below 32768, or change net.ipv4.ip_local_port_range on every node.',
  source: 'daemon/cmd/kube_proxy_replacement.go checkNodePortAndEphemeralPortRanges',
  versions: '>=1.9.0',
  reads: ['node-port-range', 'enable-auto-protect-node-port-range'],
  check(context) {
    const { options } = context;
    const text = options.get('node-port-range') ?? '';
    const [first, last] = text.split(/[, ]+/).map(Number);
    if (first === undefined || last === undefined || Number.isNaN(first) || Number.isNaN(last)) return [];
    const refused = any(
      first > ephemeral.last,
      all(last >= ephemeral.first, not(options.flag('enable-auto-protect-node-port-range', true))),
    );
    return violationIf(all(nodePort(options, context), refused), {
      subject: 'node-port-range',
      message: ({ setting }) =>
        `The agent does not start with ${setting('node-port-range')} if net.ipv4.ip_local_port_range is ${ephemeral.first}-${ephemeral.last}, the Linux default.`,
      remedies: [{ text: `keep the range below ${ephemeral.first}` }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { kubeProxyReplacement: true }, config: { 'node-port-range': '61000,62000' } },
      {
        cilium: '1.17.3',
        features: { kubeProxyReplacement: true },
        config: { 'node-port-range': '30000,33000', 'enable-auto-protect-node-port-range': 'false' },
      },
    ],
    good: [
      { cilium: '1.17.3', features: { kubeProxyReplacement: true }, config: { 'node-port-range': '30000,33000' } },
      { cilium: '1.17.3', features: { kubeProxyReplacement: true }, config: { 'node-port-range': '20000,32767' } },
    ],
  },
});
