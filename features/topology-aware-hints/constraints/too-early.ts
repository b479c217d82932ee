import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'too-early',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Topology hints before Cilium 1.11',
  why: 'Older agents silently ignore enable-service-topology.',
  fix: 'Use Cilium 1.11 or newer.',
  source: 'Documentation/cmdref/cilium-agent.md (1.10)',
  versions: '>=1.9.0 <1.11.0',
  reads: ['enable-service-topology'],
  check({ options, cilium }) {
    return violationIf(options.flag('enable-service-topology', false), {
      subject: 'enable-service-topology',
      message: ({ name }) => `Cilium ${cilium} ignores ${name('enable-service-topology')}.`,
      remedies: [{ text: 'use Cilium 1.11 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.10.20', features: {}, config: { 'enable-service-topology': 'true' } }],
    good: [{ cilium: '1.11.3', features: { topologyAwareHints: true } }],
  },
});
