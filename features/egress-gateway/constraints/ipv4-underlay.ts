import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'ipv4-underlay',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Egress gateway on an IPv6 underlay',
  why: 'Traffic to the gateway node uses a tunnel, even with native routing. The agent refuses to start if this tunnel runs over IPv6.',
  fix: 'Set underlay-protocol to ipv4.',
  source: 'pkg/egressgateway/manager.go',
  versions: '>=1.19.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'underlay-protocol'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), options.get('underlay-protocol') === 'ipv6'), {
      subject: 'underlay-protocol',
      message: 'With the egress gateway the agent does not start on an IPv6 underlay.',
      remedies: [{ set: { 'underlay-protocol': 'ipv4' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { egressGateway: true }, config: { 'underlay-protocol': 'ipv6' } }],
    good: [
      { cilium: '1.19.3', features: { egressGateway: true } },
      { cilium: '1.18.4', features: { egressGateway: true }, config: { 'underlay-protocol': 'ipv6' } },
    ],
  },
});
