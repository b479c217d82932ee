import { defineFeature } from '../../src/core/feature.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'egress-gateway',
  key: 'egressGateway',
  title: 'Egress gateway',
  summary: 'Chosen pods leave the cluster through gateway nodes, with addresses that a firewall can know.',
  versions: '>=1.10.0',
  schema,
  modes: { on: { intent: {} } },
  write,
  writeOff,
  read,
  owns: [
    'enable-egress-gateway',
    'enable-ipv4-egress-gateway',
    'install-egress-gateway-routes',
    'egress-gateway-reconciliation-trigger-interval',
    'egress-gateway-policy-map-max',
  ],
  constraints: [],
});
