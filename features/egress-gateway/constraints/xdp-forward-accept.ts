import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'xdp-forward-accept',
  severity: 'info',
  symptoms: ['no-connection'],
  title: 'Gateway nodes with XDP acceleration must forward in iptables',
  why: 'The documentation of Cilium 1.12 requires a FORWARD chain that accepts the traffic of the egress gateway.',
  fix: 'Check the FORWARD policy of the gateway nodes.',
  source: 'Documentation/gettingstarted/egress-gateway.rst',
  versions: '>=1.12.0 <1.13.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'bpf-lb-acceleration'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), options.get('bpf-lb-acceleration') === 'native'), {
      subject: 'bpf-lb-acceleration',
      message:
        'With XDP acceleration, the iptables FORWARD chain of the gateway nodes must accept egress traffic. Check its policy on these nodes.',
    });
  },
  examples: {
    bad: [{ cilium: '1.12.1', features: { egressGateway: true }, config: { 'bpf-lb-acceleration': 'native' } }],
    good: [{ cilium: '1.12.1', features: { egressGateway: true } }],
  },
});
