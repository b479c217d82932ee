/** Problems of the collected pods and nodes. */
import { neededOwner } from '../../cluster/cni-owner.ts';
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { hideSecrets } from '../../core/secrets.ts';
import { counted, list } from '../../core/wording.ts';
import { type CollectedObject, listAt, mapAt, numberAt, textAt } from '../../formats/kubernetes/collected.ts';

/** Names of Cilium's pods. */
export const ofCilium = /^(?:cilium|hubble|clustermesh|spire)-/;

/** Reasons why a container waits and cannot start without a change. */
export const stuck: ReadonlySet<string> = new Set([
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

/** Findings on Cilium's pods, one for each container. */
export function podProblems(objects: readonly CollectedObject[]): Finding[] {
  const pods = objects.filter(({ kind }) => kind === 'Pod');
  return [...pods.filter(({ name }) => ofCilium.test(name)).flatMap(podProblem), ...withoutNetwork(pods)];
}

/**
 * Pods of other workloads that are not created yet. All new pods on a node wait like this if its agent does not run.
 */
function withoutNetwork(pods: readonly CollectedObject[]): Finding[] {
  const waiting = pods.filter(({ name, content }) => {
    const statuses = [
      ...listAt(content, 'status', 'initContainerStatuses'),
      ...listAt(content, 'status', 'containerStatuses'),
    ];
    return (
      !ofCilium.test(name) &&
      statuses.some((status) => textAt(status, 'state', 'waiting', 'reason') === 'ContainerCreating')
    );
  });
  if (waiting.length === 0) return [];
  const names = list(
    waiting.map(({ name }) => name),
    3,
  );
  const message = `Pods of other workloads in ContainerCreating: ${waiting.length} (${names}). New pods get no network while the agent on their node is not ready.`;
  return [{ rule: 'doctor/pod', severity: 'info', subject: 'ContainerCreating', message }];
}

/** The last line that a container wrote before it ended, shortened. The end of the line is the most useful part. */
function lastWords(status: Json): string | undefined {
  const message = textAt(status, 'lastState', 'terminated', 'message');
  const reason = textAt(status, 'lastState', 'terminated', 'reason');
  const lines = hideSecrets(message ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const text = (lines.at(-1) ?? '').trim();
  if (text !== '') return text.length > longest ? `...${text.slice(-longest)}` : text;
  return reason === 'Error' || reason === 'Completed' ? undefined : reason;
}

const longest = 300;

/** Known causes in the last words of a container, each reported under the rule that reports it in an inventory. */
const causes: readonly { container: RegExp; words: RegExp; rule: string; message: string }[] = [
  {
    container: /^install-cni-binaries$/,
    words: /permission denied/i,
    rule: 'kube-owner',
    message: `Cilium's init container cannot write to /opt/cni/bin. The directory must belong to ${neededOwner}: set kube_owner: ${neededOwner}.`,
  },
];

function causeOf(container: string, words: string, subject: string): Finding[] {
  const known = causes.find((cause) => cause.container.test(container) && cause.words.test(words));
  return known ? [{ rule: known.rule, severity: 'error', subject, message: known.message }] : [];
}

/** A container that ran has a log; for any other, the events of the pod state the reason. */
function inquiry(content: { [key: string]: Json }, container: string | undefined, restarts: number): string {
  const kubectl = `kubectl -n ${textAt(content, 'metadata', 'namespace') ?? 'kube-system'}`;
  const name = textAt(content, 'metadata', 'name') ?? '';
  const which = container === undefined ? '--all-containers' : `-c ${container}`;
  return restarts > 0 ? `${kubectl} logs ${name} ${which} --previous` : `${kubectl} describe pod ${name}`;
}

function podProblem({ name, content }: CollectedObject): Finding[] {
  const statuses = [
    ...listAt(content, 'status', 'initContainerStatuses'),
    ...listAt(content, 'status', 'containerStatuses'),
  ];
  const waiting = statuses.flatMap((status): Finding[] => {
    const reason = textAt(status, 'state', 'waiting', 'reason');
    if (reason === undefined || !stuck.has(reason)) return [];
    const restarts = numberAt(status, 'restartCount') ?? 0;
    const last = textAt(status, 'lastState', 'terminated', 'exitCode');
    const detail = [
      ...(restarts > 0 ? [counted(restarts, 'restart')] : []),
      ...(last === undefined ? [] : [`last exit code ${last}`]),
    ].join(', ');
    const container = textAt(status, 'name') ?? 'a container';
    const words = lastWords(status);
    return [
      {
        rule: 'doctor/pod',
        severity: 'error',
        subject: name,
        message: `Pod ${name}: ${container} is in ${reason}${detail === '' ? '' : ` (${detail})`}.${words === undefined ? ` To see why, run: ${inquiry(content, textAt(status, 'name'), restarts)}` : ` Its last run ended with: ${words}`}`,
      },
      ...causeOf(container, words ?? '', name),
    ];
  });
  if (waiting.length > 0) return waiting;
  const pending = textAt(content, 'status', 'phase') === 'Pending' ? conditionOf(content, 'PodScheduled') : undefined;
  if (pending?.status !== 'False') return [];
  const message = `Pod ${name} is not scheduled${pending.message === undefined ? '' : `: ${pending.message}`}`;
  return [{ rule: 'doctor/pod', severity: 'error', subject: name, message }];
}

interface Condition {
  status: string | undefined;
  message: string | undefined;
}

function conditionOf(content: { [key: string]: Json }, type: string): Condition | undefined {
  const found = listAt(content, 'status', 'conditions').find((item) => textAt(item, 'type') === type);
  return found === undefined ? undefined : { status: textAt(found, 'status'), message: textAt(found, 'message') };
}

/** Findings on nodes: the taint that Cilium removes when its agent is ready, and the node's own conditions. */
export function nodeProblems(objects: readonly CollectedObject[]): Finding[] {
  return objects.filter(({ kind }) => kind === 'Node').flatMap(nodeProblem);
}

/**
 * Findings on CiliumNodes: errors that the operator reports, a pod network on two nodes, and nodes without one. Source:
 * cilium/cilium, pkg/k8s/apis/cilium.io/v2/types.go (CiliumNode: spec.ipam.podCIDRs, status.ipam.operator-status).
 */
export function ciliumNodeProblems(objects: readonly CollectedObject[]): Finding[] {
  const there = objects.filter(({ kind }) => kind === 'CiliumNode');
  const found: Finding[] = [];
  const add = (severity: Finding['severity'], subject: string, message: string): void => {
    found.push({ rule: 'doctor/cilium-node', severity, subject, message });
  };
  const owners = new Map<string, string>();
  for (const { name, content } of there) {
    const error = textAt(content, 'status', 'ipam', 'operator-status', 'error');
    if (error !== undefined && error !== '')
      add('error', name, `CiliumNode ${name}: the operator reports "${error}". Read the log of the operator.`);
    for (const network of listAt(content, 'spec', 'ipam', 'podCIDRs').map(String)) {
      const other = owners.get(network);
      if (other !== undefined && other !== name)
        add(
          'error',
          name,
          `Nodes ${other} and ${name} have the same pod network ${network}. Pods on them get the same addresses. Read the log of the operator, or with IPAM mode kubernetes of kube-controller-manager.`,
        );
      owners.set(network, name);
    }
  }
  const names = new Set(there.map(({ name }) => name));
  const without = objects.flatMap(({ kind, name }) => (kind === 'Node' && !names.has(name) ? name : []));
  if (there.length > 0 && without.length > 0)
    add(
      'warning',
      'CiliumNode',
      `Nodes without a CiliumNode: ${list(without, 5)}. An agent creates it when it starts.`,
    );
  return found;
}

const readAgentLog = 'Read the log of the agent on this node.';

function nodeProblem({ name, content }: CollectedObject): Finding[] {
  const found: Finding[] = [];
  const add = (severity: Finding['severity'], message: string): void => {
    found.push({ rule: 'doctor/node', severity, subject: name, message });
  };
  const network = conditionOf(content, 'NetworkUnavailable');
  if (network?.status === 'True')
    add(
      'error',
      network.message === undefined
        ? `Node ${name} has no network, and reports no reason. ${readAgentLog}`
        : `Node ${name} has no network: "${network.message}". ${readAgentLog}`,
    );
  const ready = conditionOf(content, 'Ready');
  if (ready !== undefined && ready.status !== 'True') {
    const reported = ready.message === undefined ? '' : `: "${ready.message}"`;
    add('warning', `Node ${name} is not ready${reported}. To see more, run: kubectl describe node ${name}`);
  }
  const taints = listAt(mapAt(content, 'spec'), 'taints').map((taint) => textAt(taint, 'key'));
  if (network?.status !== 'True' && taints.includes('node.kubernetes.io/network-unavailable')) {
    add(
      'warning',
      `Node ${name} has the taint node.kubernetes.io/network-unavailable, so no pod is scheduled there. ${readAgentLog}`,
    );
  }
  if (taints.includes('node.cilium.io/agent-not-ready')) {
    add(
      'warning',
      `Node ${name} has the taint node.cilium.io/agent-not-ready, because its agent has not become ready. ${readAgentLog}`,
    );
  }
  return found;
}
