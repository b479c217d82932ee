import { defineFeature } from '../../src/core/feature.ts';
import onePort from './constraints/one-port.ts';
import serviceMonitorCrds from './constraints/service-monitor-crds.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'metrics',
  key: 'metrics',
  title: 'Prometheus metrics',
  summary: 'Metrics of the agents, the operator and Envoy for Prometheus. Metrics of flows belong to Hubble.',
  versions: '>=1.9.0',
  schema,
  modes: {
    'agent-and-operator': { intent: {} },
    agent: { intent: { agent: true } },
    ports: { intent: { agent: { port: 9970 }, operator: { port: 9971 } } },
    'service-monitors': { intent: { agent: { serviceMonitor: true }, operator: { serviceMonitor: true } } },
    envoy: { intent: { envoy: true } },
  },
  write,
  writeOff,
  read,
  owns: ['prometheus-serve-addr', 'operator-prometheus-serve-addr', 'enable-metrics'],
  constraints: [onePort, serviceMonitorCrds],
  inspect: [
    'To see the metrics of an agent and of the operator:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- curl -s localhost:9962/metrics | head',
    '  kubectl -n kube-system port-forward deployment/cilium-operator 9963 &',
    '  curl -s localhost:9963/metrics | head',
  ],
});
