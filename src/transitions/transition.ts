/** What a running cluster needs on the way from one configuration to another. A rule compares two predictions. */
import type { FactName, KubesprayCatalog } from '../catalog/types.ts';
import type { LensContext } from '../core/feature.ts';
import { lensContext } from '../core/feature.ts';
import type { OptionsView, Unknown } from '../core/options.ts';
import { coerce, compare, isIn } from '../core/versions.ts';
import type { Variables } from '../predict/kubespray.ts';
import type { Place } from './inventory-path.ts';

/** One end of the way: what the cluster has or will have. */
export interface Cluster {
  /** Kubespray release; undefined for plain Helm and for a live cluster. */
  release: string | undefined;
  /** Undefined without a release, and if custom_cni installs the chart. */
  installer: KubesprayCatalog['installer'] | undefined;
  /** Cilium version; undefined if it is not known. */
  cilium: string | undefined;
  options: OptionsView;
  facts: ReadonlyMap<FactName, boolean | Unknown>;
  /** Variables that the user sets; empty if the user sets no variables. */
  variables: Variables;
  /** True if the release can delete what the previous installer created. */
  cleansUp: boolean;
  /** True if the playbook of the release runs `cilium install` on a cluster that has the chart, which Helm refuses. */
  onlyInstalls: boolean;
  /** The variable for flags of the Cilium CLI; undefined if the release has none. */
  resetFlag: string | undefined;
  /** Cilium version that the release installs by default; undefined without a release. */
  preset: string | undefined;
  /** The prefix of the version in the release's variable: `v`, or nothing. */
  prefix: string;
  /** The oldest Cilium version that the release accepts; undefined if it accepts every version. */
  minimum: string | undefined;
  /** The newest known patch of its Cilium minor. */
  newestPatch: string | undefined;
  /** Linux version of the nodes, if the target names it. */
  kernel: string | undefined;
  /** The variable for the chart's `upgradeCompatibility`, and its value if set. Undefined without a variable. */
  compatibility: { variable: string; value: string | undefined } | undefined;
}

/** What one run of the playbook changes, or all runs of a way together. */
export interface Change {
  before: Cluster;
  after: Cluster;
  /** The start and the end of the way, for steps with the inventories. */
  ends: Ends;
  /** The inventories for the playbook of this run and of the run before; undefined if not known. */
  inventory: { before: Place | undefined; after: Place | undefined };
  /**
   * False if the settings between two runs are not known exactly. Rules then report nothing that depends on single
   * options.
   */
  isExact: boolean;
  /** Options of the side after that are set, but have no effect, because no program of its Cilium lists them. */
  ignored: readonly string[];
  /** Helm values that only the side before sets, and that stay in the Helm release. */
  left: readonly LeftValue[];
  /** The same for the rollback: values that only the side after sets. */
  added: readonly LeftValue[];
}

/** The start and the end of a way. */
export interface Ends {
  /** Undefined without a Kubespray release. */
  release: string | undefined;
  /** The inventory or intent at the start of the way; undefined for a release alone. */
  source?: Place | undefined;
  /** The user's files for the end of the way. Undefined for a release alone, and if the source itself is used. */
  goal?: Place | undefined;
}

/** A Helm value that the side before sets and the side after does not. */
export interface LeftValue {
  path: string;
  /** As text for people. */
  value: string;
  /** The chart's own value, as JSON; undefined if the chart does not have the value. */
  preset: string | undefined;
}

/** Something to do. A text alone is for people; commands are also for the script. */
export interface Step {
  text: string;
  /** Shell command lines for a machine with kubectl. */
  commands?: readonly string[];
  /** The same, with names in capitals that only the reader knows. The script only shows them. */
  byHand?: readonly string[];
  /** Shell command lines to run on each node. The script only shows them. */
  onNodes?: readonly string[];
}

/** How to verify that a change worked. */
export interface Check {
  text: string;
  command: string;
  /** An extended regular expression that must match a line of the output. */
  expect: string;
}

export interface Effect {
  /** What changes, in a few words: `vxlan to geneve`. */
  change: string;
  /** What kind of interruption to expect; empty if nothing is interrupted. */
  interrupts: readonly string[];
  /** Steps with the old release and its inventory. */
  first?: readonly Step[];
  before?: readonly Step[];
  /** Advice for the run of the playbook. */
  play?: readonly string[];
  /** Additional arguments for the command line of the playbook: `-e name=value`. */
  flags?: readonly string[];
  after?: readonly Step[];
  verify?: readonly Check[];
  back: readonly Step[];
  /** What no source documents. */
  unknown?: readonly string[];
  /** Sources for steps of this change alone, in addition to those of the rule. */
  sources?: readonly string[];
}

export interface Transition {
  id: string;
  title: string;
  /** Upstream's documents and files on which the rule is based. */
  sources: readonly string[];
  /**
   * True if the change takes place in every run of the playbook with a difference, as for a version. Otherwise the
   * settings change only once, in the last run with a difference.
   */
  everyRun?: true;
  /** True if it only applies to a run in which no other change restarts the agents. */
  isRest?: true;
  /**
   * What the change requires; undefined if the rule does not apply. If a value is not known, the rule reports nothing.
   */
  look(change: Change): Effect | undefined;
}

/** Declares a transition. */
export function defineTransition(transition: Transition): Transition {
  return transition;
}

/** Tests the Cilium version of a side; undefined if it is not known. */
export function contextOf({ cilium }: Cluster): LensContext | undefined {
  return cilium === undefined || !coerce(cilium) ? undefined : lensContext(cilium);
}

/** A state on both sides; undefined if one of them is not known, or if the state does not change. */
export function changed<State>(
  { before, after }: Change,
  state: (options: OptionsView, context: LensContext) => State | undefined,
): { from: State; to: State } | undefined {
  const [left, right] = [contextOf(before), contextOf(after)];
  if (!left || !right) return undefined;
  const from = state(before.options, left);
  const to = state(after.options, right);
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

/** An option's text on both sides; undefined if it does not change. */
export function changedOption(
  change: Change,
  option: string,
  fallback: string,
): { from: string; to: string } | undefined {
  return changed(change, (options) => options.text(option, fallback));
}

/** Runs a command in the agent's container, with the node's network. */
export const agentShell = 'kubectl -n kube-system exec ds/cilium -c cilium-agent --';

/**
 * The agent's own command in its container: `cilium`, or `cilium-dbg` since 1.15. Source: cilium/cilium, cilium-dbg/.
 */
export function agentCommand({ cilium }: Cluster): string {
  const isOld = cilium !== undefined && compare(coerce(cilium)?.version ?? '0.0.0', '1.15.0') < 0;
  return `${agentShell} ${isOld ? 'cilium' : 'cilium-dbg'}`;
}

/** Restarts the agents, so that they read cilium-config again. */
export const restartAgents: Step = {
  text: 'Restart the agents, and wait until all of them are ready.',
  commands: [
    'kubectl -n kube-system rollout restart daemonset/cilium',
    'kubectl -n kube-system rollout status daemonset/cilium --timeout=15m',
  ],
};

/** The same for changes after which old and new agents do not reach each other. */
export const restartAgentsTogether: Step = {
  ...restartAgents,
  text: 'Restart the agents of all nodes at the same time. During a rolling restart, nodes with old and new agents do not reach each other.',
  commands: [
    'kubectl -n kube-system delete pods -l k8s-app=cilium',
    'kubectl -n kube-system rollout status daemonset/cilium --timeout=15m',
  ],
};

export const restartOperator: Step = {
  text: 'Restart the operator.',
  commands: [
    'kubectl -n kube-system rollout restart deployment/cilium-operator',
    'kubectl -n kube-system rollout status deployment/cilium-operator --timeout=5m',
  ],
};

/** Pods only get a new identity, address or MTU when they are recreated. */
export const recreatePods: Step = {
  text: 'Restart every workload, one namespace after another.',
  byHand: ['kubectl -n NAMESPACE rollout restart deployment,statefulset,daemonset'],
};

/** True if the Cilium version is in the range; false if the version is not known. */
export function agentIs({ cilium }: Cluster, range: string): boolean {
  const version = cilium === undefined ? undefined : coerce(cilium)?.version;
  return version !== undefined && isIn(version, range);
}

/**
 * Checks that the agents reach each other's health endpoints. Source: cilium/cilium v1.10 to main,
 * pkg/health/client/client.go.
 */
export function allReachable(after: Cluster): Check {
  return {
    text: 'Every node reaches the health endpoints of the others.',
    command: `${agentCommand(after)} status | sed -n 's#.*Cluster health:[^0-9]*\\([0-9][0-9]*\\)/\\1 reachable.*#all reachable#p'`,
    expect: '^all reachable$',
  };
}

/** A check on cilium-config. */
export function hasOption(option: string, value: string): Check {
  return {
    text: `cilium-config has ${option}: ${value}`,
    command: `kubectl -n kube-system get configmap cilium-config -o "jsonpath={.data.${option}}"`,
    expect: `^${value.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&')}$`,
  };
}

/** Restores the old values. The agents have to restart after it. */
export const backByPlay: Step = {
  text: 'Set the old values, and apply them: run the playbook, or Helm where there is no Kubespray.',
};
