import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'option-deprecated',
  severity: 'info',
  title: 'The switch of the egress gateway is about to lose its old name',
  why: 'Cilium 1.18 still reads enable-ipv4-egress-gateway beside the new enable-egress-gateway; 1.19 does not.',
  fix: 'Write enable-egress-gateway.',
  source: 'pkg/option/config.go',
  versions: '>=1.18.0 <1.19.0',
  reads: ['enable-ipv4-egress-gateway'],
  check({ options }) {
    return violationIf(options.flag('enable-ipv4-egress-gateway', false), {
      subject: 'enable-ipv4-egress-gateway',
      message: 'Cilium 1.19 no longer reads enable-ipv4-egress-gateway. Write enable-egress-gateway already now.',
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: {}, config: { 'enable-ipv4-egress-gateway': 'true' } }],
    good: [{ cilium: '1.18.4', features: { egressGateway: true } }],
  },
});
