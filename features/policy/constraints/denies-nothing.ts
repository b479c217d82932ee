import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { PolicyIntent } from '../schema.ts';

export default defineConstraint<PolicyIntent>({
  id: 'denies-nothing',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'defaultDeny without a direction',
  why: 'A policy without a rule for any direction denies nothing, and newer versions of Cilium reject it.',
  fix: 'Remove ingress: false or egress: false, or remove the whole defaultDeny.',
  source: 'pkg/policy/api/rule_validation.go (Sanitize)',
  versions: '>=1.9.0',
  reads: [],
  check({ intent }) {
    const deny = intent?.defaultDeny;
    return violationIf(typeof deny === 'object' && deny.ingress === false && deny.egress === false, {
      subject: 'intent:defaultDeny',
      message:
        'features.policy.defaultDeny has no effect with ingress: false and egress: false. Remove one of the two keys.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { policy: { defaultDeny: { ingress: false, egress: false } } } }],
    good: [{ cilium: '1.17.3', features: { policy: { defaultDeny: { egress: false } } } }],
  },
});
