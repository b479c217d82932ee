import { defineFeature } from '../../src/core/feature.ts';
import oneFamily from './constraints/one-family.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'ipv6',
  key: 'ipv6',
  title: 'IPv6',
  summary: 'IPv6 addresses for pods, with IPv4 or alone.',
  versions: '>=1.9.0',
  schema,
  modes: { 'dual-stack': { intent: {} }, alone: { intent: { ipv4: false } } },
  write,
  writeOff,
  read,
  owns: ['enable-ipv6', 'enable-ipv4'],
  constraints: [oneFamily],
  inspect: [
    'To see the addresses of pods, and the networks of each node:',
    '  kubectl get pods -A -o custom-columns=NAME:.metadata.name,ADDRESSES:.status.podIPs[*].ip',
    '  kubectl get ciliumnodes -o custom-columns=NODE:.metadata.name,NETWORKS:.spec.ipam.podCIDRs',
  ],
});
