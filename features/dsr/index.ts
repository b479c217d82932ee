import { defineFeature } from '../../src/core/feature.ts';
import { optionNames } from '../load-balancer-state.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

const nativeRouting = {
  routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
};

export default defineFeature({
  id: 'dsr',
  key: 'dsr',
  title: 'Direct server return (DSR)',
  summary: 'Replies of a service leave from the backend node, and the client address stays visible.',
  versions: '>=1.9.0',
  schema,
  modes: {
    snat: { intent: { mode: 'snat' } },
    dsr: { intent: { mode: 'dsr' }, with: nativeRouting },
    hybrid: { intent: { mode: 'hybrid' }, with: nativeRouting },
    'dsr-geneve': { intent: { mode: 'dsr', dispatch: 'geneve' }, with: nativeRouting },
    'dsr-ipip': { intent: { mode: 'dsr', dispatch: 'ipip' }, with: { ...nativeRouting, xdp: { mode: 'native' } } },
  },
  write,
  writeOff,
  read,
  owns: [...optionNames('mode'), 'bpf-lb-dsr-dispatch'],
  constraints: [],
});
