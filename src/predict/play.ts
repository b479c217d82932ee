/** What the whole play of a release does with variables, by its measured facts. */
import type { PlayCatalog, PlayCondition, PlayStop } from '../catalog/play.ts';
import { evaluate, type Inputs, isTruthy, sameJson } from '../catalog/table.ts';
import type { ManifestFacts, ObjectReference, Table } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { plain } from '../core/value-tree.ts';
import { coerce, compare } from '../core/versions.ts';
import { isExpression, type Variables } from './kubespray.ts';

/** Values that no file of variables has: of the nodes, by the names that the catalog gives them. */
export type NodeFacts = ReadonlyMap<string, Json>;

/**
 * The inputs of a play's conditions: what is set, then what is known of the nodes, then the release's defaults. A default
 * that is an expression with no known value is unknown.
 */
export function playInputs(play: PlayCatalog, variables: Variables, nodes: NodeFacts = new Map()): Inputs {
  const inputs: Inputs = {
    get(name) {
      const set = variables.get(name);
      if (set !== undefined) return plain(set);
      const node = nodes.get(name);
      if (node !== undefined) return node;
      if (isNodeFact(name)) return unknown;
      const facts = play.variables[name];
      // The measured value belongs to the defaults: `{{ cilium_version }}` follows a version that is set.
      const other = followed(facts?.default);
      if (other !== undefined && other !== name && variables.has(other)) return inputs.get(other);
      const value = facts?.value ?? facts?.default;
      return isExpression(value) ? unknown : value;
    },
    isSet: (name) => variables.has(name) || nodes.has(name),
  };
  return inputs;
}

/** The variable that a default is a mere reference to: `{{ cilium_version }}`. */
function followed(preset: Json | undefined): string | undefined {
  return typeof preset === 'string' ? /^\{\{\s*(\w+)\s*\}\}$/.exec(preset)?.[1] : undefined;
}

function isNodeFact(name: string): boolean {
  return name.startsWith('groups.') || name.startsWith('ansible_');
}

/** True if a stop is certain to happen; false if one of its conditions fails or is not known. */
export function stops({ when }: PlayStop, inputs: Inputs): boolean {
  return Object.entries(when).every(([name, condition]) => holds(condition, name, inputs));
}

function holds(condition: PlayCondition, name: string, inputs: Inputs): boolean {
  if ('unset' in condition) return inputs.isSet(name) !== condition.unset;
  const value = inputs.get(name);
  if (value === unknown) return false;
  if ('truthy' in condition) return isTruthy(value) === condition.truthy;
  if ('version' in condition) return isBetween(value, condition.version, compareVersions);
  if ('number' in condition) return isBetween(value, condition.number, (a, b) => Number(a) - Number(b));
  const list = 'in' in condition ? condition.in : condition.notIn;
  return list.some((item) => sameJson(item, value ?? null)) === 'in' in condition;
}

/** At least `from` and below `below`; false for what cannot be compared. */
function isBetween(
  value: Json | undefined,
  { from, below }: { from?: string | number; below?: string | number },
  order: (a: Json, b: string | number) => number,
): boolean {
  if (value === undefined || value === null || value === '') return false;
  const low = from === undefined ? 0 : order(value, from);
  const high = below === undefined ? -1 : order(value, below);
  return low >= 0 && high < 0;
}

function compareVersions(a: Json, b: string | number): number {
  const left = coerce(toText(a));
  const right = coerce(String(b));
  return left && right ? compare(left, right) : Number.NaN;
}

/** References of the release's own manifests that are there with these variables and that nothing makes. */
export function unmadeReferences(references: readonly ObjectReference[], inputs: Inputs): ObjectReference[] {
  const isMade = (to: string): boolean =>
    references.some((other) => other.to === to && other.maker !== 'nobody' && isThere(other.table, inputs) !== false);
  return references.filter(
    ({ maker, optional, table, to }) =>
      maker === 'nobody' && !optional && isThere(table, inputs) === true && !isMade(to),
  );
}

/**
 * The same for Secrets and ConfigMaps, whose absence keeps pods from starting; folders are the business of the host. A
 * ConfigMap that a program in the cluster creates is not missing: such a program has its name among its arguments.
 */
export function missingObjects({ references, arguments: given }: ManifestFacts, inputs: Inputs): ObjectReference[] {
  return unmadeReferences(references, inputs).filter(
    ({ to }) => to.startsWith('Secret/') || (to.startsWith('ConfigMap/') && !isArgument(to, given, inputs)),
  );
}

/** True if the name of an object is among the arguments of a program. */
export function isArgument(object: string, given: ManifestFacts['arguments'], inputs: Inputs): boolean {
  const name = object.replace(/^.*\//, '');
  return Object.values(given).some((flags) => Object.values(flags).some((table) => evaluate(table, inputs) === name));
}

/** Whether a table of what is rendered states so; `unknown` where that depends on what is not known. */
export function isThere(table: Table, inputs: Inputs): boolean | Unknown {
  const value = evaluate(table, inputs);
  return value === unknown ? unknown : value === true;
}
