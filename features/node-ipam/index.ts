import { defineFeature } from '../../src/core/feature.ts';
import defaultNeedsNodeIpam from './constraints/default-needs-node-ipam.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'node-ipam',
  key: 'nodeIPAM',
  title: 'Node IPAM',
  summary: 'Services of type LoadBalancer get the addresses of nodes.',
  versions: '>=1.16.0',
  schema,
  modes: { on: { intent: {} }, default: { intent: { default: true } } },
  write,
  writeOff,
  read,
  owns: ['enable-node-ipam'],
  constraints: [defaultNeedsNodeIpam],
});
