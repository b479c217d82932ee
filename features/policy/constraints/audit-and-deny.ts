import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { PolicyIntent } from '../schema.ts';

export default defineConstraint<PolicyIntent>({
  id: 'audit-and-deny',
  severity: 'warning',
  symptoms: ['insecure'],
  title: 'Deny policies in audit mode',
  why: 'In audit mode the agents report traffic that policies would drop, but do not drop it.',
  fix: 'Remove auditMode when the reports show only traffic that should be denied.',
  source: 'Documentation/security/policy-creation.rst',
  versions: '>=1.9.0',
  reads: [],
  check({ intent, options }) {
    const denies = intent?.defaultDeny !== undefined || options.get('enable-policy')?.toLowerCase() === 'always';
    return violationIf(all(intent !== undefined, denies, options.flag('policy-audit-mode', false)), {
      subject: 'intent:auditMode',
      message:
        'With features.policy.auditMode: true, policies deny nothing: the agents only report what policies would drop. Remove features.policy.auditMode when the policies are complete.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { policy: { auditMode: true, defaultDeny: true } } }],
    good: [
      { cilium: '1.17.3', features: { policy: { auditMode: true } } },
      { cilium: '1.17.3', features: { policy: { enforcementMode: 'always' } } },
    ],
  },
});
