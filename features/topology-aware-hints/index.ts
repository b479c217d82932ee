import { defineFeature } from '../../src/core/feature.ts';
import needsKubeProxyReplacement from './constraints/needs-kube-proxy-replacement.ts';
import tooEarly from './constraints/too-early.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'topology-aware-hints',
  key: 'topologyAwareHints',
  title: 'Topology-aware hints',
  summary: 'Services prefer endpoints in the zone of the node, as the hints of Kubernetes specify.',
  versions: '>=1.11.0',
  schema,
  modes: { on: { intent: {} } },
  write,
  writeOff,
  read,
  owns: ['enable-service-topology'],
  constraints: [tooEarly, needsKubeProxyReplacement],
});
