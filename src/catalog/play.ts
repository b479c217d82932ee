/**
 * The shape of `catalog/play/<release>.json`: what the whole cluster play of a Kubespray release does for a Cilium user,
 * next to the agent options. Measured from upstream by `npm run catalog`; read only by what needs it.
 */
import type { Json } from '../core/json.ts';
import type { Condition, ManifestFacts, Move, Table } from './types.ts';

/**
 * A condition on the value that a variable has in the play, its default included. Next to those of tables:
 *
 * - `version`: the value, read as a version, is at least `from` and below `below`
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
   * - `manifest`: what is rendered is not a YAML, or the API server refuses it
   */
  kind: 'check' | 'render' | 'manifest';
  /**
   * The play stops when all of these hold for the values in force, defaults included. `groups.<name>` is the number of
   * hosts in a group, `ansible_kernel` the kernel of the nodes.
   */
  when: Record<string, PlayCondition>;
  /** It holds with the release's own defaults: nothing has to be set for it. */
  always?: true;
}

/**
 * A place that a variable moves. `at` is one of
 *
 * - `option:<name>`: an agent option in `cilium-config`
 * - `helm:<path>`: a Helm value that the role hands to the chart
 * - `Kind/name` or `Kind/name:<path>`: an object that the role renders, as in {@link Move}
 * - `task:<file>`: what a task of the role does
 * - `fact:<name>`: a fact of the release's tables
 */
export type PlayMove = Move;

/** A variable as the whole play treats it. */
export interface PlayVariable {
  /** As the release declares it; a string with `{{` is an expression. Absent: none. */
  default?: Json;
  /** What an expression comes to with nothing else set. */
  value?: Json;
  /** `defaults`: a role declares it. `sample`: only the sample inventory shows it. `read`: only tasks and templates read it. */
  declared: 'defaults' | 'sample' | 'read';
  /**
   * - `moves`: it changes options, Helm values, objects or tasks
   * - `check`: only checks read it
   * - `read`: tasks or templates mention it, and no probe moved anything
   * - `dead`: a variable of Cilium that nothing reads
   * - `elsewhere`: one of Kubespray's other variables, at which neither the role nor a check looks
   */
  state: 'moves' | 'check' | 'read' | 'dead' | 'elsewhere';
  moves?: PlayMove[];
  /**
   * The words that templates and tasks tell apart, where any other word does the same as none of them. A word that is
   * not listed takes no branch.
   */
  words?: Json[];
}

/** A variable that holds a list of mappings. */
export interface ListVariable {
  /** Keys of an element, dotted where they are nested, that change what is rendered. */
  read: string[];
  /** Keys without which the play stops. */
  needed: string[];
  /** Keys without which the API server refuses what is rendered. */
  required?: string[];
  /** True if a key that is not known is passed on; false if it is dropped. By the path above it, `` for the element. */
  passesOn: Record<string, boolean>;
  /** Other variables that have to be set for the list to do anything. */
  requires?: Record<string, Json>;
  /** Objects that an element makes or changes: `Kind` or `Kind/name`. */
  objects?: string[];
  /** An element that was rendered. */
  example: Json;
  /** The object that it became, where an element becomes an object. */
  rendered?: Json;
}

/**
 * The variable without which the role makes nothing of a list. Undefined also where several were found: then only all of
 * them together were measured.
 */
export function companionOf(list: ListVariable | undefined): string | undefined {
  const [companion, ...others] = Object.keys(list?.requires ?? {});
  return others.length > 0 ? undefined : companion;
}

/** A task that downloads by itself while it installs. */
interface InstallerTask {
  file: string;
  task: string;
  /** True if it gets the proxy of `http_proxy` and `https_proxy`. */
  proxy: boolean;
}

/** `catalog/play/<release>.json` */
export interface PlayCatalog {
  release: string;
  commit: string;
  stops: PlayStop[];
  /** Variables that the release refuses by their names, whatever their value. */
  removed: string[];
  /** All variables of Cilium, and those of Kubespray's others that the role, its checks or its installer look at. */
  variables: Record<string, PlayVariable>;
  lists: Record<string, ListVariable>;
  /** What the role's own manifests hold, as tables over variables. Charts have their own in `catalog/objects`. */
  manifests: ManifestFacts;
  /** Owner of folders that the play makes on the nodes, as tables over variables. */
  owners: Record<string, Table>;
  /** Tasks that run the installer (releases that install the chart). */
  installer: InstallerTask[];
  /** Checks that could not be measured. */
  notMeasured: { file: string; task: string }[];
}
