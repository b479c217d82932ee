import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** Whose address packets have that leave the cluster. */
export const schema = onDemand(() =>
  z.strictObject({
    ipv4: optional(z.boolean(), 'Packets of IPv4 get the address of the node; on by default'),
    ipv6: optional(z.boolean(), 'Packets of IPv6 get the address of the node; on by default. Cilium 1.10 and later'),
    bpf: optional(z.boolean(), 'Masquerade in BPF instead of iptables, which BPF host routing needs'),
    interfaces: optional(z.string().check(z.minLength(1)), 'Devices whose packets iptables masquerades: eth0, eth+'),
    routeSource: optional(
      z.boolean(),
      'Take the source address of the route instead of the one of the device. Cilium 1.15 and later, iptables only',
    ),
    ipMasqAgent: optional(
      z.boolean(),
      'Choose by destination what is masqueraded, as the ip-masq-agent of Kubernetes does. Switches bpf on',
    ),
  }),
);
export type MasqueradingIntent = z.infer<ReturnType<typeof schema>>;
