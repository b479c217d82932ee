/** What runs in a cluster, by the objects that were collected, and what is wrong with it. */
import { features } from '../../../features/registry.ts';
import { fullKubeProxyReplacement } from '../../../features/shared/agent-state.ts';
import { type Catalog, minorOf } from '../../catalog/catalog.ts';
import { kernelProblem } from '../../cluster/target/kernel.ts';
import { constraintContext, lensContext } from '../../core/feature.ts';
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { OptionsView } from '../../core/options.ts';
import { coerce, compare, isIn } from '../../core/versions.ts';
import { type CollectedObject, listAt, mapAt, numberAt, textAt } from '../../formats/kubernetes/collected.ts';
import { type Options, renderChart } from '../../predict/chart.ts';
import { parseReference } from '../images/reference.ts';
import type { Collection } from './collect.ts';

interface RunningContainer {
  /** `Kind/name/container` */
  name: string;
  image: string;
}

interface Workload {
  /** `Kind/name` */
  name: string;
  wanted: number | undefined;
  ready: number | undefined;
  /** Pods of the newest template. */
  updated: number | undefined;
  containers: RunningContainer[];
}

interface RunningNode {
  name: string;
  kernel: string | undefined;
  os: string | undefined;
  runtime: string | undefined;
  kubelet: string | undefined;
}

export interface Diagnosis {
  /** Cilium by the image of its agents; undefined if that was not collected or names no version. */
  cilium: string | undefined;
  /** `chart`: Helm or the Cilium CLI installed it. `manifests`: applied without Helm, as Kubespray up to v2.27 does. */
  installedBy: 'chart' | 'manifests' | undefined;
  /** Kubespray releases that install this Cilium this way by default. */
  releases: string[];
  workloads: Workload[];
  nodes: RunningNode[];
  options: Options | undefined;
  findings: Finding[];
  /** What was not collected, with the command that gives it. */
  missing: string[];
}

const kinds: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet']);
const ofCilium = /^(?:cilium|hubble|clustermesh|spire|kube-proxy)/;

/** @param options the agent options of the live ConfigMap; undefined if it was not collected */
export async function diagnose(
  { objects, status }: Collection,
  options: Options | undefined,
  catalog: Catalog,
): Promise<Diagnosis> {
  const workloads = objects.filter(({ kind, name }) => kinds.has(kind) && ofCilium.test(name)).map(workloadOf);
  const nodes = objects.filter(({ kind }) => kind === 'Node').map(nodeOf);
  const agent = objects.find(({ kind, name }) => kind === 'DaemonSet' && name === 'cilium');
  const cilium = versionOf(workloads, 'DaemonSet/cilium');
  const installedBy = agent && installerOf(agent);
  const view = options && new OptionsView(options);
  return {
    cilium,
    installedBy,
    releases: await releasesWith(cilium, installedBy, catalog),
    workloads,
    nodes,
    options,
    findings: [
      ...workloads.flatMap(notReady),
      ...mixedVersions(workloads, cilium),
      ...(cilium === undefined ? [] : oldKernels(nodes, cilium)),
      ...(view && cilium !== undefined ? kubeProxyBeside(workloads, view, cilium) : []),
      ...(view && cilium !== undefined ? await optionFindings(view, options, cilium, nodes, catalog) : []),
      ...statusProblems(status),
    ],
    missing: missingParts(options, agent, nodes),
  };
}

function workloadOf({ kind, name, content }: CollectedObject): Workload {
  const isDaemonSet = kind === 'DaemonSet';
  const pod = mapAt(content, 'spec', 'template', 'spec');
  const containers = [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')].flatMap((container) => {
    const [own, image] = [textAt(container, 'name'), textAt(container, 'image')];
    return own === undefined || image === undefined ? [] : [{ name: `${kind}/${name}/${own}`, image }];
  });
  return {
    name: `${kind}/${name}`,
    wanted: isDaemonSet ? numberAt(content, 'status', 'desiredNumberScheduled') : numberAt(content, 'spec', 'replicas'),
    // A count of zero is left out by kubectl.
    ready: numberAt(content, 'status', isDaemonSet ? 'numberReady' : 'readyReplicas') ?? readyWithout(content),
    updated: numberAt(content, 'status', isDaemonSet ? 'updatedNumberScheduled' : 'updatedReplicas'),
    containers,
  };
}

function readyWithout(content: { [key: string]: Json }): number | undefined {
  return Object.keys(mapAt(content, 'status')).length > 0 ? 0 : undefined;
}

function nodeOf({ name, content }: CollectedObject): RunningNode {
  const info = mapAt(content, 'status', 'nodeInfo');
  return {
    name,
    kernel: textAt(info, 'kernelVersion'),
    os: textAt(info, 'osImage'),
    runtime: textAt(info, 'containerRuntimeVersion'),
    kubelet: textAt(info, 'kubeletVersion'),
  };
}

/** The version in the tag of an object's first image of Cilium. */
function versionOf(workloads: readonly Workload[], name: string): string | undefined {
  const found = workloads.find((workload) => workload.name === name);
  const agent = found?.containers.find((container) => /\/cilium-(?:agent|operator)$/.test(container.name));
  const tag = agent && parseReference(agent.image).tag;
  return tag !== undefined && /^v?\d+\.\d+\.\d+/.test(tag) ? coerce(tag)?.version : undefined;
}

function installerOf({ content }: CollectedObject): Diagnosis['installedBy'] {
  const byHelm =
    textAt(content, 'metadata', 'annotations', 'meta.helm.sh/release-name') !== undefined ||
    textAt(content, 'metadata', 'labels', 'app.kubernetes.io/managed-by') === 'Helm';
  return byHelm ? 'chart' : 'manifests';
}

async function releasesWith(
  cilium: string | undefined,
  installedBy: Diagnosis['installedBy'],
  catalog: Catalog,
): Promise<string[]> {
  if (cilium === undefined || installedBy === undefined) return [];
  const installer = installedBy === 'chart' ? 'cilium-cli' : 'templates';
  const { kubespray } = await catalog.index();
  return kubespray
    .filter((entry) => entry.installer === installer && entry.cilium === cilium)
    .map((entry) => entry.release);
}

function finding(rule: string, severity: Finding['severity'], subject: string, message: string): Finding {
  return { rule, severity, subject, message };
}

function notReady({ name, wanted, ready, updated }: Workload): Finding[] {
  const found: Finding[] = [];
  if (wanted !== undefined && ready !== undefined && ready < wanted) {
    found.push(finding('doctor/not-ready', 'error', name, `${name}: ${ready} of ${wanted} pods are ready.`));
  }
  if (wanted !== undefined && updated !== undefined && updated < wanted) {
    found.push(
      finding('doctor/not-updated', 'warning', name, `${name}: ${updated} of ${wanted} pods have the newest template.`),
    );
  }
  return found;
}

function mixedVersions(workloads: readonly Workload[], agent: string | undefined): Finding[] {
  const operator = versionOf(workloads, 'Deployment/cilium-operator');
  if (agent === undefined || operator === undefined || agent === operator) return [];
  const message = `The agents run Cilium ${agent}, and the operator ${operator}. All components must have the same version.`;
  return [finding('doctor/mixed-versions', 'error', 'Deployment/cilium-operator', message)];
}

function oldKernels(nodes: readonly RunningNode[], cilium: string): Finding[] {
  return nodes.flatMap(({ name, kernel }) => {
    const problem = kernelProblem(cilium, kernel === undefined ? undefined : coerce(kernel)?.version);
    return problem === undefined ? [] : [finding('kernel-too-old', 'error', name, `Node ${name}: ${problem}`)];
  });
}

/** kube-proxy and an agent that replaces it both program the services. */
function kubeProxyBeside(workloads: readonly Workload[], view: OptionsView, cilium: string): Finding[] {
  const isThere = workloads.some(({ name }) => name === 'DaemonSet/kube-proxy');
  if (!isThere || fullKubeProxyReplacement(view, lensContext(cilium)) !== true) return [];
  const message =
    'The agents replace kube-proxy, and the DaemonSet kube-proxy is still there. Run: kubectl -n kube-system delete daemonset,configmap kube-proxy. Then on every node: iptables-save | grep -v KUBE | iptables-restore.';
  return [finding('kube-proxy-stays', 'warning', 'DaemonSet/kube-proxy', message)];
}

/** Broken constraints, and ignored options of which no constraint tells already. */
async function optionFindings(
  view: OptionsView,
  options: Options,
  cilium: string,
  nodes: readonly RunningNode[],
  catalog: Catalog,
): Promise<Finding[]> {
  const broken = await brokenConstraints(view, options, cilium, nodes, catalog);
  const told = new Set(broken.map(({ subject }) => subject));
  const ignored = await unknownOptions(options, cilium, catalog);
  return [...broken, ...ignored.filter(({ subject }) => !told.has(subject))];
}

/** The constraints of all features. What is only unwise is told where the cluster has another value than the chart's default. */
async function brokenConstraints(
  view: OptionsView,
  options: Options,
  cilium: string,
  nodes: readonly RunningNode[],
  catalog: Catalog,
): Promise<Finding[]> {
  // Red Hat ports features back, so that the number of its kernels tells nothing.
  const numbers = nodes.flatMap(({ kernel = '' }) => (/\.el\d/.test(kernel) ? [] : kernel));
  const kernels = numbers.flatMap((kernel) => coerce(kernel)?.version ?? []).sort(compare);
  const context = constraintContext({ cilium, kernel: kernels[0] }, view, undefined);
  const presets = await presetsOf(cilium, catalog);
  const differs = (option: string): boolean => presets !== undefined && options.get(option) !== presets.get(option);
  return features.flatMap((feature) =>
    feature.constraints.flatMap((constraint) => {
      if (!isIn(cilium, constraint.versions)) return [];
      return constraint.check(context).flatMap((violation): Finding[] => {
        const severity = violation.severity ?? constraint.severity;
        if (severity !== 'error' && !constraint.reads.some(differs)) return [];
        return [finding(`${feature.id}/${constraint.id}`, severity, violation.subject, violation.message)];
      });
    }),
  );
}

async function presetsOf(cilium: string, catalog: Catalog): Promise<Options | undefined> {
  const { cilium: minors } = await catalog.index();
  if (!minors.some(({ minor }) => minor === minorOf(cilium))) return undefined;
  return renderChart(await catalog.chart(cilium), {});
}

/** Options that no program of this Cilium lists, and another Cilium does: removed, or not there yet. */
async function unknownOptions(options: Options, cilium: string, catalog: Catalog): Promise<Finding[]> {
  const listed = await catalog.listedOptions(cilium);
  const presets = await presetsOf(cilium, catalog);
  if (!listed || !presets) return [];
  return [...options.keys()].flatMap((option): Finding[] => {
    if (listed.get(option) || presets.has(option)) return [];
    const { before, after } = listed.elsewhere(option);
    if (before === undefined && after === undefined) return [];
    const when =
      before === undefined ? `Cilium ${after} and later list it` : `Cilium ${before} was the last to list it`;
    return [
      finding(
        'unknown-agent-option',
        'warning',
        option,
        `Cilium ${minorOf(cilium)} ignores the option ${option}: ${when}.`,
      ),
    ];
  });
}

/** What `cilium status -o json` reports. Source: cilium/cilium, cilium-cli/status (Status, its errors by object and pod). */
function statusProblems(status: Json | undefined): Finding[] {
  return Object.entries(mapAt(status, 'errors')).flatMap(([object, pods]) =>
    Object.entries(mapAt(pods)).flatMap(([pod, told]) => [
      ...texts(listAt(told, 'Errors'), listAt(told, 'errors')).map((text) =>
        finding('doctor/status', 'error', object, `${pod}: ${text}`),
      ),
      ...texts(listAt(told, 'Warnings'), listAt(told, 'warnings')).map((text) =>
        finding('doctor/status', 'warning', object, `${pod}: ${text}`),
      ),
    ]),
  );
}

function texts(...lists: readonly Json[][]): string[] {
  return lists.flat().filter((item) => typeof item === 'string');
}

function missingParts(
  options: Options | undefined,
  agent: CollectedObject | undefined,
  nodes: readonly RunningNode[],
): string[] {
  return [
    ...(options ? [] : ['kubectl -n kube-system get configmap cilium-config -o yaml']),
    ...(agent ? [] : ['kubectl -n kube-system get daemonset,deployment -o yaml']),
    ...(nodes.length > 0 ? [] : ['kubectl get nodes -o yaml']),
  ];
}
