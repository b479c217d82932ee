import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import { metricNames } from '../metric-names.ts';

/**
 * The metrics of all versions. Source: cilium/cilium, pkg/hubble/metrics (`DefaultRegistry().Register`), 1.9 to 1.20.
 */
const known: ReadonlySet<string> = new Set([
  'dns',
  'drop',
  'flow',
  'flows-to-world',
  'http',
  'httpV2',
  'icmp',
  'kafka',
  'policy',
  'port-distribution',
  'sctp',
  'tcp',
]);

export default defineConstraint({
  id: 'unknown-metric',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Hubble metric that does not exist',
  why: 'Hubble has no metric of this name. Up to 1.18, the agent can then refuse the whole list and serve no Hubble metrics. From 1.19 on, the agent skips the unknown metric.',
  fix: 'Use only dns, drop, flow, flows-to-world, http, httpV2, icmp, kafka, policy, port-distribution, sctp and tcp.',
  source: 'pkg/hubble/metrics/api/registry.go',
  versions: '>=1.9.0',
  reads: ['hubble-metrics'],
  check({ options, is }) {
    const unknown = metricNames(options).find((name) => !known.has(name));
    return violationIf(unknown !== undefined, {
      subject: 'hubble-metrics',
      message: `Hubble has no metric named "${unknown}". ${
        is('<1.19.0') ? 'The agent can then refuse the whole list and serve no Hubble metrics.' : 'The agent skips it.'
      }`,
      remedies: [{ text: `remove "${unknown}"` }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { hubble: { metrics: { list: ['dns', 'flows'] } } } }],
    good: [
      { cilium: '1.17.3', features: { hubble: { metrics: { list: ['dns:query;ignoreAAAA', 'flows-to-world'] } } } },
    ],
  },
});
