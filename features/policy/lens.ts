import type { CustomResource, LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import type { PolicyIntent } from './schema.ts';

/** Keys of the intent, the Helm value with the same meaning, and the first chart that has it. */
const rows = [
  { key: 'enforcementMode', helm: 'policyEnforcementMode', since: '1.9.0' },
  { key: 'auditMode', helm: 'policyAuditMode', since: '1.9.0' },
  { key: 'l7Proxy', helm: 'l7Proxy', since: '1.9.0' },
  { key: 'kubernetesPolicies', helm: 'k8sNetworkPolicy.enabled', since: '1.14.0' },
  { key: 'cidrMatchMode', helm: 'policyCIDRMatchMode', since: '1.15.0' },
  { key: 'nonDefaultDeny', helm: 'enableNonDefaultDenyPolicies', since: '1.17.0' },
  { key: 'denyResponse', helm: 'policyDenyResponse', since: '1.19.0' },
] as const;

/** Source: `Documentation/security/policy/intro.rst`, chart values.yaml and `cilium-configmap.yaml` of each minor. */
export function write(intent: PolicyIntent, context: LensContext): Settings | Unavailable {
  const early = rows.find(({ key, since }) => intent[key] !== undefined && context.is(`<${since}`));
  if (early) {
    return { unavailable: `This version has no option for ${early.key}.`, since: early.since, path: [early.key] };
  }
  // For `false` the charts of 1.14 and 1.15 write nothing, but the agent's default is `true`.
  const withOption = intent.kubernetesPolicies === false && context.is('<1.16.0') ? 'kubernetesPolicies' : undefined;
  return {
    values: defined<Json>(
      Object.fromEntries(rows.map(({ key, helm }) => [helm, key === withOption ? undefined : intent[key]])),
    ),
    ...(withOption && { options: { 'enable-k8s-networkpolicy': 'false' } }),
    ...(intent.defaultDeny && { resources: [defaultDeny(intent.defaultDeny === true ? {} : intent.defaultDeny)] }),
  };
}

/**
 * An empty ingress rule allows nothing and enables the default deny. Egress allows
 * only DNS. Source: `Documentation/security/policy/language.rst`.
 */
function defaultDeny({
  ingress = true,
  egress = true,
  exceptNamespaces = ['kube-system'],
}: Exclude<PolicyIntent['defaultDeny'], true | undefined>): CustomResource {
  const toPorts: Json = [
    {
      ports: [
        { port: '53', protocol: 'UDP' },
        { port: '53', protocol: 'TCP' },
      ],
    },
  ];
  const dns: Json[] = [
    {
      toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system', 'k8s-app': 'kube-dns' } }],
      toPorts,
    },
    // A DNS cache on every node uses the host network.
    { toEntities: ['host'], toPorts },
  ];
  const outside: Json = {
    matchExpressions: [{ key: 'io.kubernetes.pod.namespace', operator: 'NotIn', values: exceptNamespaces }],
  };
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumClusterwideNetworkPolicy',
    name: 'default-deny',
    spec: {
      endpointSelector: exceptNamespaces.length > 0 ? outside : {},
      ...(ingress && { ingress: [{}] }),
      ...(egress && { egress: dns }),
    },
  };
}

/** Disables the enforcement of policies. */
export function writeOff(): Settings {
  return { values: { policyEnforcementMode: 'never' } };
}

/**
 * Settings that differ from the chart's defaults; `false` if nothing is enforced. The L7 proxy is not read, because
 * other features disable it too.
 */
export function read(options: OptionsView, context: LensContext): PolicyIntent | false | undefined {
  const mode = options.get('enable-policy')?.toLowerCase();
  const rest = defined<NonNullable<PolicyIntent[keyof PolicyIntent]>>({
    auditMode: options.flag('policy-audit-mode', false) || undefined,
    kubernetesPolicies:
      context.is('>=1.14.0') && options.flag('enable-k8s-networkpolicy', true) === false ? false : undefined,
    cidrMatchMode: context.is('>=1.15.0') && options.get('policy-cidr-match-mode') === 'nodes' ? ['nodes'] : undefined,
    nonDefaultDeny:
      context.is('>=1.17.0') && options.flag('enable-non-default-deny-policies', true) === false ? false : undefined,
    denyResponse: context.is('>=1.19.0') && options.get('policy-deny-response') === 'icmp' ? 'icmp' : undefined,
  }) as PolicyIntent;
  if (mode === 'never' && Object.keys(rest).length === 0) return false;
  const intent: PolicyIntent = {
    ...((mode === 'always' || mode === 'never') && { enforcementMode: mode }),
    ...rest,
  };
  return Object.keys(intent).length === 0 ? undefined : intent;
}
