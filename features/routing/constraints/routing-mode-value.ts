import { defineConstraint, type LensContext } from '../../../src/core/feature.ts';
import { likeliest } from '../../shared/remedies.ts';
import { violationIf } from '../../shared/violation.ts';

/** The accepted modes. 1.20 also accepts `hybrid`, which is undocumented. */
function modes(context: LensContext): readonly string[] {
  return context.is('>=1.20.0') ? ['tunnel', 'native', 'hybrid'] : ['tunnel', 'native'];
}

export default defineConstraint({
  id: 'routing-mode-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid routing mode',
  why: 'The agent refuses to start with another value.',
  fix: 'Write tunnel or native.',
  source: 'pkg/option/config.go',
  versions: '>=1.14.0',
  reads: ['routing-mode'],
  check(context) {
    const text = context.options.text('routing-mode', 'tunnel');
    return violationIf(text !== undefined && !modes(context).includes(text), {
      subject: 'routing-mode',
      message: ({ setting }) => `The agent does not start with ${setting('routing-mode')}.`,
      remedies: likeliest(text, ['tunnel', 'native'], { disabled: 'native', vxlan: 'tunnel', geneve: 'tunnel' }).map(
        (one) => ({ set: { 'routing-mode': one } }),
      ),
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: {}, config: { 'routing-mode': 'disabled' } },
      { cilium: '1.19.3', features: {}, config: { 'routing-mode': 'hybrid' } },
    ],
    good: [
      { cilium: '1.17.3', features: { routing: { mode: 'tunnel' } } },
      { cilium: '1.20.0', features: {}, config: { 'routing-mode': 'hybrid' } },
    ],
  },
});
