import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'tunnel-and-routing-mode',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Both tunnel and routing-mode set',
  why: 'Cilium 1.14 reads both options. It refuses to start if tunnel is set and routing-mode is not the default.',
  fix: 'Remove tunnel.',
  source: 'pkg/option/config.go',
  versions: '>=1.14.0 <1.15.0',
  reads: ['tunnel', 'routing-mode'],
  check({ options }) {
    const mode = options.text('routing-mode', 'tunnel');
    return violationIf(all(isSet(options, 'tunnel'), mode === undefined ? undefined : mode !== 'tunnel'), {
      subject: 'tunnel',
      message: ({ setting }) => `The agent does not start with ${setting('tunnel')} and routing-mode "${mode}".`,
      remedies: [{ set: { tunnel: null } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.14.6', features: {}, config: { tunnel: 'disabled', 'routing-mode': 'native' } }],
    good: [{ cilium: '1.14.6', features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } } }],
  },
});
