import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'kernel',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Local redirect policies on a kernel before 4.19',
  why: "Cilium's documentation requires Linux 4.19 or later for local redirect policies.",
  fix: 'Use a newer kernel.',
  source: 'Documentation/network/kubernetes/local-redirect-policy.rst (Prerequisites)',
  versions: '>=1.9.0 <1.18.0',
  reads: ['enable-local-redirect-policy'],
  check({ options, kernel, kernelIs }) {
    return violationIf(all(options.flag('enable-local-redirect-policy', false), kernelIs('<4.19.0')), {
      subject: 'enable-local-redirect-policy',
      message: `Local redirect policies have no effect on kernel ${kernel}: they require Linux 4.19.`,
      remedies: [{ text: 'use kernel 4.19 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.12.1', kernel: '4.14.0', features: { localRedirectPolicy: true } }],
    good: [{ cilium: '1.12.1', kernel: '5.10.0', features: { localRedirectPolicy: true } }],
  },
});
