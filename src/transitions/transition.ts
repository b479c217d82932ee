/** What a running cluster needs on its way from one configuration to another. A rule looks at the difference of two predictions. */
import type { FactName, KubesprayCatalog } from '../catalog/types.ts';
import type { LensContext } from '../core/feature.ts';
import { lensContext } from '../core/feature.ts';
import type { OptionsView, Unknown } from '../core/options.ts';
import { coerce, compare, isIn } from '../core/versions.ts';
import type { Variables } from '../predict/kubespray.ts';
import type { Place } from './inventory-path.ts';

/** One end of the way: what the cluster has, or gets. */
export interface Cluster {
  /** Kubespray release; undefined for plain Helm and for a live cluster. */
  release: string | undefined;
  /** undefined without a release, and where custom_cni installs the chart. */
  installer: KubesprayCatalog['installer'] | undefined;
  /** Cilium; undefined if it is not known. */
  cilium: string | undefined;
  options: OptionsView;
  facts: ReadonlyMap<FactName, boolean | Unknown>;
  /** Variables that the user sets; empty where there are missing. */
  variables: Variables;
  /** True if the release can delete what the installer before it has left. */
  cleansUp: boolean;
  /** The variable for flags of the Cilium CLI; undefined if the release has none. */
  resetFlag: string | undefined;
  /** Cilium that the release installs by default; undefined without a release. */
  preset: string | undefined;
  /** What the release writes before the version: `v`, or nothing. */
  prefix: string;
  /** The oldest Cilium that the release accepts; undefined if it accepts every one. */
  minimum: string | undefined;
  /** The newest known patch of the minor of its Cilium. */
  newestPatch: string | undefined;
  /** Linux on the nodes, where the target states it. */
  kernel: string | undefined;
  /** `upgradeCompatibility` of the chart: the variable that takes it, and its value if it is set. Undefined without a variable. */
  compatibility: { variable: string; value: string | undefined } | undefined;
}

/** What one run of the playbook changes, or all runs of a way together. */
export interface Change {
  before: Cluster;
  after: Cluster;
  /** What the way begins and ends with, for what is done with the inventories. */
  ends: Ends;
  /** What the playbook of the run is given, and that of the run before; undefined where it is not known. */
  inventory: { before: Place | undefined; after: Place | undefined };
  /** False where the settings between two runs are not known exactly: nothing is stated that depends on single options. */
  isExact: boolean;
  /** Options of the side after that no program of its Cilium lists: set, and without effect. */
  ignored: readonly string[];
  /** Helm values that only the side before sets: paths with a value that stays in Helm's release. */
  left: readonly LeftValue[];
  /** The same for the way back: values that only the side after sets. */
  added: readonly LeftValue[];
}

/** What a way begins and ends with. */
export interface Ends {
  /** undefined without a Kubespray release. */
  release: string | undefined;
  /** The inventory or intent that the way begins with; undefined for a release alone. */
  source?: Place | undefined;
  /** What the user has for the end of the way; undefined for a release alone, and where it is the source itself. */
  goal?: Place | undefined;
}

/** A Helm value that the side before sets and the one after does not state. */
export interface LeftValue {
  path: string;
  /** As text for a person. */
  value: string;
  /** What the chart sets by itself, as JSON; undefined if it has no such value. */
  preset: string | undefined;
}

/** Something to do. A text alone is for a person; commands are for the script too. */
export interface Step {
  text: string;
  /** Shell command lines for a machine with kubectl. */
  commands?: readonly string[];
  /** The same with names in capitals that only the reader knows: the script shows them. */
  byHand?: readonly string[];
  /** Shell command lines to run on each node: the script shows them. */
  onNodes?: readonly string[];
}

/** How to see that it worked. */
export interface Check {
  text: string;
  command: string;
  /** An extended regular expression that a line of the output matches. */
  expect: string;
}

export interface Effect {
  /** What changes, in a few words: `vxlan to geneve`. */
  change: string;
  /** What is interrupted, in kind; empty if nothing is. */
  interrupts: readonly string[];
  /** What is done with the old release and its inventory. */
  first?: readonly Step[];
  before?: readonly Step[];
  /** How to run the playbook, next to running it. */
  play?: readonly string[];
  /** What the command line of the playbook needs next to it: `-e name=value`. */
  flags?: readonly string[];
  after?: readonly Step[];
  verify?: readonly Check[];
  back: readonly Step[];
  /** What no source tells. */
  unknown?: readonly string[];
  /** Sources of steps that this change alone has, next to those of the rule. */
  sources?: readonly string[];
}

export interface Transition {
  id: string;
  title: string;
  /** Upstream's texts and files that tell it. */
  sources: readonly string[];
  /**
   * True for what every run of the playbook takes that changes it, such as a version. Else the settings change once: in the
   * last run that changes them.
   */
  everyRun?: true;
  /** True for what only counts in a run in which no other change restarts the agents. */
  isRest?: true;
  /** What the change takes; undefined if it is not this one. Where a value is not known the rule stays silent. */
  look(change: Change): Effect | undefined;
}

/** Declares a transition. */
export function defineTransition(transition: Transition): Transition {
  return transition;
}

/** Questions about a side's options; undefined where its Cilium is not known. */
export function contextOf({ cilium }: Cluster): LensContext | undefined {
  return cilium === undefined || !coerce(cilium) ? undefined : lensContext(cilium);
}

/** A state of both sides; undefined where one of them is not known, or where it does not change. */
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

/** An option's text on both sides, where it changes. */
export function changedOption(
  change: Change,
  option: string,
  fallback: string,
): { from: string; to: string } | undefined {
  return changed(change, (options) => options.text(option, fallback));
}

/** A command in the agent's container, on the node's network. */
export const agentShell = 'kubectl -n kube-system exec ds/cilium -c cilium-agent --';

/** The agent's own command: `cilium` in its container, `cilium-dbg` from 1.15 on. Source: cilium/cilium, cilium-dbg/. */
export function agentCommand({ cilium }: Cluster): string {
  const isOld = cilium !== undefined && compare(coerce(cilium)?.version ?? '0.0.0', '1.15.0') < 0;
  return `${agentShell} ${isOld ? 'cilium' : 'cilium-dbg'}`;
}

/** The restart after which agents have read cilium-config again. */
export const restartAgents: Step = {
  text: 'Restart the agents, and wait until all of them are ready.',
  commands: [
    'kubectl -n kube-system rollout restart daemonset/cilium',
    'kubectl -n kube-system rollout status daemonset/cilium --timeout=15m',
  ],
};

/** The same where old and new agents do not reach each other. */
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

/** Pods take a new identity, address or MTU only when they are created again. */
export const recreatePods: Step = {
  text: 'Restart every workload, one namespace after another.',
  byHand: ['kubectl -n NAMESPACE rollout restart deployment,statefulset,daemonset'],
};

/** True if the agent prints a line that a version range has; undefined Cilium counts as the newest. */
export function agentIs({ cilium }: Cluster, range: string): boolean {
  const version = cilium === undefined ? undefined : coerce(cilium)?.version;
  return version !== undefined && isIn(version, range);
}

/** The agents reach each other's health endpoints. Source: cilium/cilium v1.10 to main, pkg/health/client/client.go. */
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

/** Setting the values back, after which agents restart. */
export const backByPlay: Step = {
  text: 'Set the old values, and apply them: run the playbook, or Helm where there is no Kubespray.',
};
