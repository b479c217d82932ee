import { defineFeature } from '../../src/core/feature.ts';
import dsrDispatch from './constraints/dsr-dispatch.ts';
import kernel from './constraints/kernel.ts';
import noIpsec from './constraints/no-ipsec.ts';
import noTunnel from './constraints/no-tunnel.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'big-tcp',
  key: 'bigTCP',
  title: 'BIG TCP',
  summary: 'Packets of up to 192 kB inside a node reduce the CPU work per byte.',
  versions: '>=1.13.0',
  schema,
  modes: {
    ipv4: {
      intent: { ipv4: true },
      with: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
    },
    ipv6: {
      intent: { ipv6: true },
      with: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
    },
  },
  write,
  writeOff,
  read,
  owns: ['enable-ipv4-big-tcp', 'enable-ipv6-big-tcp'],
  constraints: [kernel, noTunnel, noIpsec, dsrDispatch],
  inspect: [
    'To see whether it is enabled (up to Cilium 1.14 the program is called cilium):',
    "  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg status | grep 'BIG TCP'",
    'To see the packet sizes of a device:',
    '  ip -details link show eth0 | grep -o "g[sr]o_\\(ipv4_\\)\\?max_size [0-9]*"',
  ],
});
