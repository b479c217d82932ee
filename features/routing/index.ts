import { defineFeature } from '../../src/core/feature.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'routing',
  key: 'routing',
  title: 'Routing mode',
  summary: 'Pod traffic between nodes: encapsulated, or routed natively by the network.',
  versions: '>=1.9.0',
  schema,
  modes: {
    native: { intent: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
    'native-direct-routes': {
      intent: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
    },
    'tunnel-vxlan': { intent: { mode: 'tunnel', tunnelProtocol: 'vxlan' } },
    'tunnel-geneve': { intent: { mode: 'tunnel', tunnelProtocol: 'geneve' } },
  },
  write,
  writeOff,
  read,
  owns: [
    'tunnel',
    'routing-mode',
    'tunnel-protocol',
    'auto-direct-node-routes',
    'direct-routing-skip-unreachable',
    'native-routing-cidr',
    'ipv4-native-routing-cidr',
    'ipv6-native-routing-cidr',
  ],
  constraints: [],
});
