import { defineFeature } from '../../src/core/feature.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'neighbor-discovery',
  key: 'neighborDiscovery',
  title: 'Neighbour discovery',
  summary: 'Cilium keeps the link-layer addresses of the other nodes at hand for the load balancer.',
  versions: '>=1.9.0',
  schema,
  modes: { on: { intent: {} }, 'refresh-period': { intent: { refreshPeriod: '60s' } } },
  write,
  writeOff,
  read,
  owns: ['enable-l2-neigh-discovery', 'arping-refresh-period'],
  constraints: [],
});
