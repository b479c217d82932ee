import { defineFeature } from '../../src/core/feature.ts';
import requestAboveLimit from './constraints/request-above-limit.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'resources',
  key: 'resources',
  title: 'Resources and scheduling',
  summary: 'Requests, limits, replicas, tolerations and priorities of the pods of Cilium.',
  versions: '>=1.9.0',
  schema,
  modes: {
    agent: {
      intent: { agent: { requests: { cpu: '200m', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } } },
    },
    operator: { intent: { operator: { replicas: 3 } } },
    'operator-resources': {
      intent: { operator: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } } },
    },
    tolerations: { intent: { agent: { tolerations: [{ operator: 'Exists' }] } } },
    priority: { intent: { agent: { priorityClassName: 'system-node-critical' } } },
  },
  write,
  writeOff,
  read,
  owns: [],
  constraints: [requestAboveLimit],
});
