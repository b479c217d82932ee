import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import { metricNames } from '../metric-names.ts';

export default defineConstraint({
  id: 'http-metrics-conflict',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Both generations of HTTP metrics',
  why: 'http and httpV2 have metrics of the same names. The agent refuses the whole list and serves no Hubble metrics.',
  fix: 'Keep httpV2 and remove http.',
  source: 'pkg/hubble/metrics/http/plugin.go, pkg/hubble/metrics/api/registry.go',
  versions: '>=1.13.0',
  reads: ['hubble-metrics'],
  check({ options }) {
    const names = new Set(metricNames(options));
    return violationIf(names.has('http') && names.has('httpV2'), {
      subject: 'hubble-metrics',
      message: 'The metrics http and httpV2 conflict, so the agent serves no Hubble metrics.',
      remedies: [{ text: 'remove http' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { hubble: { metrics: { list: ['http', 'httpV2:exemplars=true'] } } } }],
    good: [{ cilium: '1.17.3', features: { hubble: { metrics: { list: ['dns', 'httpV2:exemplars=true'] } } } }],
  },
});
