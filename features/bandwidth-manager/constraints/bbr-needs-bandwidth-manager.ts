import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bbr-needs-bandwidth-manager',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'BBR without the bandwidth manager',
  why: 'Without enable-bandwidth-manager the agent ignores enable-bbr.',
  fix: 'Set enable-bandwidth-manager: "true".',
  source: 'pkg/datapath/linux/bandwidth/bandwidth.go',
  versions: '>=1.12.0',
  reads: ['enable-bandwidth-manager', 'enable-bbr'],
  check({ options }) {
    const alone = all(options.flag('enable-bbr', false), not(options.flag('enable-bandwidth-manager', false)));
    return violationIf(alone, {
      subject: 'enable-bbr',
      message: ({ name }) => `${name('enable-bbr')} has no effect without the bandwidth manager.`,
      remedies: [{ set: { 'enable-bandwidth-manager': 'true' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: {}, config: { 'enable-bbr': 'true' } }],
    good: [{ cilium: '1.17.3', features: { bandwidthManager: { bbr: true } } }],
  },
});
