import { defineConstraint } from '../../../src/core/feature.ts';
import { likeliest } from '../../shared/remedies.ts';
import { violationIf } from '../../shared/violation.ts';

const modes = ['default', 'always', 'never'];

export default defineConstraint({
  id: 'enforcement-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid policy enforcement mode',
  why: 'The agent refuses to start with an enforcement mode other than default, always and never.',
  fix: 'Set one of the three modes.',
  source: 'pkg/option/config.go',
  versions: '>=1.9.0',
  reads: ['enable-policy'],
  check({ options }) {
    const mode = options.get('enable-policy');
    return violationIf(mode !== undefined && !modes.includes(mode.toLowerCase()), {
      subject: 'enable-policy',
      message: ({ setting }) => `The agent does not start with ${setting('enable-policy')}.`,
      remedies: likeliest(mode, modes).map((one) => ({ set: { 'enable-policy': one } })),
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: {}, config: { 'enable-policy': 'strict' } }],
    good: [{ cilium: '1.17.3', features: { policy: { enforcementMode: 'always' } } }],
  },
});
