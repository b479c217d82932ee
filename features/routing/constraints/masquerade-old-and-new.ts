import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'masquerade-old-and-new',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Masquerading set with both its old and its new name',
  why: 'Cilium 1.10 reads masquerade and enable-ipv4-masquerade, and refuses to start with both.',
  fix: 'Keep enable-ipv4-masquerade.',
  source: 'pkg/option/config.go',
  versions: '>=1.10.0 <1.11.0',
  reads: ['masquerade', 'enable-ipv4-masquerade'],
  check({ options }) {
    return violationIf(all(isSet(options, 'masquerade'), isSet(options, 'enable-ipv4-masquerade')), {
      subject: 'masquerade',
      message: ({ name }) =>
        `The agent does not start with both ${name('masquerade')} and ${name('enable-ipv4-masquerade')}.`,
      remedies: [{ set: { masquerade: null } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.10.20', features: {}, config: { masquerade: 'true', 'enable-ipv4-masquerade': 'true' } }],
    good: [{ cilium: '1.10.20', features: {}, config: { 'enable-ipv4-masquerade': 'true' } }],
  },
});
