import { defineFeature } from '../../src/core/feature.ts';
import kernel from './constraints/kernel.ts';
import needsHostRouting from './constraints/needs-host-routing.ts';
import noTproxy from './constraints/no-tproxy.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'netkit',
  key: 'netkit',
  title: 'netkit devices',
  summary: 'Pods use netkit devices instead of veth, and are as fast as processes on the host.',
  versions: '>=1.16.0',
  schema,
  modes: { l3: { intent: {} }, l2: { intent: { l2: true } } },
  write,
  writeOff,
  read,
  owns: ['datapath-mode'],
  constraints: [kernel, needsHostRouting, noTproxy],
  inspect: [
    'To see the devices of pods, and the host routing:',
    "  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg status | grep -E 'Device Mode|Host Routing'",
  ],
});
