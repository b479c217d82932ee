/** Computes the effect of variables on the whole play of a release, by its measured facts. */
import type { PlayCatalog, PlayCondition, PlayStop } from '../catalog/play.ts';
import { evaluate, type Inputs, isTruthy, sameJson } from '../catalog/table.ts';
import type { ManifestFacts, ObjectReference, Table } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { plain } from '../core/value-tree.ts';
import { coerce, compare } from '../core/versions.ts';
import { isExpression, type Variables } from './kubespray.ts';

/** Values of the nodes, which are not in any variables file, under the names that the catalog uses. */
export type NodeFacts = ReadonlyMap<string, Json>;

/**
 * The inputs of a play's conditions: set variables, then known values of the nodes, then the release's defaults. A
 * default whose expression has no known value is unknown.
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
      // The measured value only holds with the defaults: `{{ cilium_version }}` follows a version that is set.
      const other = followed(facts?.default);
      if (other !== undefined && other !== name && variables.has(other)) return inputs.get(other);
      const value = facts?.value ?? facts?.default;
      return isExpression(value) ? unknown : value;
    },
    isSet: (name) => variables.has(name) || nodes.has(name),
  };
  return inputs;
}

/** The variable that a default refers to, if it is nothing but a reference: `{{ cilium_version }}`. */
function followed(preset: Json | undefined): string | undefined {
  return typeof preset === 'string' ? /^\{\{\s*(\w+)\s*\}\}$/.exec(preset)?.[1] : undefined;
}

function isNodeFact(name: string): boolean {
  return name.startsWith('groups.') || name.startsWith('ansible_');
}

/** True if the play certainly stops; false if one of the conditions fails or is not known. */
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

/** True if the value is at least `from` and below `below`; false if it cannot be compared. */
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

/** References of the release's own manifests that exist with these variables, and whose object nothing creates. */
export function unmadeReferences(references: readonly ObjectReference[], inputs: Inputs): ObjectReference[] {
  const isMade = (to: string): boolean =>
    references.some((other) => other.to === to && other.maker !== 'nobody' && isThere(other.table, inputs) !== false);
  return references.filter(
    ({ maker, optional, table, to }) =>
      maker === 'nobody' && !optional && isThere(table, inputs) === true && !isMade(to),
  );
}

/**
 * The same for Secrets and ConfigMaps, without which pods do not start. Host folders are not checked. A ConfigMap that
 * a program in the cluster creates is not missing: such a program has its name among its arguments.
 */
export function missingObjects({ references, arguments: given }: ManifestFacts, inputs: Inputs): ObjectReference[] {
  return unmadeReferences(references, inputs).filter(
    ({ to }) => to.startsWith('Secret/') || (to.startsWith('ConfigMap/') && !isArgument(to, given, inputs)),
  );
}

/** True if a program has the name of the object among its arguments. */
export function isArgument(object: string, given: ManifestFacts['arguments'], inputs: Inputs): boolean {
  const name = object.replace(/^.*\//, '');
  return Object.values(given).some((flags) => Object.values(flags).some((table) => evaluate(table, inputs) === name));
}

/** True if a table renders its object or reference; `unknown` if that depends on an unknown value. */
export function isThere(table: Table, inputs: Inputs): boolean | Unknown {
  const value = evaluate(table, inputs);
  return value === unknown ? unknown : value === true;
}
