import { defineFeature } from '../../src/core/feature.ts';
import agentWithoutBpf from './constraints/agent-without-bpf.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'masquerading',
  key: 'masquerading',
  title: 'Masquerading',
  summary: 'Packets that leave the cluster get the address of their node: by iptables, in BPF, or by destination.',
  versions: '>=1.9.0',
  schema,
  modes: {
    bpf: { intent: { bpf: true } },
    'ipv6-off': { intent: { ipv6: false } },
    'ip-masq-agent': { intent: { ipMasqAgent: true } },
    'route-source': { intent: { routeSource: true } },
  },
  write,
  writeOff,
  read,
  owns: [
    'masquerade',
    'enable-ipv4-masquerade',
    'enable-ipv6-masquerade',
    'enable-bpf-masquerade',
    'egress-masquerade-interfaces',
    'enable-masquerade-to-route-source',
    'enable-ip-masq-agent',
  ],
  constraints: [agentWithoutBpf],
  inspect: [
    'To see how packets are masqueraded, and on which devices (up to Cilium 1.14 the program is called cilium):',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg status | grep Masquerading',
    'To see the networks that ip-masq-agent does not masquerade:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg bpf ipmasq list',
  ],
});
