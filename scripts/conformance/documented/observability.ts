/** Documented flags of Hubble and its parts. */
import type { Json } from '../../../src/core/json.ts';
import {
  type ConformanceCase,
  chartValues,
  type Documented,
  type DocumentedFlags,
  type DocumentedNeed,
} from './model.ts';

/** Pages of Hubble moved in 1.13 and 1.16. */
function onHubblePage(cilium: string, flags: Record<string, Json>, pages = setupPages): DocumentedFlags[] {
  return pages.map((home) => ({ cilium: `${cilium} ${home.cilium}`, flags, page: home.page }));
}

const setupPages = [
  { cilium: '<1.10.0', page: 'gettingstarted/hubble.rst' },
  { cilium: '>=1.10.0 <1.16.0', page: 'gettingstarted/hubble_setup.rst' },
  { cilium: '>=1.16.0', page: 'observability/hubble/setup.rst' },
];
const tlsPages = [
  { cilium: '<1.16.0', page: 'gettingstarted/hubble-configuration.rst' },
  { cilium: '>=1.16.0', page: 'observability/hubble/configuration/tls.rst' },
];
const metricsPages = [
  { cilium: '<1.13.0', page: 'operations/metrics.rst' },
  { cilium: '>=1.13.0', page: 'observability/metrics.rst' },
];
const exportPages = [
  { cilium: '<1.17.0', page: 'observability/hubble-exporter.rst' },
  { cilium: '>=1.17.0', page: 'observability/hubble/configuration/export.rst' },
];

const agents: Documented = [{ cilium: '*', flags: { 'hubble.enabled': true }, page: chartValues }];
const relay = onHubblePage('>=1.9.0', { 'hubble.enabled': true, 'hubble.relay.enabled': true });
const ui = onHubblePage('>=1.9.0', {
  'hubble.enabled': true,
  'hubble.relay.enabled': true,
  'hubble.ui.enabled': true,
});
const list = ['dns', 'drop', 'tcp', 'flow', 'port-distribution', 'icmp', 'http'];
const metrics = onHubblePage('>=1.9.0', { 'hubble.enabled': true, 'hubble.metrics.enabled': list }, metricsPages);
const openMetrics = onHubblePage(
  '>=1.13.0',
  {
    'hubble.enabled': true,
    'hubble.metrics.enableOpenMetrics': true,
    'hubble.metrics.enabled': ['dns', 'drop', 'httpV2:exemplars=true'],
  },
  metricsPages,
);
const serviceMonitor = onHubblePage(
  '>=1.9.0',
  { 'hubble.enabled': true, 'hubble.metrics.enabled': list, 'hubble.metrics.serviceMonitor.enabled': true },
  metricsPages,
);
const cronJob = onHubblePage(
  '>=1.9.0',
  {
    'hubble.enabled': true,
    'hubble.relay.enabled': true,
    'hubble.tls.auto.enabled': true,
    'hubble.tls.auto.method': 'cronJob',
    'hubble.tls.auto.certValidityDuration': 1095,
    'hubble.tls.auto.schedule': '0 0 1 */4 *',
  },
  tlsPages,
);
const withoutTls = onHubblePage(
  '>=1.9.0',
  { 'hubble.enabled': true, 'hubble.relay.enabled': true, 'hubble.tls.enabled': false },
  tlsPages,
);
const exportStatic = onHubblePage(
  '>=1.15.0',
  {
    'hubble.enabled': true,
    'hubble.export.static.enabled': true,
    'hubble.export.static.filePath': '/var/run/cilium/hubble/events.log',
  },
  exportPages,
);
const exportFiltered = onHubblePage(
  '>=1.15.0',
  {
    'hubble.enabled': true,
    'hubble.export.static.enabled': true,
    'hubble.export.static.allowList': ['{"verdict":["DROPPED","ERROR"]}'],
    'hubble.export.static.fieldMask': ['time', 'source.namespace', 'source.pod_name', 'verdict'],
  },
  exportPages,
);
const exportDynamic = onHubblePage(
  '>=1.15.0',
  {
    'hubble.enabled': true,
    'hubble.export.dynamic.enabled': true,
    'hubble.export.dynamic.config.content': [
      {
        name: 'system',
        filePath: '/var/run/cilium/hubble/events-system.log',
        includeFilters: [{ source_pod: ['kube_system/'] }, { destination_pod: ['kube_system/'] }],
      },
    ],
  },
  exportPages,
);

const prometheus = onHubblePage(
  '>=1.9.0',
  { 'prometheus.enabled': true, 'operator.prometheus.enabled': true },
  metricsPages,
);
const prometheusPorts = onHubblePage(
  '>=1.9.0',
  {
    'prometheus.enabled': true,
    'prometheus.port': 9970,
    'operator.prometheus.enabled': true,
    'operator.prometheus.port': 9971,
  },
  metricsPages,
);
const prometheusAgent = onHubblePage('>=1.9.0', { 'prometheus.enabled': true }, metricsPages);

const needsHubble: DocumentedNeed[] = [
  { cilium: '*', option: 'enable-hubble', value: 'true', default: false, page: chartValues },
];
const needsListener: DocumentedNeed[] = [
  ...needsHubble,
  { cilium: '*', option: 'hubble-listen-address', value: ':4244', default: false, page: chartValues },
];

export const observabilityCases: readonly ConformanceCase[] = [
  { id: 'hubble', feature: 'hubble', features: { hubble: true }, documented: [agents], needs: needsHubble },
  {
    id: 'hubble-relay',
    feature: 'hubble',
    features: { hubble: { relay: true } },
    documented: [relay],
    needs: needsListener,
  },
  {
    id: 'hubble-ui',
    feature: 'hubble',
    features: { hubble: { relay: true, ui: true } },
    documented: [ui],
    needs: needsListener,
  },
  {
    id: 'hubble-metrics',
    feature: 'hubble',
    features: { hubble: { metrics: { list } } },
    documented: [metrics],
    needs: needsHubble,
  },
  {
    id: 'hubble-open-metrics',
    feature: 'hubble',
    features: { hubble: { metrics: { list: ['dns', 'drop', 'httpV2:exemplars=true'], enableOpenMetrics: true } } },
    documented: [openMetrics],
    needs: needsHubble,
  },
  {
    id: 'hubble-service-monitor',
    feature: 'hubble',
    features: { hubble: { metrics: { list, serviceMonitor: true } } },
    documented: [serviceMonitor],
    needs: needsHubble,
  },
  {
    id: 'hubble-cron-job',
    feature: 'hubble',
    features: {
      hubble: { relay: true, tls: { method: 'cronJob', certValidityDuration: 1095, schedule: '0 0 1 */4 *' } },
    },
    documented: [cronJob],
    needs: needsListener,
  },
  {
    id: 'hubble-without-tls',
    feature: 'hubble',
    features: { hubble: { relay: true, tls: false } },
    documented: [withoutTls],
    needs: needsListener,
  },
  {
    id: 'hubble-export',
    feature: 'hubble',
    features: { hubble: { export: { static: { filePath: '/var/run/cilium/hubble/events.log' } } } },
    documented: [exportStatic],
    needs: needsHubble,
  },
  {
    id: 'hubble-export-filtered',
    feature: 'hubble',
    features: {
      hubble: {
        export: {
          static: {
            allowList: ['{"verdict":["DROPPED","ERROR"]}'],
            fieldMask: ['time', 'source.namespace', 'source.pod_name', 'verdict'],
          },
        },
      },
    },
    documented: [exportFiltered],
    needs: needsHubble,
  },
  {
    id: 'hubble-export-dynamic',
    feature: 'hubble',
    features: {
      hubble: {
        export: {
          dynamic: [
            {
              name: 'system',
              filePath: '/var/run/cilium/hubble/events-system.log',
              includeFilters: [{ source_pod: ['kube_system/'] }, { destination_pod: ['kube_system/'] }],
            },
          ],
        },
      },
    },
    documented: [exportDynamic],
    needs: needsHubble,
  },
  {
    id: 'metrics',
    feature: 'metrics',
    features: { metrics: { agent: true, operator: true } },
    documented: [prometheus],
  },
  {
    id: 'metrics-agent',
    feature: 'metrics',
    features: { metrics: { agent: true } },
    documented: [prometheusAgent],
  },
  {
    id: 'metrics-ports',
    feature: 'metrics',
    features: { metrics: { agent: { port: 9970 }, operator: { port: 9971 } } },
    documented: [prometheusPorts],
  },
];
