import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const defaultDeny = onDemand(() =>
  z.strictObject({
    ingress: optional(z.boolean(), 'Deny incoming traffic that no policy allows; true by default'),
    egress: optional(z.boolean(), 'Deny outgoing traffic that no policy allows, except DNS; true by default'),
    exceptNamespaces: optional(z.array(z.string()), 'Namespaces that it leaves alone; default kube-system'),
  }),
);

/** How the agents enforce network policies. */
export const schema = onDemand(() =>
  z.strictObject({
    enforcementMode: optional(
      z.enum(['default', 'always', 'never']),
      'Which pods are restricted: those that a policy selects (the default), all of them, or none',
    ),
    auditMode: optional(z.boolean(), 'Only report what policies would drop'),
    l7Proxy: optional(z.boolean(), 'Whether policies can name DNS names, HTTP paths and other L7 rules; on by default'),
    cidrMatchMode: optional(z.array(z.literal('nodes')), 'What CIDRs match beside the world. Cilium 1.15 and later'),
    nonDefaultDeny: optional(
      z.boolean(),
      'Whether policies can leave out the default deny by enableDefaultDeny; on by default. Cilium 1.17 and later',
    ),
    kubernetesPolicies: optional(
      z.boolean(),
      'Enforce NetworkPolicy of Kubernetes; on by default. Cilium 1.14 and later',
    ),
    denyResponse: optional(
      z.enum(['none', 'icmp']),
      'What a client gets whose outgoing traffic is denied: nothing (the default), or an ICMP error. Cilium 1.19 and later',
    ),
    defaultDeny: optional(
      z.union([z.literal(true), defaultDeny()]),
      'Deny what no policy allows, in all namespaces, by a CiliumClusterwideNetworkPolicy',
    ),
  }),
);
export type PolicyIntent = z.infer<ReturnType<typeof schema>>;
