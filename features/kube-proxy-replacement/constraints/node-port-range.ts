import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

/** Ports that Linux gives to outgoing connections unless the sysctl says otherwise. */
const ephemeral = { first: 32768, last: 60999 } as const;

export default defineConstraint({
  id: 'node-port-range',
  severity: 'warning',
  title: 'The NodePort range meets the ports of outgoing connections',
  why: 'With BPF NodePort the agent compares node-port-range with net.ipv4.ip_local_port_range. It refuses to start with a range behind it, and with one inside it unless it may reserve the ports itself.',
  fix: 'Keep the range below 32768, or move net.ipv4.ip_local_port_range on every node.',
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
      message: `Unless the nodes' net.ipv4.ip_local_port_range was moved from ${ephemeral.first}-${ephemeral.last}, the agent does not start with node-port-range "${text}". Keep the range below ${ephemeral.first}.`,
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
