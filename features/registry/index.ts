import { defineFeature } from '../../src/core/feature.ts';
import mirrorWithTag from './constraints/mirror-is-image.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'registry',
  key: 'registry',
  title: 'Image registry',
  summary: 'A mirror for the images of Cilium, its credentials, and digests.',
  versions: '>=1.9.0',
  schema,
  modes: {
    mirror: { intent: { mirror: 'registry.example.com' } },
    'mirror-without-digests': { intent: { mirror: 'registry.example.com:5000/quay', digests: false } },
    'pull-secrets': { intent: { pullSecrets: ['registry-credentials'] } },
  },
  write,
  writeOff,
  read,
  owns: [],
  constraints: [mirrorWithTag],
  inspect: [
    'To see which images run:',
    '  kubectl -n kube-system get pods -l app.kubernetes.io/part-of=cilium -o jsonpath=\'{range .items[*]}{.spec.containers[*].image}{"\\n"}{end}\'',
  ],
});
