/** CRDs that a configuration needs and that Cilium's chart does not contain. */
import type { Chart } from '../catalog/catalog.ts';
import { isTruthy } from '../catalog/table.ts';
import { unknown } from '../core/options.ts';
import { getPath } from '../core/value-tree.ts';
import type { ValueTree } from '../predict/chart.ts';
import type { Variables } from '../predict/kubespray.ts';

/** What installs the CRDs of an API group. */
interface Maker {
  /** The API group. */
  group: string;
  name: string;
  /** Kubespray's variable that installs it. */
  variable: string;
  /** True if Kubespray installs it only after Cilium. */
  late?: true;
}

/**
 * Source: kubernetes-sigs/kubespray, playbooks/cluster.yml. The role common_crds runs before network_plugin. The role
 * ingress_controller, which installs cert-manager, runs after it.
 */
const prometheus: Maker = {
  group: 'monitoring.coreos.com',
  name: 'the Prometheus operator',
  variable: 'prometheus_operator_crds_enabled',
};
const certManager: Maker = {
  group: 'cert-manager.io',
  name: 'cert-manager',
  variable: 'cert_manager_enabled',
  late: true,
};

/** A value that makes the chart create objects of another project. */
export interface OutsideNeed {
  /** The Helm value that needs it. */
  path: string;
  group: string;
  /** The project of the CRDs. */
  name: string;
  /** True if Kubespray installs that project, but after Cilium. */
  late: boolean;
}

/** Switches of a value that are not in its path. */
const furtherSwitches: Readonly<Record<string, readonly string[]>> = {
  'clustermesh.apiserver': ['clustermesh.useAPIServer'],
  'hubble.tls': ['hubble.enabled', 'hubble.tls.enabled', 'hubble.tls.auto.enabled'],
};

/**
 * The CRDs that must exist before the chart is installed. Without those of the Prometheus operator, charts refuse to
 * render. Without any other, the API server refuses the objects. CRDs that Kubespray installs in time are left out.
 *
 * @param values the Helm values that the chart gets
 * @param variables the variables that the inventory sets; empty for plain Helm
 */
export function outsideNeeds(chart: Chart, values: ValueTree, variables: Variables): OutsideNeed[] {
  const at = (path: string): unknown => getPath(values, path) ?? chart.value(path)?.default;
  const isOn = (path: string): boolean => at(path) !== unknown && isTruthy(at(path) as never);
  const isReached = (path: string): boolean => switchesOf(path, chart).every(isOn);
  return makersOf(chart).flatMap((path): OutsideNeed[] => {
    const maker = path.endsWith(monitor) ? isOn(path) && prometheus : at(path) === 'certmanager' && certManager;
    if (!maker || !isReached(path)) return [];
    const { group, name } = maker;
    const installs = variables.get(maker.variable) === true;
    if (installs && !maker.late) return [];
    return [{ path, group, name, late: installs }];
  });
}

const monitor = '.serviceMonitor.enabled';
const kept = new WeakMap<Chart, readonly string[]>();

/** The values that can make the chart create objects of another project. */
function makersOf(chart: Chart): readonly string[] {
  const known = kept.get(chart);
  if (known) return known;
  const paths = chart.paths().filter((path) => path.endsWith(monitor) || path.endsWith('.tls.auto.method'));
  kept.set(chart, paths);
  return paths;
}

/** The switches that a value needs to have an effect. */
function switchesOf(path: string, chart: Chart): string[] {
  const parts = path.split('.').slice(0, -1);
  const above = parts.map((_, depth) => [...parts.slice(0, depth + 1), 'enabled'].join('.'));
  const further = Object.entries(furtherSwitches).flatMap(([part, paths]) =>
    path.startsWith(`${part}.`) ? paths : [],
  );
  return [...above, ...further].filter((name) => name !== path && chart.value(name) !== undefined);
}

/** The message: what it needs and what to do, in a few sentences. */
export function sayOutsideNeed({ path, group, name, late }: OutsideNeed): string {
  const setting = `${path}: ${path.endsWith(monitor) ? 'true' : 'certmanager'}`;
  if (late) {
    return `${setting} needs ${name} (${group}). Kubespray installs it after Cilium, so a first run with this value fails. Set the value in a second run.`;
  }
  return `${setting} needs the CRDs of ${name} (${group}). Cilium's chart does not contain them, so the installation fails without them. Install the CRDs before Cilium.`;
}
