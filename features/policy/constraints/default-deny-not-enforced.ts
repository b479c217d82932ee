import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { PolicyIntent } from '../schema.ts';

export default defineConstraint<PolicyIntent>({
  id: 'default-deny-not-enforced',
  severity: 'error',
  symptoms: ['insecure'],
  title: 'Default deny while policies are not enforced',
  why: 'With enforcement mode never, the agents enforce no policy, not even default deny.',
  fix: 'Remove enforcementMode, or remove defaultDeny.',
  source: 'Documentation/security/policy/intro.rst',
  versions: '>=1.9.0',
  reads: [],
  check({ intent, options }) {
    const never = options.get('enable-policy')?.toLowerCase() === 'never';
    return violationIf(all(intent?.defaultDeny !== undefined, never), {
      subject: 'intent:defaultDeny',
      message: ({ name }) => `features.policy.defaultDeny denies nothing, because ${name('enable-policy')} is "never".`,
      remedies: [{ set: { 'enable-policy': 'default' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { policy: { enforcementMode: 'never', defaultDeny: true } } }],
    good: [{ cilium: '1.17.3', features: { policy: { defaultDeny: true } } }],
  },
});
