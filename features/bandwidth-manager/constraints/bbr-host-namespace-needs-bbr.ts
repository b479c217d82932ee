import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bbr-host-namespace-needs-bbr',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BBR for the host namespace without BBR',
  why: 'enable-bbr-hostns-only restricts BBR to the host namespace. The agent refuses to start with it while enable-bbr is off.',
  fix: 'Enable bbr too.',
  source: 'pkg/datapath/linux/bandwidth/bandwidth.go',
  versions: '>=1.18.0',
  reads: ['enable-bbr', 'enable-bbr-hostns-only'],
  check({ options }) {
    const alone = all(options.flag('enable-bbr-hostns-only', false), not(options.flag('enable-bbr', false)));
    return violationIf(alone, {
      subject: 'enable-bbr-hostns-only',
      message: ({ name }) => `The agent does not start with ${name('enable-bbr-hostns-only')} alone.`,
      remedies: [{ set: { 'enable-bbr': 'true' } }, { set: { 'enable-bbr-hostns-only': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: { bandwidthManager: { bbrHostNamespaceOnly: true } } }],
    good: [{ cilium: '1.18.4', features: { bandwidthManager: { bbr: true, bbrHostNamespaceOnly: true } } }],
  },
});
