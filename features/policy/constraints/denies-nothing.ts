import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { PolicyIntent } from '../schema.ts';

export default defineConstraint<PolicyIntent>({
  id: 'denies-nothing',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Default deny in no direction',
  why: 'A policy without a rule for any direction denies nothing, and newer versions of Cilium reject it.',
  fix: 'Remove ingress: false or egress: false, or the whole defaultDeny.',
  source: 'pkg/policy/api/rule_validation.go (Sanitize)',
  versions: '>=1.9.0',
  reads: [],
  check({ intent }) {
    const deny = intent?.defaultDeny;
    return violationIf(typeof deny === 'object' && deny.ingress === false && deny.egress === false, {
      subject: 'intent:defaultDeny',
      message: 'A policy that denies neither direction has no effect. Remove ingress: false or egress: false.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { policy: { defaultDeny: { ingress: false, egress: false } } } }],
    good: [{ cilium: '1.17.3', features: { policy: { defaultDeny: { egress: false } } } }],
  },
});
