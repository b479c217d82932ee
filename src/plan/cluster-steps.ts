/** What a plan needs in addition to its variables: objects that nothing creates, and steps on a running cluster. */

import type { Catalog } from '../catalog/catalog.ts';
import { missingDualStack } from '../cluster/dual-stack.ts';
import { outsideNeeds, sayOutsideNeed } from '../cluster/outside-definitions.ts';
import { pullSecret, sayOwnReference } from '../cluster/own-references.ts';
import { missingPermissions, sayMissingPermission } from '../cluster/permissions.ts';
import { covers, parseNetwork } from '../core/network.ts';
import { parseBoolean, unknown } from '../core/options.ts';
import { items, toText } from '../core/text.ts';
import { getPath, known } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import { predict, type Variables } from '../predict/kubespray.ts';
import { missingObjects, playInputs } from '../predict/play.ts';
import { usesIpsec, type ValueFinding } from './as-helm.ts';
import { layered } from './carriers.ts';
import type { IntentPath } from './collect.ts';
import { causeOf } from './draft.ts';
import { emittedVariables, type Plan, treeOf } from './plan.ts';

/**
 * A step for the user to do by hand, with the path of the setting that causes it. Without a path, the inventory causes
 * it.
 */
export type StepFinding = ValueFinding & { path?: IntentPath };

/** Findings with the steps to do by hand, in order. */
export async function clusterSteps(plan: Plan, catalog: Catalog): Promise<StepFinding[]> {
  if (plan.findings.some(({ severity }) => severity === 'error')) return [];
  return [
    ...ipsecSecret(plan),
    ...(await missingBeside(plan, catalog)),
    ...pullSecrets(plan),
    ...definitions(plan),
    ...(await permissionsToGrant(plan, catalog)),
    ...dualStack(plan),
    ...podNetwork(plan),
    ...kubeProxyStays(plan),
  ];
}

/** Kubespray configures the address families of Kubernetes with variables of its own. */
function dualStack(plan: Plan): StepFinding[] {
  const { options, base, target } = plan;
  const { release } = target;
  const ipv6 = options.get('enable-ipv6');
  if (!release || typeof ipv6 !== 'string' || parseBoolean(ipv6) !== true) return [];
  const variables = layered(base, emittedVariables(plan));
  const variable = missingDualStack(release, variables);
  if (variable === undefined) return [];
  const waits =
    options.get('ipam') === 'kubernetes' ? ' With IPAM mode kubernetes, the agents wait for that network.' : '';
  return [
    {
      rule: 'single-stack-kubernetes',
      severity: 'warning',
      subject: 'ipv6',
      ...causeIn(plan, 'enable-ipv6'),
      message: `Set ${variable}: true too: Kubespray ${release.facts.release} gives Kubernetes no IPv6 without it, so nodes have no IPv6 network and Services no IPv6 address.${waits}`,
    },
  ];
}

/** Pod networks in the intent, and the variables with which Kubespray configures Kubernetes. */
const podNetworks = [
  { option: 'cluster-pool-ipv4-cidr', variable: 'kube_pods_subnet' },
  { option: 'cluster-pool-ipv6-cidr', variable: 'kube_pods_subnet_ipv6' },
] as const;

/** Kubespray uses its own pod network for kubeadm's podSubnet and no_proxy, regardless of Cilium's pool. */
function podNetwork(plan: Plan): StepFinding[] {
  const { release } = plan.target;
  if (!release || plan.options.get('ipam') !== 'cluster-pool') return [];
  const variables = layered(plan.base, emittedVariables(plan));
  return podNetworks.flatMap(({ option, variable }) => {
    const pools = plan.options.get(option);
    const known = variables.get(variable) ?? release.facts.variables[variable]?.default;
    if (typeof pools !== 'string' || typeof known !== 'string') return [];
    const outer = parseNetwork(known);
    const outside = items(pools).filter((pool) => {
      const network = parseNetwork(pool);
      return outer !== undefined && network?.family === outer.family && !covers(outer, network);
    });
    if (outside.length === 0) return [];
    return [
      {
        rule: 'pod-network-differs',
        severity: 'warning',
        subject: 'ipam',
        ...causeIn(plan, option, 'ipam'),
        message: `Pods get addresses from ${outside.join(' and ')}, outside ${variable} (${known}), which Kubespray ${release.facts.release} uses for kubeadm and no_proxy. Set ${variable} to a network that contains them.`,
      },
    ];
  });
}

/**
 * Objects that pods of the release's own manifests wait for, and that neither the manifests nor a program in the
 * cluster create.
 */
async function missingBeside(plan: Plan, catalog: Catalog): Promise<StepFinding[]> {
  const { release } = plan.target;
  if (release?.facts.installer !== 'templates') return [];
  const play = await catalog.play(release.facts.release);
  const variables = layered(plan.base, emittedVariables(plan));
  const missing = missingObjects(play.manifests, playInputs(play, variables));
  return [...new Set(missing.map(({ to }) => to))].map((to) => ({
    rule: 'missing-object',
    severity: 'warning',
    subject: to,
    message: `Create ${to} before Cilium is installed: Kubespray ${release.facts.release} does not create it with these settings, and pods wait for it: ${list(missing.flatMap((one) => (one.to === to ? [one.from] : [])))}.`,
  }));
}

/** Pull secrets that features refer to. `lint` reports those in raw values. */
function pullSecrets({ collected }: Plan): StepFinding[] {
  return collected.settings.flatMap(({ feature, helm, value, path }) => {
    if (feature === 'values' || helm === undefined || !helm.endsWith('imagePullSecrets') || !Array.isArray(value))
      return [];
    return value.flatMap(pullSecret).map((to) => ({
      rule: 'missing-object',
      severity: 'info' as const,
      subject: to,
      path,
      message: sayOwnReference({ to, in: helm, use: 'pull' }),
    }));
  });
}

/** CRDs that must exist before the chart is installed. */
function definitions(plan: Plan): StepFinding[] {
  const { release, chart } = plan.target;
  const variables = release ? layered(plan.base, emittedVariables(plan)) : new Map();
  const values = release ? predict(release, chart, variables).values : treeOf(plan.helm);
  return outsideNeeds(chart, values ?? {}, variables).map((need) => ({
    rule: 'missing-definitions',
    severity: 'info' as const,
    subject: need.path,
    ...pathOf(plan, need.path),
    message: sayOutsideNeed(need),
  }));
}

/** The path of the setting with a Helm value. */
function pathOf({ collected }: Plan, helm: string): { path?: IntentPath } {
  const setting = collected.settings.find((one) => one.helm === helm);
  return setting ? { path: setting.path } : {};
}

/**
 * Permissions that agent and operator need with the plan's settings, and that the release's own ClusterRoles do not
 * grant.
 */
async function permissionsToGrant(plan: Plan, catalog: Catalog): Promise<StepFinding[]> {
  const { release, chart, cilium } = plan.target;
  if (!release) return [];
  const { options } = predict(release, chart, layered(plan.base, emittedVariables(plan)));
  const missing = await missingPermissions(catalog, release.facts, cilium, options);
  return missing.map((one) => ({
    rule: 'missing-permission',
    severity: 'warning',
    subject: one.option ?? 'target.cilium',
    ...(one.option === undefined ? { path: ['target', 'cilium'] } : causeIn(plan, one.option)),
    message: sayMissingPermission(one, release.facts.release),
  }));
}

/**
 * With IPsec the agents mount a Secret with the key. The role's own manifests create it from `cilium_ipsec_key`. On
 * releases that install the chart, nothing creates it.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium (tasks/check.yml, templates/cilium/secret.yml.j2 up to
 * v2.27); cilium/cilium, Documentation/security/network/encryption-ipsec.rst.
 */
function ipsecSecret(plan: Plan): StepFinding[] {
  const { release, chart } = plan.target;
  if (!usesIpsec(plan)) return [];
  const cause = causeIn(plan, 'enable-ipsec');
  const finding = { rule: 'secret-needed', severity: 'warning', subject: 'cilium_ipsec_key', ...cause } as const;
  const create = (given: (path: string) => unknown, maker: string) => {
    const stated = [...secretNames.map(given), ...secretNames.map((path) => chart.value(path)?.default)];
    const secret = toText(stated.find((name) => typeof name === 'string' && name !== '') ?? 'cilium-ipsec-keys');
    return `Create the Secret ${secret} before Cilium is installed: ${maker} does not create it, and the agents wait for it. Run: kubectl -n kube-system create secret generic ${secret} --from-literal=keys="3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128".`;
  };
  if (!release) return [{ ...finding, message: create((path) => plan.helm.get(path), 'the chart') }];
  const { installer, release: name } = release.facts;
  const variables = layered(plan.base, emittedVariables(plan));
  if (installer === 'templates') {
    if (variables.has('cilium_ipsec_key')) return [];
    const message = `The generated variables do not contain the IPsec key. Set cilium_ipsec_key in an Ansible vault, in base64: Kubespray ${name} stops without it, and creates the Secret from it.`;
    return [{ ...finding, message }];
  }
  const { values } = predict(release, chart, variables);
  const message = `${create((path) => known(getPath(values, path)), `Kubespray ${name}`)} Kubespray also stops without the variable cilium_ipsec_key: set it in an Ansible vault.`;
  return [{ ...finding, message }];
}

/** The values that name the Secret. The first one that is set counts. Charts before 1.10 only have the second one. */
const secretNames = ['encryption.ipsec.secretName', 'encryption.secretName'] as const;

/**
 * Kubespray skips kubeadm's phase for kube-proxy, but does not delete the kube-proxy of an earlier run. Source:
 * kubernetes-sigs/kubespray, kubespray_defaults (kube_proxy_deployed, kubeadm_init_phases_skip). The commands:
 * cilium/cilium, Documentation/network/kubernetes/kubeproxy-free.rst.
 */
function kubeProxyStays(plan: Plan): StepFinding[] {
  const { release, chart } = plan.target;
  if (!release) return [];
  const isDeployed = (variables: Variables): unknown => {
    const fact = predict(release, chart, variables).facts.get('kubeProxyDeployed');
    return fact === unknown ? undefined : fact;
  };
  const isNew = plan.base.size === 0;
  const replacedBy = featureThatReplaces(plan);
  if (isDeployed(layered(plan.base, emittedVariables(plan))) !== false || isDeployed(plan.base) !== true) return [];
  return [
    {
      rule: 'kube-proxy-stays',
      severity: isNew ? 'info' : 'warning',
      subject: 'kube-proxy',
      ...causeIn(plan, 'kube-proxy-replacement'),
      message:
        replacedBy === undefined ? kubeProxyStep : `${replacedBy} enables kube-proxy replacement. ${kubeProxyStep}`,
    },
  ];
}

/** The feature that needs kube-proxy replacement; undefined if the user requests the replacement itself. */
function featureThatReplaces({ collected }: Plan): string | undefined {
  const setting = collected.settings.find(({ helm }) => helm === 'kubeProxyReplacement');
  return setting?.kind === 'implied' ? setting.feature : undefined;
}

function causeIn(plan: Plan, ...options: readonly string[]): { path?: IntentPath } {
  const path = causeOf(plan, options);
  return path === undefined ? {} : { path };
}

/** The commands that remove kube-proxy from a running cluster. */
const removeKubeProxy =
  'After the playbook, run: kubectl -n kube-system delete daemonset,configmap kube-proxy. Then run iptables-save | grep -v KUBE | iptables-restore on every node.';

/**
 * The message about kube-proxy on a running cluster whose configuration no longer deploys it: what happens and what to
 * do.
 */
const kubeProxyStep = `On a running cluster the DaemonSet kube-proxy stays: Kubespray only skips its installation. ${removeKubeProxy}`;

/** The steps to do by hand if kube-proxy was deployed before and is not deployed after; otherwise undefined. */
export function kubeProxyChange(before: unknown, after: unknown): string | undefined {
  return before === true && after === false ? kubeProxyStep : undefined;
}
