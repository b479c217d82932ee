/** The model of what was read: the same for a folder of Ansible's, a single file and a Kubean manifest. */
import { isMap, mergeValues, type PartlyKnown } from '../../core/value-tree.ts';
import type { Source } from '../../yaml/source.ts';
import type { ReadProblem } from '../files/read-problem.ts';
import type { TargetHint } from './hints.ts';
import type { Definition } from './variables/definition.ts';

/** What one kind of host of the cluster sees. Most inventories have one. */
export interface EffectiveScope {
  /** Hosts that see the same; empty where the inventory names no hosts, and the scope means any. */
  hosts: string[];
  /** The hosts' groups, weakest first. */
  groups: string[];
  /**
   * Every definition of a variable that these hosts see, weakest first. Ansible uses the last one and ignores the
   * others, also dictionaries unless it is configured to merge them.
   */
  variables: Map<string, [Definition, ...Definition[]]>;
}

export interface Inventory {
  kind: 'inventory' | 'variables' | 'kubean';
  /** True for a file of Helm values, which is read as what custom_cni would be told. */
  ofChart?: boolean;
  /** The folder, or the file, that the inventory is called after. */
  root: string;
  /** Everything that was read, in the order of reading; scanned files that can't matter to Cilium are not in it. */
  sources: Map<string, Source>;
  /** How many files were looked at. */
  files: number;
  definitions: Definition[];
  /** True if Ansible is told to merge dictionaries instead of replacing them (`hash_behaviour` in ansible.cfg). */
  mergesDicts?: boolean;
  scopes: EffectiveScope[];
  /** What the files around state about the release that they are for, the most telling first. */
  hints: TargetHint[];
  problems: ReadProblem[];
}

/** The definition that wins in a scope. */
export function effective(scope: EffectiveScope, name: string): Definition | undefined {
  return scope.variables.get(name)?.at(-1);
}

/** The value that Ansible makes of all definitions of a variable, weakest first. */
export function combined(definitions: readonly Definition[], mergesDicts: boolean): PartlyKnown | undefined {
  const winner = definitions.at(-1)?.value;
  if (!mergesDicts || !isMap(winner)) return winner;
  // Whatever is between two dictionaries replaces the weaker one.
  const from = definitions.findLastIndex(({ value }) => !isMap(value)) + 1;
  return definitions.slice(from).reduce((below, { value }) => (isMap(value) ? mergeValues(below, value) : below), {});
}
