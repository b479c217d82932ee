import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { violationIf } from '../../shared/violation.ts';
import type { NeighborDiscoveryIntent } from '../schema.ts';

export default defineConstraint<NeighborDiscoveryIntent>({
  id: 'period-removed',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Cilium 1.18 removed arping-refresh-period',
  why: 'Cilium 1.18 removed the option. The kernel refreshes the neighbor entries.',
  fix: 'Remove the refresh period.',
  source: 'Documentation/cmdref/cilium-agent.md (1.18), chart templates/cilium-configmap.yaml (1.18.0)',
  versions: '>=1.18.0',
  reads: ['arping-refresh-period'],
  check(context) {
    const asked = context.intent?.refreshPeriod !== undefined;
    return violationIf(asked || isSet(context.options, 'arping-refresh-period'), {
      subject: asked ? 'intent:refreshPeriod' : 'arping-refresh-period',
      message: ({ name }) =>
        `Cilium ${context.cilium} ignores ${asked ? 'features.neighborDiscovery.refreshPeriod' : name('arping-refresh-period')}. Cilium 1.18 removed the option, and the kernel refreshes the neighbor entries.`,
      remedies: [
        asked
          ? { text: 'remove features.neighborDiscovery.refreshPeriod' }
          : { set: { 'arping-refresh-period': null } },
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.18.4', features: { neighborDiscovery: { refreshPeriod: '30s' } } },
      { cilium: '1.19.3', features: {}, config: { 'arping-refresh-period': '30s' } },
    ],
    good: [
      { cilium: '1.19.3', features: { neighborDiscovery: true } },
      { cilium: '1.17.7', features: { neighborDiscovery: { refreshPeriod: '30s' } } },
    ],
  },
});
