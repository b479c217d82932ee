import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

const names = ['bpf-lb-acceleration', 'node-port-acceleration'] as const;

export default defineConstraint({
  id: 'no-xdp',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'The egress gateway of Cilium 1.10 conflicts with XDP acceleration',
  why: 'The agent refuses to start with both. Cilium 1.11 removed this limit.',
  fix: 'Disable XDP acceleration, or use Cilium 1.11 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.10.0 <1.11.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', ...names],
  check(context) {
    const { options } = context;
    return names.flatMap((name) =>
      violationIf(all(isOn(options, context), !['', 'disabled'].includes(options.get(name) ?? '')), {
        subject: name,
        message: `Cilium ${context.cilium} does not start with both the egress gateway and XDP acceleration.`,
        remedies: [{ set: { [name]: 'disabled' } }, { text: 'use Cilium 1.11 or newer' }],
      }),
    );
  },
  examples: {
    bad: [{ cilium: '1.10.20', features: { egressGateway: true }, config: { 'bpf-lb-acceleration': 'native' } }],
    good: [
      { cilium: '1.10.20', features: { egressGateway: true } },
      { cilium: '1.11.3', features: { egressGateway: true }, config: { 'bpf-lb-acceleration': 'native' } },
    ],
  },
});
