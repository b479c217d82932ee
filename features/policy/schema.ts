import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const defaultDeny = onDemand(() =>
  z.strictObject({
    ingress: optional(z.boolean(), 'Deny incoming traffic that no policy allows; default true'),
    egress: optional(z.boolean(), 'Deny outgoing traffic that no policy allows, except DNS; default true'),
    exceptNamespaces: optional(z.array(z.string()), 'Namespaces without the default deny; default kube-system'),
  }),
);

/** How the agents enforce network policies. */
export const schema = onDemand(() =>
  z.strictObject({
    enforcementMode: optional(
      z.enum(['default', 'always', 'never']),
      'Pods that are restricted: those that a policy selects (default), all (always), or none (never)',
    ),
    auditMode: optional(z.boolean(), 'Only report what policies would drop, and drop nothing'),
    l7Proxy: optional(
      z.boolean(),
      'Support policies with DNS names, HTTP paths and other L7 rules. Enabled by default',
    ),
    cidrMatchMode: optional(
      z.array(z.literal('nodes')),
      'What CIDRs match in addition to the world. Cilium 1.15 and later',
    ),
    nonDefaultDeny: optional(
      z.boolean(),
      'Let policies disable the default deny with enableDefaultDeny. Enabled by default. Cilium 1.17 and later',
    ),
    kubernetesPolicies: optional(
      z.boolean(),
      'Enforce the NetworkPolicy objects of Kubernetes. Enabled by default. Cilium 1.14 and later',
    ),
    denyResponse: optional(
      z.enum(['none', 'icmp']),
      'Answer to outgoing traffic that is denied: none (the default), or an ICMP error. Cilium 1.19 and later',
    ),
    defaultDeny: optional(
      z.union([z.literal(true), defaultDeny()]),
      'Create a CiliumClusterwideNetworkPolicy that denies everything that no policy allows, in all namespaces',
    ),
  }),
);
export type PolicyIntent = z.infer<ReturnType<typeof schema>>;
