import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'install-routes-removed',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'install-egress-gateway-routes has no effect',
  why: 'install-egress-gateway-routes works in Cilium 1.12 to 1.14. Cilium 1.15 accepts and ignores it. Other versions do not have it.',
  fix: 'Remove it. From 1.15 on the datapath selects the interface.',
  source: 'Documentation/cmdref/cilium-agent.md, Documentation/operations/upgrade.rst (1.15)',
  versions: '>=1.10.0 <1.12.0 || >=1.15.0',
  reads: ['install-egress-gateway-routes'],
  check({ options, cilium }) {
    return violationIf(options.flag('install-egress-gateway-routes', false), {
      subject: 'install-egress-gateway-routes',
      message: ({ name }) => `${name('install-egress-gateway-routes')} has no effect in Cilium ${cilium}.`,
      remedies: [{ set: { 'install-egress-gateway-routes': null } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.4', features: {}, config: { 'install-egress-gateway-routes': 'true' } }],
    good: [{ cilium: '1.14.6', features: { egressGateway: { installRoutes: true } } }],
  },
});
