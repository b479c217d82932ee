import { defineFeature } from '../../src/core/feature.ts';
import gatewayApiForces from './constraints/gateway-api-forces.ts';
import includedInReplacement from './constraints/included-in-replacement.ts';
import kernel from './constraints/kernel.ts';
import needsSocketLb from './constraints/needs-socket-lb.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'socket-lb',
  key: 'socketLB',
  title: 'Socket load balancing',
  summary: 'Service addresses are translated at the socket, in all namespaces or only in the host namespace.',
  versions: '>=1.9.0',
  schema,
  modes: { 'host-namespace-only': { intent: { hostNamespaceOnly: true } } },
  write,
  writeOff,
  read,
  owns: ['bpf-lb-sock', 'bpf-lb-sock-hostns-only', 'enable-host-reachable-services'],
  constraints: [needsSocketLb, kernel, includedInReplacement, gatewayApiForces],
});
