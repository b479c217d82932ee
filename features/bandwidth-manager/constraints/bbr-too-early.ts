import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bbr-too-early',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'BBR for pods before Cilium 1.12',
  why: 'Older agents silently ignore enable-bbr.',
  fix: 'Use Cilium 1.12 or newer.',
  source: 'Documentation/cmdref/cilium-agent.md (1.11)',
  versions: '>=1.9.0 <1.12.0',
  reads: ['enable-bbr'],
  check({ options, cilium }) {
    return violationIf(options.flag('enable-bbr', false), {
      subject: 'enable-bbr',
      message: ({ name }) => `Cilium ${cilium} ignores ${name('enable-bbr')}.`,
      remedies: [{ text: 'use Cilium 1.12 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.11.3', features: { bandwidthManager: true }, config: { 'enable-bbr': 'true' } }],
    good: [
      { cilium: '1.11.3', features: { bandwidthManager: true } },
      { cilium: '1.12.1', kernel: '5.18.0', features: { bandwidthManager: { bbr: true } } },
    ],
  },
});
