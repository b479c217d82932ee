import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import { ownPeriod } from '../lens.ts';
import type { NeighborDiscoveryIntent } from '../schema.ts';

export default defineConstraint<NeighborDiscoveryIntent>({
  id: 'kernel-managed',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Refresh period on kernel 5.16 or newer',
  why: 'Kernel 5.16 and newer refresh the neighbor entries of Cilium at their own interval.',
  fix: 'Remove the refresh period.',
  source: 'Documentation/gettingstarted/kubeproxy-free.rst (1.11)',
  versions: '>=1.11.0 <1.18.0',
  reads: ['arping-refresh-period'],
  check(context) {
    const { intent, options } = context;
    const asked = intent === undefined ? ownPeriod(options, context) : intent.refreshPeriod;
    return violationIf(asked !== undefined && context.kernelIs('>=5.16.0'), {
      subject: intent === undefined ? 'arping-refresh-period' : 'intent:refreshPeriod',
      message: ({ name }) =>
        `${intent === undefined ? name('arping-refresh-period') : 'features.neighborDiscovery.refreshPeriod'} has no effect on kernel ${context.kernel}. Kernel 5.16 and newer refresh the neighbor entries.`,
      remedies: [
        intent !== undefined
          ? { text: 'remove features.neighborDiscovery.refreshPeriod' }
          : { text: 'remove arping-refresh-period' },
      ],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.7', kernel: '6.1.0', features: { neighborDiscovery: { refreshPeriod: '60s' } } }],
    good: [
      { cilium: '1.17.7', kernel: '5.15.0', features: { neighborDiscovery: { refreshPeriod: '60s' } } },
      { cilium: '1.17.7', kernel: '6.1.0', features: { neighborDiscovery: true } },
    ],
  },
});
