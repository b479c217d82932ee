import { defineFeature } from '../../src/core/feature.ts';
import { optionNames } from '../load-balancer-state.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

/** Cilium up to 1.12 takes XDP with native routing alone, and upstream documents it so in every version. */
const nativeRouting = {
  routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
};

export default defineFeature({
  id: 'xdp',
  key: 'xdp',
  title: 'XDP acceleration',
  summary: 'Services are balanced in the network driver, before the kernel builds a packet.',
  versions: '>=1.9.0',
  schema,
  modes: {
    native: { intent: { mode: 'native' }, with: nativeRouting },
    'best-effort': { intent: { mode: 'best-effort' }, with: nativeRouting },
  },
  write,
  writeOff,
  read,
  owns: optionNames('acceleration'),
  constraints: [],
});
