import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'metrics-without-hubble',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Hubble metrics while Hubble is off',
  why: 'The metrics are counted from the flows of Hubble. While enable-hubble is off, the agent serves none.',
  fix: 'Set enable-hubble: "true", or remove the metrics.',
  source: 'daemon/cmd/hubble.go (up to 1.16), pkg/hubble/cell/hubbleintegration.go (1.17 and later)',
  versions: '>=1.9.0',
  reads: ['hubble-metrics', 'enable-hubble'],
  check({ options }) {
    return violationIf(all(isSet(options, 'hubble-metrics'), not(options.flag('enable-hubble', false))), {
      subject: 'hubble-metrics',
      message: ({ name }) => `${name('hubble-metrics')} has no effect while Hubble is off.`,
      remedies: [{ set: { 'enable-hubble': 'true' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { hubble: false }, config: { 'hubble-metrics': 'dns drop' } }],
    good: [{ cilium: '1.17.3', features: { hubble: { metrics: { list: ['dns', 'drop'] } } } }],
  },
});
