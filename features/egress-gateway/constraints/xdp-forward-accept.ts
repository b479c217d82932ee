import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'xdp-forward-accept',
  severity: 'info',
  symptoms: ['no-connection'],
  title: 'Egress gateway with XDP acceleration, which depends on iptables',
  why: 'With XDP acceleration, traffic of the egress gateway passes the iptables FORWARD chain of the gateway node. The documentation of Cilium 1.12 requires that the chain accepts it. No configuration shows whether it does.',
  fix: 'Run iptables -S FORWARD on each gateway node. If it drops the traffic, add a rule that accepts it, or disable XDP acceleration.',
  source: 'Documentation/gettingstarted/egress-gateway.rst',
  versions: '>=1.12.0 <1.13.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'bpf-lb-acceleration'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), options.get('bpf-lb-acceleration') === 'native'), {
      subject: 'bpf-lb-acceleration',
      message:
        'With XDP acceleration, egress traffic is lost on gateway nodes whose iptables FORWARD chain drops it. Run iptables -S FORWARD on each gateway node.',
      remedies: [
        { text: 'add an ACCEPT rule if it drops the traffic' },
        { set: { 'bpf-lb-acceleration': 'disabled' } },
      ],
    });
  },
  examples: {
    bad: [{ cilium: '1.12.1', features: { egressGateway: true }, config: { 'bpf-lb-acceleration': 'native' } }],
    good: [{ cilium: '1.12.1', features: { egressGateway: true } }],
  },
});
