import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'metrics-without-server',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Hubble metrics, but hubble-metrics-server is empty',
  why: 'The agent only serves Hubble metrics if hubble-metrics-server has an address. It is empty by default.',
  fix: 'Set hubble-metrics-server: ":9965".',
  source: 'daemon/cmd/hubble.go (up to 1.16), pkg/hubble/metrics/cell/server.go (1.17 and later)',
  versions: '>=1.9.0',
  reads: ['hubble-metrics', 'hubble-metrics-server'],
  check({ options }) {
    const silent = all(
      isSet(options, 'hubble-metrics'),
      options.flag('enable-hubble', false),
      not(isSet(options, 'hubble-metrics-server')),
    );
    return violationIf(silent, {
      subject: 'hubble-metrics',
      message: ({ name }) => `The agent serves no Hubble metrics, because ${name('hubble-metrics-server')} is empty.`,
      remedies: [{ set: { 'hubble-metrics-server': ':9965' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { hubble: true }, config: { 'hubble-metrics': 'dns drop' } }],
    good: [{ cilium: '1.17.3', features: { hubble: { metrics: { list: ['dns', 'drop'] } } } }],
  },
});
