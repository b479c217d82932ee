/** What runs in a cluster, according to the collected objects, and what is wrong with it. */
import { features } from '../../../features/registry.ts';
import { fullKubeProxyReplacement } from '../../../features/shared/agent-state.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { kernelProblem } from '../../cluster/target/kernel.ts';
import { constraintContext, lensContext } from '../../core/feature.ts';
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { OptionsView, unknown } from '../../core/options.ts';
import { messageForConfigMap } from '../../core/remedy.ts';
import { coerce, compare, isIn } from '../../core/versions.ts';
import { type CollectedObject, listAt, mapAt, numberAt, textAt } from '../../formats/kubernetes/collected.ts';
import type { Options } from '../../predict/chart.ts';
import { parseReference } from '../images/reference.ts';
import type { Collection } from './collect.ts';
import { eventProblems } from './events.ts';
import { ciliumNodeProblems, nodeProblems, podProblems } from './objects.ts';
import { oddOptions, presetsOf, withoutDefaults } from './options.ts';
import { restartProblems } from './restarts.ts';

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
  /** The number of pods that already use the newest template. */
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
  /** Cilium's version: from the image of its agents, else from their log, else as the user named it; else undefined. */
  cilium: string | undefined;
  /** Where the version comes from. */
  ciliumFrom: 'agents' | 'log' | 'target' | undefined;
  /** `chart`: Helm or the Cilium CLI installed it. `manifests`: applied without Helm, as Kubespray up to v2.27 does. */
  installedBy: 'chart' | 'manifests' | undefined;
  /** Kubespray releases that install this Cilium in the same way by default. */
  releases: string[];
  /** Releases that install this Cilium by default in the other way, or all of them if the way is not known. */
  otherReleases: string[];
  workloads: Workload[];
  nodes: RunningNode[];
  options: Options | undefined;
  /** True if the options come from the log of an agent, not from the ConfigMap. */
  optionsFromLog: boolean;
  /** True if some of the cluster's options can be missing, so that an absent option is not known to be unset. */
  isExcerpt: boolean;
  findings: Finding[];
  /** What was not collected, with the command that prints it. */
  missing: string[];
}

const kinds: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet']);
const ofCilium = /^(?:cilium|hubble|clustermesh|spire|kube-proxy)/;

/**
 * Diagnoses a cluster.
 *
 * @param live the agent options of the live ConfigMap; undefined if it was not collected
 * @param named Cilium's version for objects that do not show it
 */
export async function diagnose(
  collection: Collection,
  live: Options | undefined,
  named: string | undefined,
  catalog: Catalog,
): Promise<Diagnosis> {
  const { objects, status, told, logged, loggedVersion, isCut } = collection;
  const workloads = objects.filter(({ kind, name }) => kinds.has(kind) && ofCilium.test(name)).map(workloadOf);
  const nodes = objects.filter(({ kind }) => kind === 'Node').map(nodeOf);
  const agent = objects.find(({ kind, name }) => kind === 'DaemonSet' && name === 'cilium');
  const running = versionOf(workloads, 'DaemonSet/cilium') ?? podVersion(objects);
  const cilium = running ?? loggedVersion ?? named;
  const options = live ?? (logged && (await withoutDefaults(logged, cilium, catalog)));
  const installedBy = installerAmong(objects);
  const all = live ?? logged;
  const excerpt = all && (isCut || all.size < fewOptions) ? all.size : undefined;
  return {
    cilium,
    ciliumFrom: cilium === undefined ? undefined : running ? 'agents' : loggedVersion ? 'log' : 'target',
    installedBy,
    ...(await releasesWith(cilium, installedBy, catalog)),
    workloads,
    nodes,
    options,
    optionsFromLog: live === undefined && logged !== undefined,
    isExcerpt: excerpt !== undefined,
    findings: [
      ...podProblems(objects),
      ...restartProblems(objects),
      ...eventProblems(objects),
      ...nodeProblems(objects),
      ...ciliumNodeProblems(objects),
      ...workloads.flatMap(notReady),
      ...mixedVersions(workloads, cilium),
      ...(cilium === undefined ? [] : oldKernels(nodes, cilium)),
      ...(options ? await configFindings(options, cilium, { workloads, nodes, objects, excerpt, catalog }) : []),
      ...statusProblems(status),
      ...told
        .filter(({ message }) => !isAbsent(message))
        .map(({ object, severity, message }) => finding('doctor/status', severity, object, message)),
    ],
    missing: missingParts(options, agent, nodes),
  };
}

const versionUnknown: Finding = {
  rule: 'doctor/version-unknown',
  severity: 'warning',
  subject: 'cilium-config',
  message:
    'The version of Cilium is not known, so the options were not checked. Collect the DaemonSet, or set --cilium.',
};

/** The chart and Kubespray always write more options than this, and a log lists far more. */
const fewOptions = 20;

/** A part of the options does not show whether the missing ones are set. */
function excerptOf(count: number): Finding {
  const message = `Only ${count === 1 ? '1 option' : `${count} options`} of cilium-config ${count === 1 ? 'was' : 'were'} collected. Checks that need other options were skipped. Collect the whole ConfigMap cilium-config.`;
  return finding('doctor/excerpt', 'info', 'cilium-config', message);
}

interface Found {
  workloads: readonly Workload[];
  nodes: readonly RunningNode[];
  objects: readonly CollectedObject[];
  /** How many options were collected, if some of the cluster's can be missing. */
  excerpt: number | undefined;
  catalog: Catalog;
}

/** Findings on the options, alone and together with the rest of the cluster. */
async function configFindings(options: Options, cilium: string | undefined, found: Found): Promise<Finding[]> {
  if (cilium === undefined) return [versionUnknown];
  const view =
    found.excerpt === undefined ? new OptionsView(options) : withUnknown(options, ['kube-proxy-replacement']);
  return [
    ...(found.excerpt === undefined ? [] : [excerptOf(found.excerpt)]),
    ...kubeProxyBeside(found.workloads, view, cilium),
    ...noProxy(found.objects, view, cilium),
    ...(await optionFindings(view, options, cilium, found)),
  ];
}

/** Who installed Cilium, according to the agents' DaemonSet or the ConfigMap. */
function installerAmong(objects: readonly CollectedObject[]): Diagnosis['installedBy'] {
  const by = objects
    .filter(
      ({ kind, name }) =>
        (kind === 'DaemonSet' && name === 'cilium') || (kind === 'ConfigMap' && name === 'cilium-config'),
    )
    .map(installerOf);
  return by.includes('chart') ? 'chart' : by.find((one) => one !== undefined);
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
    // Kubectl omits a count of zero.
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
  const agent = found?.containers.find((container) =>
    /\/(?:cilium-agent|cilium-operator|hubble-relay|apiserver)$/.test(container.name),
  );
  const tag = agent && parseReference(agent.image).tag;
  return tag !== undefined && /^v?\d+\.\d+\.\d+/.test(tag) ? coerce(tag)?.version : undefined;
}

/** The version of the agents' pods. */
function podVersion(objects: readonly CollectedObject[]): string | undefined {
  const pods = objects.filter(({ kind, name }) => kind === 'Pod' && /^cilium-[a-z0-9]{5}$/.test(name));
  const images = pods
    .flatMap(({ content }) => listAt(content, 'spec', 'containers'))
    .flatMap((container) => {
      return textAt(container, 'name') === 'cilium-agent' ? (textAt(container, 'image') ?? []) : [];
    });
  const tag = images[0] === undefined ? undefined : parseReference(images[0]).tag;
  return tag !== undefined && /^v?\d+\.\d+\.\d+/.test(tag) ? coerce(tag)?.version : undefined;
}

/** A printed table shows no labels, so their absence proves nothing. */
function hasLabels(content: CollectedObject['content']): boolean {
  return content.apiVersion !== undefined || Object.keys(mapAt(content, 'metadata')).length > 1;
}

/** Fields that the API server adds to every object. If all are missing, somebody may have removed the labels too. */
const ofServer = ['uid', 'resourceVersion', 'creationTimestamp', 'managedFields'] as const;

/** Who installed an object; undefined if it has no labels of Helm, but is not complete enough to rule Helm out. */
function installerOf({ kind, content }: CollectedObject): Diagnosis['installedBy'] {
  const byHelm =
    textAt(content, 'metadata', 'annotations', 'meta.helm.sh/release-name') !== undefined ||
    textAt(content, 'metadata', 'labels', 'app.kubernetes.io/managed-by') === 'Helm';
  if (byHelm) return 'chart';
  const isWhole =
    kind === 'DaemonSet' ? hasLabels(content) : ofServer.some((key) => Object.hasOwn(mapAt(content, 'metadata'), key));
  return isWhole ? 'manifests' : undefined;
}

async function releasesWith(
  cilium: string | undefined,
  installedBy: Diagnosis['installedBy'],
  catalog: Catalog,
): Promise<Pick<Diagnosis, 'releases' | 'otherReleases'>> {
  const installer = installedBy && (installedBy === 'chart' ? 'cilium-cli' : 'templates');
  const { kubespray } = await catalog.index();
  const all = kubespray.filter((entry) => entry.cilium === cilium);
  const names = (entries: typeof all): string[] => entries.map((entry) => entry.release);
  return {
    releases: names(all.filter((entry) => entry.installer === installer)),
    otherReleases: names(all.filter((entry) => entry.installer !== installer)),
  };
}

function finding(rule: string, severity: Finding['severity'], subject: string, message: string): Finding {
  return { rule, severity, subject, message };
}

function notReady({ name, wanted, ready, updated }: Workload): Finding[] {
  const found: Finding[] = [];
  if (wanted !== undefined && ready !== undefined && ready < wanted) {
    found.push(
      finding(
        'doctor/not-ready',
        'error',
        name,
        `${name}: only ${ready} of ${wanted} pods ${ready === 1 ? 'is' : 'are'} ready. Find the others with kubectl -n kube-system get pods, and read their events and logs.`,
      ),
    );
  }
  if (wanted !== undefined && updated !== undefined && updated < wanted) {
    found.push(
      finding(
        'doctor/not-updated',
        'warning',
        name,
        `${name}: only ${updated} of ${wanted} pods ${updated === 1 ? 'uses' : 'use'} the current pod template. The others still have the old configuration. If this does not change, run: kubectl -n kube-system rollout restart ${name.toLowerCase()}`,
      ),
    );
  }
  return found;
}

/** Components that must have the same version as the agents, with the severity of a difference. */
const components = [
  { name: 'Deployment/cilium-operator', title: 'the operator', severity: 'error' },
  { name: 'Deployment/hubble-relay', title: 'Hubble Relay', severity: 'warning' },
  { name: 'Deployment/clustermesh-apiserver', title: 'clustermesh-apiserver', severity: 'warning' },
] as const;

function mixedVersions(workloads: readonly Workload[], agent: string | undefined): Finding[] {
  if (agent === undefined) return [];
  return components.flatMap(({ name, title, severity }) => {
    const version = versionOf(workloads, name);
    if (version === undefined || version === agent) return [];
    const message = `The agents run Cilium ${agent}, and ${title} ${version}. Cilium requires the same version for all components. Run the playbook again, or correct the image tags.`;
    return [finding('doctor/mixed-versions', severity, name, message)];
  });
}

function oldKernels(nodes: readonly RunningNode[], cilium: string): Finding[] {
  return nodes.flatMap(({ name, kernel }) => {
    const problem = kernelProblem(cilium, kernel === undefined ? undefined : coerce(kernel)?.version);
    return problem === undefined ? [] : [finding('kernel-too-old', 'error', name, `Node ${name}: ${problem}`)];
  });
}

/** kube-proxy and an agent that replaces it both configure the Services. */
function kubeProxyBeside(workloads: readonly Workload[], view: OptionsView, cilium: string): Finding[] {
  const isThere = workloads.some(({ name }) => name === 'DaemonSet/kube-proxy');
  if (!isThere || fullKubeProxyReplacement(view, lensContext(cilium)) !== true) return [];
  const message =
    'The agents replace kube-proxy, and the DaemonSet kube-proxy is still there. Run: kubectl -n kube-system delete daemonset,configmap kube-proxy. Then run iptables-save | grep -v KUBE | iptables-restore on every node.';
  return [finding('kube-proxy-stays', 'warning', 'DaemonSet/kube-proxy', message)];
}

/** The finding for a cluster where the rest of kube-system was collected, and nothing proxies Services. */
function noProxy(objects: readonly CollectedObject[], view: OptionsView, cilium: string): Finding[] {
  const sets = objects.filter(({ kind }) => kind === 'DaemonSet').map(({ name }) => name);
  const others = objects.filter(
    ({ kind, name }) => kinds.has(kind) && /^(?:coredns|nodelocaldns|dns-autoscaler)/.test(name),
  );
  const isProxied = sets.some((name) => /^kube-(?:proxy|router)/.test(name));
  if (sets.length === 0 || others.length === 0 || isProxied) return [];
  if (fullKubeProxyReplacement(view, lensContext(cilium)) !== false) return [];
  const message =
    'Services may not work: the agents do not replace kube-proxy, and there is no DaemonSet kube-proxy. Deploy kube-proxy, or enable kube-proxy replacement. Ignore this if kube-proxy runs on the nodes as a systemd service.';
  return [finding('doctor/no-kube-proxy', 'warning', 'kube-proxy-replacement', message)];
}

/** Broken constraints, and odd options that no constraint already reports. */
async function optionFindings(view: OptionsView, options: Options, cilium: string, found: Found): Promise<Finding[]> {
  const { catalog } = found;
  const broken = await brokenConstraints(view, options, cilium, found);
  const told = new Set(broken.map(({ subject }) => subject));
  const odd = await oddOptions(options, cilium, catalog);
  return [...broken, ...odd.filter(({ subject }) => !told.has(subject))];
}

/** The options; an absent option that a constraint reads counts as unknown instead of unset. */
function withUnknown(options: Options, reads: readonly string[]): OptionsView {
  const missing = reads.filter((option) => !options.has(option));
  return new OptionsView(new Map([...options, ...missing.map((option) => [option, unknown] as const)]));
}

/** The constraints of all features. Warnings are reported only if an option differs from the chart's default. */
async function brokenConstraints(
  view: OptionsView,
  options: Options,
  cilium: string,
  { nodes, excerpt, catalog }: Found,
): Promise<Finding[]> {
  // Red Hat backports kernel features, so the version of its kernels shows nothing.
  const numbers = nodes.flatMap(({ kernel = '' }) => (/\.el\d/.test(kernel) ? [] : kernel));
  const kernels = numbers.flatMap((kernel) => coerce(kernel)?.version ?? []).sort(compare);
  const whole = constraintContext({ cilium, kernel: kernels[0] }, view, undefined);
  const presets = await presetsOf(cilium, catalog);
  const differs = (option: string): boolean => presets !== undefined && options.get(option) !== presets.get(option);
  return features.flatMap((feature) =>
    feature.constraints.flatMap((constraint) => {
      if (!isIn(cilium, constraint.versions)) return [];
      const context = excerpt !== undefined ? { ...whole, options: withUnknown(options, constraint.reads) } : whole;
      return constraint.check(context).flatMap((violation): Finding[] => {
        const severity = violation.severity ?? constraint.severity;
        if (severity !== 'error' && !constraint.reads.some(differs)) return [];
        return [
          finding(`${feature.id}/${constraint.id}`, severity, violation.subject, messageForConfigMap(violation, view)),
        ];
      });
    }),
  );
}

/**
 * Errors from `cilium status -o json`. Source: cilium/cilium, cilium-cli/status (Status, its errors by object and pod).
 */
function statusProblems(status: Json | undefined): Finding[] {
  return Object.entries(mapAt(status, 'errors')).flatMap(([object, pods]) =>
    Object.entries(mapAt(pods)).flatMap(([pod, told]) => [
      ...texts(listAt(told, 'Errors'), listAt(told, 'errors')).map((text) =>
        finding('doctor/status', 'error', object, `${pod}: ${text}`),
      ),
      ...texts(listAt(told, 'Warnings'), listAt(told, 'warnings'))
        .filter((text) => !isAbsent(text))
        .map((text) => finding('doctor/status', 'warning', object, `${pod}: ${text}`)),
    ]),
  );
}

/** The Cilium CLI warns about each part that is not installed. */
function isAbsent(message: string): boolean {
  return message.endsWith('is not deployed');
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
