import { defineFeature } from '../../src/core/feature.ts';
import maglevMemory from './constraints/maglev-memory.ts';
import needsKubeProxyReplacement from './constraints/needs-kube-proxy-replacement.ts';
import { hasSwitch, read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'external-cluster-ip',
  key: 'externalClusterIP',
  title: 'External access to ClusterIPs',
  summary: 'Clients outside the cluster can connect to ClusterIPs.',
  versions: hasSwitch,
  schema,
  modes: { on: { intent: {} } },
  write,
  writeOff,
  read,
  owns: ['bpf-lb-external-clusterip'],
  constraints: [needsKubeProxyReplacement, maglevMemory],
});
