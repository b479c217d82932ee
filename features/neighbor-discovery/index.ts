import { defineFeature } from '../../src/core/feature.ts';
import badDuration from './constraints/bad-duration.ts';
import kernelManaged from './constraints/kernel-managed.ts';
import needsKubeProxyReplacement from './constraints/needs-kube-proxy-replacement.ts';
import periodRemoved from './constraints/period-removed.ts';
import staysOnWithXdp from './constraints/stays-on-with-xdp.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'neighbor-discovery',
  key: 'neighborDiscovery',
  title: 'Neighbor discovery',
  summary: 'The load balancer knows the link-layer addresses of the other nodes.',
  versions: '>=1.9.0',
  schema,
  modes: { on: { intent: {} }, 'refresh-period': { intent: { refreshPeriod: '60s' } } },
  write,
  writeOff,
  read,
  owns: ['enable-l2-neigh-discovery', 'arping-refresh-period'],
  constraints: [needsKubeProxyReplacement, periodRemoved, badDuration, kernelManaged, staysOnWithXdp],
});
