import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const agent = onDemand(() =>
  z.strictObject({
    nonMasqueradeCIDRs: optional(
      z.array(z.union([z.cidrv4(), z.cidrv6()])),
      'Destination networks that see the addresses of pods; default: private and reserved networks',
    ),
    masqLinkLocal: optional(z.boolean(), 'Masquerade packets to 169.254.0.0/16 too. Disabled by default'),
    masqLinkLocalIPv6: optional(
      z.boolean(),
      'Masquerade packets to fe80::/10 too. Disabled by default. Cilium 1.14 and later',
    ),
  }),
);

/** The source address of packets that leave the cluster. */
export const schema = onDemand(() =>
  z.strictObject({
    ipv4: optional(z.boolean(), 'Masquerade IPv4 traffic that leaves the cluster. Enabled by default'),
    ipv6: optional(
      z.boolean(),
      'Masquerade IPv6 traffic that leaves the cluster. Enabled by default. Cilium 1.10 and later',
    ),
    bpf: optional(z.boolean(), 'Masquerade in BPF instead of iptables. BPF host routing requires it'),
    interfaces: optional(
      z.string().check(z.minLength(1)),
      'Devices whose packets iptables masquerades, such as eth0 or eth+',
    ),
    routeSource: optional(
      z.boolean(),
      'Use the source address of the route, not of the device. Only with iptables. Cilium 1.15 and later',
    ),
    ipMasqAgent: optional(
      z.union([z.boolean(), agent()]),
      'Select by destination what is masqueraded, as the ip-masq-agent of Kubernetes does. It enables bpf too',
    ),
  }),
);
export type MasqueradingIntent = z.infer<ReturnType<typeof schema>>;
