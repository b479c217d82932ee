import { defineFeature } from '../../src/core/feature.ts';
import endpointRoutes from './constraints/endpoint-routes.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'host-firewall',
  key: 'hostFirewall',
  title: 'Host firewall',
  summary: 'Network policies for the nodes themselves.',
  versions: '>=1.9.0',
  schema,
  modes: { on: { intent: {} }, devices: { intent: { devices: ['eth0', 'eth1'] } } },
  write,
  writeOff,
  read,
  owns: ['enable-host-firewall'],
  constraints: [endpointRoutes],
  inspect: [
    'To see whether a policy selects the node, look for the endpoint reserved:host:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg endpoint list   (up to 1.14: cilium)',
    'To see what a policy drops, or would drop in audit mode:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg monitor -t policy-verdict',
  ],
});
