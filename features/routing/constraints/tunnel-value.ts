import { defineConstraint } from '../../../src/core/feature.ts';
import { likeliest } from '../../shared/remedies.ts';
import { violationIf } from '../../shared/violation.ts';

const words = ['vxlan', 'geneve', 'disabled'];

/** Words that mean a disabled tunnel. */
const meanings = { native: 'disabled', none: 'disabled', off: 'disabled', false: 'disabled', no: 'disabled' };

export default defineConstraint({
  id: 'tunnel-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid value of tunnel',
  why: 'The agent refuses to start with another value.',
  fix: 'Write vxlan, geneve or disabled.',
  source: 'pkg/option/config.go',
  versions: '>=1.9.0 <1.15.0',
  reads: ['tunnel'],
  check({ options }) {
    const text = options.text('tunnel', '');
    return violationIf(text !== undefined && text !== '' && !words.includes(text), {
      subject: 'tunnel',
      message: ({ setting }) => `The agent does not start with ${setting('tunnel')}.`,
      remedies: likeliest(text, words, meanings).map((word) => ({ set: { tunnel: word } })),
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', features: {}, config: { tunnel: 'native' } }],
    good: [{ cilium: '1.13.4', features: { routing: { mode: 'tunnel', tunnelProtocol: 'geneve' } } }],
  },
});
