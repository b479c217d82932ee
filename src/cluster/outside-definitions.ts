/** Resource definitions that a configuration needs and Cilium's chart does not contain. */
import type { Chart } from '../catalog/catalog.ts';
import { isTruthy } from '../catalog/table.ts';
import { unknown } from '../core/options.ts';
import { getPath } from '../core/value-tree.ts';
import type { ValueTree } from '../predict/chart.ts';
import type { Variables } from '../predict/kubespray.ts';

/** What installs the definitions of some kind of object. */
interface Maker {
  /** The API group. */
  group: string;
  name: string;
  /** Kubespray's variable that installs it. */
  variable: string;
  /** True if Kubespray does so only when Cilium is there. */
  late?: true;
}

/**
 * Source: kubernetes-sigs/kubespray, playbooks/cluster.yml: the role common_crds is in front of network_plugin, the
 * role ingress_controller, which installs cert-manager, behind it.
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
  /** The Helm value that requires it. */
  path: string;
  group: string;
  /** The project that the definitions belong to. */
  name: string;
  /** True if Kubespray installs that project, but after Cilium. */
  late: boolean;
}

/** Switches that are not above the value in its path. */
const furtherSwitches: Readonly<Record<string, readonly string[]>> = {
  'clustermesh.apiserver': ['clustermesh.useAPIServer'],
  'hubble.tls': ['hubble.enabled', 'hubble.tls.enabled', 'hubble.tls.auto.enabled'],
};

/**
 * The definitions that have to exist before the chart is installed. Without those of the Prometheus operator charts refuse to
 * render; without any other the API server refuses the objects. What Kubespray installs in time is left out.
 *
 * @param values what reaches the chart
 * @param variables what the inventory sets; empty for plain Helm
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

/** The switches without which a value has no effect. */
function switchesOf(path: string, chart: Chart): string[] {
  const parts = path.split('.').slice(0, -1);
  const above = parts.map((_, depth) => [...parts.slice(0, depth + 1), 'enabled'].join('.'));
  const further = Object.entries(furtherSwitches).flatMap(([part, paths]) =>
    path.startsWith(`${part}.`) ? paths : [],
  );
  return [...above, ...further].filter((name) => name !== path && chart.value(name) !== undefined);
}

/** What to do about it, in a sentence or two. */
export function sayOutsideNeed({ path, group, name, late }: OutsideNeed): string {
  const setting = `${path}: ${path.endsWith(monitor) ? 'true' : 'certmanager'}`;
  if (late) {
    return `${setting} needs ${name} (${group}). Kubespray installs it after Cilium, so a first run with this value fails. Set the value in a second run.`;
  }
  return `${setting} needs the CRDs of ${name} (${group}). Cilium's chart does not contain them, so the installation fails without them. Install the CRDs before Cilium.`;
}
