import { defineFeature } from '../../src/core/feature.ts';
import ipv6Minimum from './constraints/ipv6-minimum.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'mtu',
  key: 'mtu',
  title: 'MTU',
  summary: 'MTU of the network between nodes, if the agent should not detect it.',
  versions: '>=1.9.0',
  schema,
  modes: { smaller: { intent: { bytes: 1400 } }, jumbo: { intent: { bytes: 9000 } } },
  write,
  writeOff,
  read,
  owns: ['mtu'],
  constraints: [ipv6Minimum],
  inspect: [
    'To see the MTU of a pod and of the route to other nodes:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- ip -details link show type veth',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- ip route',
    'To find the largest packet that passes between two pods (add 28 bytes for the headers):',
    '  ping -M do -s 1372 <address of a pod on another node>',
  ],
});
