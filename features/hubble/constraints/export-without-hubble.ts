import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'export-without-hubble',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Flow logs while Hubble is off',
  why: 'Hubble writes the flow logs. While enable-hubble is off, the file stays empty.',
  fix: 'Set enable-hubble: "true", or remove the export.',
  source: 'daemon/cmd/hubble.go (1.15, 1.16), pkg/hubble/exporter/cell (1.17 and later)',
  versions: '>=1.15.0',
  reads: ['hubble-export-file-path', 'enable-hubble'],
  check({ options }) {
    return violationIf(all(isSet(options, 'hubble-export-file-path'), not(options.flag('enable-hubble', false))), {
      subject: 'hubble-export-file-path',
      message: 'The flow log stays empty while Hubble is disabled.',
      remedies: [{ set: { 'enable-hubble': 'true' } }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { hubble: false }, config: { 'hubble-export-file-path': '/var/log/flows.log' } },
    ],
    good: [{ cilium: '1.17.3', features: { hubble: { export: { static: true } } } }],
  },
});
