import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { violationIf } from '../../shared/violation.ts';
import type { NeighborDiscoveryIntent } from '../schema.ts';

export default defineConstraint<NeighborDiscoveryIntent>({
  id: 'period-removed',
  severity: 'error',
  title: 'A refresh period from Cilium 1.18 on',
  why: 'Cilium 1.18 leaves the refresh to the kernel and dropped the period without a transition: the option is read by nobody.',
  fix: 'Remove the period; the kernel keeps the entries fresh.',
  source: 'Documentation/cmdref/cilium-agent.md (1.18), chart templates/cilium-configmap.yaml (1.18.0)',
  versions: '>=1.18.0',
  reads: ['arping-refresh-period'],
  check(context) {
    const asked = context.intent?.refreshPeriod !== undefined;
    return violationIf(asked || isSet(context.options, 'arping-refresh-period'), {
      subject: asked ? 'intent:refreshPeriod' : 'arping-refresh-period',
      message: `Cilium ${context.cilium} has no refresh period any more: it was removed in 1.18, and the kernel keeps the entries fresh. Remove it.`,
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
