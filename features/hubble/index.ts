import { defineFeature } from '../../src/core/feature.ts';
import exportNowhere from './constraints/export-nowhere.ts';
import exportWithoutHubble from './constraints/export-without-hubble.ts';
import httpMetricsConflict from './constraints/http-metrics-conflict.ts';
import issuerNeeded from './constraints/issuer-needed.ts';
import metricsWithoutHubble from './constraints/metrics-without-hubble.ts';
import metricsWithoutServer from './constraints/metrics-without-server.ts';
import otherCertificates from './constraints/other-certificates.ts';
import serviceMonitorCrds from './constraints/service-monitor-crds.ts';
import uiNeedsRelay from './constraints/ui-needs-relay.ts';
import unknownMetric from './constraints/unknown-metric.ts';
import { write, writeOff } from './lens.ts';
import { read } from './read.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'hubble',
  key: 'hubble',
  title: 'Hubble',
  summary: 'Flows of every node: collected by Relay, shown by the UI, counted as metrics, written to files.',
  versions: '>=1.9.0',
  schema,
  modes: {
    agents: { intent: {} },
    relay: { intent: { relay: true } },
    ui: { intent: { relay: true, ui: true } },
    'cron-job-certificates': { intent: { relay: true, tls: { method: 'cronJob' } } },
    'without-tls': { intent: { relay: true, tls: false } },
    metrics: { intent: { metrics: { list: ['dns', 'drop', 'tcp', 'flow', 'port-distribution', 'icmp'] } } },
    'open-metrics': { intent: { metrics: { list: ['dns', 'drop'], port: 9970, enableOpenMetrics: true } } },
    export: { intent: { export: { static: { denyList: ['{"source_pod":["kube-system/"]}'] } } } },
    'dynamic-export': { intent: { export: { dynamic: true } } },
  },
  write,
  writeOff,
  read,
  owns: [
    'enable-hubble',
    'hubble-listen-address',
    'hubble-disable-tls',
    'hubble-tls-cert-file',
    'hubble-tls-key-file',
    'hubble-tls-client-ca-files',
    'hubble-metrics',
    'hubble-metrics-server',
    'enable-hubble-open-metrics',
    'hubble-export-file-path',
    'hubble-export-file-max-size-mb',
    'hubble-export-file-max-backups',
    'hubble-export-fieldmask',
    'hubble-export-allowlist',
    'hubble-export-denylist',
    'hubble-flowlogs-config-path',
  ],
  constraints: [
    metricsWithoutHubble,
    metricsWithoutServer,
    httpMetricsConflict,
    exportWithoutHubble,
    uiNeedsRelay,
    issuerNeeded,
    exportNowhere,
    otherCertificates,
    unknownMetric,
    serviceMonitorCrds,
  ],
  inspect: [
    'To see whether the agents serve flows, and whether Relay sees all nodes:',
    '  cilium hubble port-forward &',
    '  hubble status',
    '  hubble list nodes',
    'To see flows of one agent, without Relay (up to Cilium 1.14 the program is called cilium):',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- hubble observe --last 20',
    'To see the metrics of one node:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- curl -s localhost:9965/metrics',
    'To see the flow logs:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- tail /var/run/cilium/hubble/events.log',
  ],
});
