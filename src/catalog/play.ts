/**
 * The shape of `catalog/play/<release>.json`: what the whole cluster play of a Kubespray release does for a Cilium
 * user, in addition to the agent options. Measured from upstream by `npm run catalog`. Loaded on demand.
 */
import type { Json } from '../core/json.ts';
import type { Condition, ManifestFacts, Move, Table } from './types.ts';

/**
 * A condition on the value of a variable in the play, including its default. In addition to the conditions of tables:
 *
 * - `version`: the value, as a version, is at least `from` and below `below`
 * - `number`: the same for numbers
 */
export type PlayCondition =
  | Condition
  | { version: { from?: string; below?: string } }
  | { number: { from?: number; below?: number } };

/** Something that stops the play. */
export interface PlayStop {
  /** The file below `roles/`: a task file or a template. */
  file: string;
  /** The name of the task. */
  task?: string;
  /**
   * - `check`: a task that stops the play on purpose
   * - `render`: Ansible fails in a task or template
   * - `manifest`: the rendered text is not valid YAML, or the API server refuses it
   */
  kind: 'check' | 'render' | 'manifest';
  /**
   * The play stops if all of these hold for the effective values, including defaults. `groups.<name>` is the number of
   * hosts in a group, `ansible_kernel` the kernel of the nodes.
   */
  when: Record<string, PlayCondition>;
  /** True if the play stops with the release's own defaults. */
  always?: true;
}

/**
 * A place that a variable changes. `at` is one of
 *
 * - `option:<name>`: an agent option in `cilium-config`
 * - `helm:<path>`: a Helm value that the role passes to the chart
 * - `Kind/name` or `Kind/name:<path>`: an object that the role renders, as in {@link Move}
 * - `task:<file>`: what a task of the role does
 * - `fact:<name>`: a fact of the release's tables
 */
export type PlayMove = Move;

/** What the whole play does with a variable. */
export interface PlayVariable {
  /** As the release declares it; a string with `{{` is an expression. Absent if none. */
  default?: Json;
  /** The value of an expression if nothing else is set. */
  value?: Json;
  /**
   * `defaults`: a role declares it. `sample`: only the sample inventory has it. `read`: only tasks and templates read
   * it.
   */
  declared: 'defaults' | 'sample' | 'read';
  /**
   * - `moves`: it changes options, Helm values, objects or tasks
   * - `check`: only checks read it
   * - `read`: tasks or templates mention it, and no probe changed anything
   * - `dead`: a variable of Cilium that nothing reads
   * - `elsewhere`: one of Kubespray's other variables, which neither the role nor a check reads
   */
  state: 'moves' | 'check' | 'read' | 'dead' | 'elsewhere';
  moves?: PlayMove[];
  /**
   * The words that templates and tasks compare the value with. All other words have the same effect, and select no
   * branch.
   */
  words?: Json[];
}

/** A variable whose value is a list of mappings. */
export interface ListVariable {
  /** Keys of an element, dotted if nested, that change the rendered result. */
  read: string[];
  /** Keys without which the play stops. */
  needed: string[];
  /** Keys without which the API server refuses the rendered object. */
  required?: string[];
  /**
   * True if the template passes unknown keys on, false if it drops them. By the path of their mapping, `` for the
   * element.
   */
  passesOn: Record<string, boolean>;
  /** Other variables that must be set for the list to have any effect. */
  requires?: Record<string, Json>;
  /** Objects that an element creates or changes: `Kind` or `Kind/name`. */
  objects?: string[];
  /** An element that the measurement rendered. */
  example: Json;
  /** The object that the example became, for lists whose elements become objects. */
  rendered?: Json;
}

/**
 * The variable without which the role ignores a list. Also undefined if there are several such variables, because only
 * all of them together were measured.
 */
export function companionOf(list: ListVariable | undefined): string | undefined {
  const [companion, ...others] = Object.keys(list?.requires ?? {});
  return others.length > 0 ? undefined : companion;
}

/** A task that downloads something during the installation. */
interface InstallerTask {
  file: string;
  task: string;
  /** True if it uses the proxy of `http_proxy` and `https_proxy`. */
  proxy: boolean;
}

/** `catalog/play/<release>.json` */
export interface PlayCatalog {
  release: string;
  commit: string;
  stops: PlayStop[];
  /** Variables that the release refuses by name, whatever their value. */
  removed: string[];
  /** All variables of Cilium, and other variables of Kubespray that the role, its checks or its installer read. */
  variables: Record<string, PlayVariable>;
  lists: Record<string, ListVariable>;
  /** The objects of the role's own manifests, as tables over variables. Those of charts are in `catalog/objects`. */
  manifests: ManifestFacts;
  /** Owners of folders that the play creates on the nodes, as tables over variables. */
  owners: Record<string, Table>;
  /** Tasks that run the installer (releases that install the chart). */
  installer: InstallerTask[];
  /** Checks that could not be measured. */
  notMeasured: { file: string; task: string }[];
}
