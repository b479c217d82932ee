/**
 * Plans for values as Helm accepts them. Defaults of the release that conflict give way, and values that Kubespray sets
 * itself are left to it.
 */

import type { Chart } from '../catalog/catalog.ts';
import { candidates, evaluate } from '../catalog/table.ts';
import type { Target } from '../cluster/target/target.ts';
import type { AnyFeature } from '../core/feature.ts';
import type { Finding } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { parseBoolean } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { getPath, known, mergeValues, removePath, setPath } from '../core/value-tree.ts';
import { variablesIn } from '../formats/helm/shell-words.ts';
import { chartInputs, type Options, type ValueTree } from '../predict/chart.ts';
import { predict, type Variables } from '../predict/kubespray.ts';
import { sources } from '../predict/table-sources.ts';
import { valueLeaves } from '../predict/value-leaves.ts';
import { layered } from './carriers.ts';
import type { PlanInput, Setting } from './collect.ts';
import { switchesAbove } from './gates.ts';
import { optionGoals, valuesOf } from './goals.ts';
import { emittedVariables, makePlan, type Plan } from './plan.ts';
import { noEffect } from './without-effect.ts';

/** A finding about a Helm value. The caller knows its position. */
export type ValueFinding = Omit<Finding, 'location'>;

/** The values that remain, and findings about the others. */
export interface Prepared {
  values: ValueTree;
  findings: ValueFinding[];
  /** True if Kubespray sets the API server's address instead. */
  asked: boolean;
}

/** The values that tell a chart how to reach the API server without kube-proxy. */
const apiServer: readonly string[] = ['k8sServiceHost', 'k8sServicePort'];

/**
 * Leaves out values that Kubespray sets itself, and values that have no effect with the others.
 *
 * @param beside settings of features, which can enable what the values depend on
 */
export function prepareValues(values: ValueTree, target: Target, beside: readonly Setting[] = []): Prepared {
  const address = takeApiServer(values, target);
  const idle = withoutIdle(address.values, target, beside);
  return { ...idle, findings: [...address.findings, ...idle.findings], asked: address.asked };
}

/**
 * Leaves the address of the API server to Kubespray, which configures Cilium with its own address. This applies if the
 * address of a copied command is a placeholder, or if the release has no carrier for it.
 */
export function takeApiServer(values: ValueTree, { release }: Target): Prepared {
  const given = apiServer.filter((path) => values[path] !== undefined && values[path] !== null);
  if (!release || given.length === 0) return { values, findings: [], asked: false };
  const placeholder = given.some((path) => isLeftOpen(toText(values[path])));
  if (!placeholder && release.facts.carriers.extraValues)
    return { values, findings: loopback(values, given), asked: false };
  const names = given.join(' and ');
  const finding: ValueFinding = {
    rule: 'api-server-address',
    severity: placeholder ? 'info' : 'warning',
    subject: given[0] ?? '',
    message: placeholder
      ? `The output leaves out ${names}: Kubespray ${release.facts.release} sets its own API server address. Remove ${names}. To use another address, set loadbalancer_apiserver: { address: 192.0.2.10, port: 6443 } in group_vars/all, with the address of your load balancer. All nodes then use this address.`
      : `The output leaves out ${names}: Kubespray ${release.facts.release} sets its own API server address, and does not accept another address. To change the address, set loadbalancer_apiserver: { address: 192.0.2.10, port: 6443 } in group_vars/all, with the address of your load balancer. All nodes then use this address.`,
  };
  return { values: given.reduce(removePath, values), findings: [finding], asked: true };
}

/** A warning about an address that only works if a local proxy listens there. */
function loopback(values: ValueTree, given: readonly string[]): ValueFinding[] {
  const host = values.k8sServiceHost;
  if (typeof host !== 'string' || !/^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host)) return [];
  return [
    {
      rule: 'api-server-address',
      severity: 'warning',
      subject: given[0] ?? '',
      message: `${host} requires a proxy for the API server on every node, as on Talos. Remove ${given.join(' and ')}. Kubespray then sets its own address.`,
    },
  ];
}

/** True for a shell variable, and for a placeholder of a guide: `API_SERVER_IP`. */
function isLeftOpen(text: string): boolean {
  return variablesIn(text).length > 0 || /^(<.*>|[A-Z]+(_[A-Z]+)+)$/.test(text);
}

/**
 * Leaves out values that have no effect with the others here. These are values that change no agent option now, values
 * below a disabled switch, and values that only restart pods. Helm accepts them, so a release without a carrier for
 * Helm values need not set them.
 */
export function withoutIdle(values: ValueTree, { release, chart }: Target, beside: readonly Setting[] = []): Prepared {
  if (!release || release.facts.carriers.extraValues) return { values, findings: [], asked: false };
  const settings = [...valueLeaves(chart, values)].flatMap(([helm, partly]): (Setting & { helm: string })[] => {
    const value = known(partly);
    return value === undefined ? [] : [{ feature: 'values', helm, value, kind: 'asked', path: [] }];
  });
  const busy = new Set(optionGoals(chart, [...beside, ...settings]).flatMap((goal) => goal.settings));
  const all = mergeValues(valuesOf(beside), values);
  const findings: ValueFinding[] = [];
  for (const setting of settings) {
    const { helm, value } = setting;
    if (busy.has(setting)) continue;
    const restarted = value === true ? restartsPods(helm) : undefined;
    if (restarted !== undefined) {
      findings.push({
        rule: 'pods-not-restarted',
        severity: 'warning',
        subject: helm,
        message: `The output leaves out ${helm}: Kubespray ${release.facts.release} does not restart pods when the configuration changes. After the playbook, run: kubectl -n kube-system rollout restart ${restarted}`,
      });
    } else if (chart.value(helm)?.effect === 'options' || isSwitchedOff(helm, all, chart)) {
      findings.push({
        rule: 'no-effect',
        severity: 'info',
        subject: helm,
        message: noEffect(chart, helm, value),
      });
    }
  }
  return { asked: false, values: findings.reduce((rest, { subject }) => removePath(rest, subject), values), findings };
}

/** True for a value that the chart only reads if a switch is on that is off here. */
function isSwitchedOff(path: string, values: ValueTree, chart: Chart): boolean {
  const facts = chart.value(path);
  return switchesAbove(path).some((other) => {
    const preset = chart.value(other)?.default;
    if (typeof preset !== 'boolean' || (getPath(values, other) ?? preset) !== false) return false;
    // If probing saw an effect without the switch, the value has one here.
    return facts?.effect === 'unknown' || facts?.gate?.[other] === true;
  });
}

/**
 * The workload whose pods a value restarts after a configuration change, through a checksum in their annotations. The
 * value must have no other effect. Source: cilium/cilium, install/kubernetes/cilium/templates,
 * `cilium.io/cilium-configmap-checksum`.
 */
function restartsPods(path: string): string | undefined {
  const workloads = new Map([
    ['rollOutCiliumPods', 'daemonset/cilium'],
    ['operator.rollOutPods', 'deployment/cilium-operator'],
    ['envoy.rollOutPods', 'daemonset/cilium-envoy'],
    ['hubble.relay.rollOutPods', 'deployment/hubble-relay'],
    ['hubble.ui.rollOutPods', 'deployment/hubble-ui'],
    ['standaloneDnsProxy.rollOutPods', 'daemonset/standalone-dns-proxy'],
  ]);
  return workloads.get(path);
}

/** The most rounds in which defaults of the chart replace defaults of a release. */
const maximalRounds = 4;

/**
 * Makes a plan in which defaults of the chart replace the release's defaults, where Cilium refuses the release's and
 * accepts the chart's.
 */
export function planAsHelm(
  input: PlanInput,
  target: Target,
  features: readonly AnyFeature[],
  inventory?: Variables,
): { plan: Plan; restored: ValueFinding[] } {
  const { release } = target;
  const restored: ValueFinding[] = [];
  let { values } = input;
  let plan = makePlan(input, target, features, inventory);
  if (!release || violated(plan).length === 0) return { plan, restored };
  const helm = makePlan(input, { ...target, release: undefined }, features);
  for (let round = 0; round < maximalRounds; round++) {
    const broken = violated(plan).filter((rule) => !violated(helm).includes(rule));
    const reads = new Set(
      features.flatMap(({ id, constraints }) =>
        constraints.flatMap((constraint) => (broken.includes(`${id}/${constraint.id}`) ? constraint.reads : [])),
      ),
    );
    const before = violated(plan).length;
    const better = firstOf([...reads], (option) =>
      firstOf(defaultBehind(option, target, values, helm.options, plan.options), ({ path, preset }) => {
        const changed = structuredClone(values);
        setPath(changed, path, preset);
        const next = makePlan({ ...input, values: changed }, target, features, inventory);
        return violated(next).length < before ? { path, preset, changed, next } : undefined;
      }),
    );
    if (better === undefined) break;
    const { path, preset } = better;
    values = better.changed;
    plan = better.next;
    restored.push({
      rule: 'chart-default',
      severity: 'info',
      subject: path,
      message: `Added ${path}=${JSON.stringify(preset)}, the default of Cilium's chart: the default of Kubespray ${release.facts.release} conflicts with these settings (${broken.join(', ')}).`,
    });
  }
  return { plan, restored };
}

/** The first result that is not undefined. */
function firstOf<Item, Result>(items: readonly Item[], look: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The constraints that a plan violates. */
function violated({ findings }: Plan): string[] {
  return findings.flatMap(({ rule, severity }) => (severity === 'error' && rule.includes('/') ? [rule] : []));
}

/**
 * Values that the user did not set and that control an option which the release sets differently from the chart. Some
 * values have no default, because the chart writes a text if they are not set. For them the result is the value with
 * the same text. If the chart writes nothing at all, the agent's default applies. For a switch, that is the opposite of
 * what Cilium refuses.
 */
function defaultBehind(
  option: string,
  { chart }: Target,
  values: ValueTree,
  helm: Options,
  plan: Options,
): { path: string; preset: Json }[] {
  const actual = plan.get(option);
  if (helm.get(option) === actual) return [];
  const on = typeof actual === 'string' ? parseBoolean(actual) : undefined;
  const wanted = helm.get(option) ?? (on === undefined ? undefined : String(!on));
  const table = chart.options().get(option)?.table ?? [];
  return sources(table).flatMap((path) => {
    if (getPath(values, path) !== undefined) return [];
    const gives = (value: Json): boolean => {
      const tree = structuredClone(values);
      setPath(tree, path, value);
      return evaluate(table, chartInputs(chart, tree)) === wanted;
    };
    const same = typeof wanted === 'string' ? candidates(table, path, wanted).find(gives) : undefined;
    const preset = chart.value(path)?.default ?? same;
    // Null would remove the chart's default.
    return preset === undefined || preset === null ? [] : [{ path, preset }];
  });
}

/** What a finished plan still lacks on its release: the API server's address that Kubespray should set. */
export function missingAddress(plan: Plan): ValueFinding[] {
  const { release, chart } = plan.target;
  if (!release) return [];
  const { facts } = predict(release, chart, layered(plan.base, emittedVariables(plan)));
  if (facts.get('agentApiServer') !== false && facts.get('operatorApiServer') !== false) return [];
  return [
    {
      rule: 'api-server-address',
      severity: 'error',
      subject: 'k8sServiceHost',
      message: `Kubespray ${release.facts.release} ignores k8sServiceHost without full kube-proxy replacement. Enable kubeProxyReplacement too, or remove k8sServiceHost and k8sServicePort.`,
    },
  ];
}

/** True if the agents of a plan encrypt with IPsec. */
export function usesIpsec({ options }: Plan): boolean {
  const ipsec = options.get('enable-ipsec');
  return typeof ipsec === 'string' && parseBoolean(ipsec) === true;
}
