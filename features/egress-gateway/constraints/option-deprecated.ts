import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'option-deprecated',
  severity: 'info',
  symptoms: ['upgrade'],
  title: 'Deprecated option name of the egress gateway',
  why: 'Cilium 1.18 reads both enable-ipv4-egress-gateway and the new enable-egress-gateway. Cilium 1.19 ignores the old name.',
  fix: 'Write enable-egress-gateway.',
  source: 'pkg/option/config.go',
  versions: '>=1.18.0 <1.19.0',
  reads: ['enable-ipv4-egress-gateway'],
  check({ options }) {
    return violationIf(options.flag('enable-ipv4-egress-gateway', false), {
      subject: 'enable-ipv4-egress-gateway',
      message: ({ name }) => `${name('enable-ipv4-egress-gateway')} is deprecated, and Cilium 1.19 ignores it.`,
      remedies: [{ set: { 'enable-ipv4-egress-gateway': null, 'enable-egress-gateway': 'true' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: {}, config: { 'enable-ipv4-egress-gateway': 'true' } }],
    good: [{ cilium: '1.18.4', features: { egressGateway: true } }],
  },
});
