import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

const words: ReadonlySet<string> = new Set(['', 'vxlan', 'geneve', 'disabled']);

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
    return violationIf(text !== undefined && !words.has(text), {
      subject: 'tunnel',
      message: `The agent does not start with tunnel "${text}". Write "vxlan", "geneve" or "disabled".`,
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', features: {}, config: { tunnel: 'native' } }],
    good: [{ cilium: '1.13.4', features: { routing: { mode: 'tunnel', tunnelProtocol: 'geneve' } } }],
  },
});
