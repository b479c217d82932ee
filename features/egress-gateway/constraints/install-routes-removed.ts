import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'install-routes-removed',
  severity: 'error',
  title: 'Cilium no longer installs routes on gateway nodes',
  why: 'install-egress-gateway-routes works in 1.12 to 1.14; 1.15 accepts it and does nothing, other versions do not know it.',
  fix: 'Remove it: from 1.15 on the data path finds the interface by itself.',
  source: 'Documentation/cmdref/cilium-agent.md, Documentation/operations/upgrade.rst (1.15)',
  versions: '>=1.10.0 <1.12.0 || >=1.15.0',
  reads: ['install-egress-gateway-routes'],
  check({ options, cilium }) {
    return violationIf(options.flag('install-egress-gateway-routes', false), {
      subject: 'install-egress-gateway-routes',
      message: `install-egress-gateway-routes does nothing in Cilium ${cilium}. Remove it.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.15.4', features: {}, config: { 'install-egress-gateway-routes': 'true' } }],
    good: [{ cilium: '1.14.6', features: { egressGateway: { installRoutes: true } } }],
  },
});
