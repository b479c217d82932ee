/** The model of an inventory that was read: the same for an Ansible directory, a single file and a Kubean manifest. */
import { isMap, mergeValues, type PartlyKnown } from '../../core/value-tree.ts';
import type { Source } from '../../yaml/source.ts';
import type { ReadProblem } from '../files/read-problem.ts';
import type { TargetHint } from './hints.ts';
import type { Definition } from './variables/definition.ts';

/** What one kind of host of the cluster sees. Most inventories have one such scope. */
export interface EffectiveScope {
  /** Hosts that see the same variables. Empty if the inventory names no hosts: the scope then applies to any host. */
  hosts: string[];
  /** The hosts' groups, weakest first. */
  groups: string[];
  /**
   * Every definition of a variable that these hosts see, weakest first. Ansible uses the last one and ignores the
   * others. That is true for dictionaries too, unless it is configured to merge them.
   */
  variables: Map<string, [Definition, ...Definition[]]>;
}

export interface Inventory {
  kind: 'inventory' | 'variables' | 'kubean';
  /** True for a file of Helm values, which is read as if custom_cni passed them to the chart. */
  ofChart?: boolean;
  /** The directory or file that the inventory is named after. */
  root: string;
  /**
   * Every file that was read, in reading order. Files that were scanned but cannot matter to Cilium are not included.
   */
  sources: Map<string, Source>;
  /** How many files were examined. */
  files: number;
  definitions: Definition[];
  /** True if Ansible merges dictionaries instead of replacing them (`hash_behaviour` in ansible.cfg). */
  mergesDicts?: boolean;
  scopes: EffectiveScope[];
  /** Which release the surrounding files point to, the most reliable hint first. */
  hints: TargetHint[];
  problems: ReadProblem[];
}

/** The definition that wins in a scope. */
export function effective(scope: EffectiveScope, name: string): Definition | undefined {
  return scope.variables.get(name)?.at(-1);
}

/** The value that results from all definitions of a variable, weakest first. */
export function combined(definitions: readonly Definition[], mergesDicts: boolean): PartlyKnown | undefined {
  const winner = definitions.at(-1)?.value;
  if (!mergesDicts || !isMap(winner)) return winner;
  // A value between two dictionaries that is not a dictionary replaces the weaker one.
  const from = definitions.findLastIndex(({ value }) => !isMap(value)) + 1;
  return definitions.slice(from).reduce((below, { value }) => (isMap(value) ? mergeValues(below, value) : below), {});
}
