import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bbr-needs-bandwidth-manager',
  severity: 'error',
  title: 'BBR is a part of the bandwidth manager',
  why: 'Without enable-bandwidth-manager the agent does not look at enable-bbr at all.',
  fix: 'Turn enable-bandwidth-manager on.',
  source: 'pkg/datapath/linux/bandwidth/bandwidth.go',
  versions: '>=1.12.0',
  reads: ['enable-bandwidth-manager', 'enable-bbr'],
  check({ options }) {
    const alone = all(options.flag('enable-bbr', false), not(options.flag('enable-bandwidth-manager', false)));
    return violationIf(alone, {
      subject: 'enable-bbr',
      message: 'enable-bbr does nothing without the bandwidth manager. Write enable-bandwidth-manager: "true".',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: {}, config: { 'enable-bbr': 'true' } }],
    good: [{ cilium: '1.17.3', features: { bandwidthManager: { bbr: true } } }],
  },
});
