/** Which Helm values a chart accepts. */
import type { Chart } from '../catalog/catalog.ts';
import { sameJson } from '../catalog/table.ts';
import type { Condition } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { isIn } from '../core/versions.ts';

/** True if the chart reads the path: it has the value, or a mapping above it whose content is up to the user. */
export function chartTakes(chart: Chart, path: string): boolean {
  if (chart.value(path)) return true;
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const fact = chart.value(path.slice(0, dot));
    if (isFreeForm(chart, path.slice(0, dot))) return true;
    if (fact) return fact.types.includes('object') || fact.types.includes('array') || fact.types.length === 0;
  }
  return false;
}

/** Older charts have no schema, so the type of a default is not enforced. */
export const typesSince = '>=1.16.0';

/** True if the chart's schema refuses a value of this type at a path. */
export function refusesType(chart: Chart, path: string, value: Json): boolean {
  return isIn(chart.version, typesSince) && !takesType(chart.value(path)?.types ?? [], value);
}

/**
 * The types that the measurement tries if neither a schema nor a default states one. The chart may accept others, such
 * as for `monitor.resources`, which the values file only mentions in a comment.
 */
const triedTypes: readonly string[] = ['array', 'boolean', 'integer', 'string'];

/** True for the types of a value without a stated type. It accepts any type, including mappings. */
export function isUntyped(types: readonly string[]): boolean {
  return triedTypes.every((type) => types.includes(type));
}

function takesType(types: readonly string[], value: Json): boolean {
  if (value === null || types.length === 0 || isUntyped(types)) return true;
  if (Array.isArray(value)) return types.includes('array');
  if (typeof value === 'number')
    return types.includes('number') || (Number.isInteger(value) && types.includes('integer'));
  return types.includes(typeof value);
}

/**
 * True for a removed value that the chart still checks, and fails if it is set. A value with a default still exists,
 * even if it fails alone because it needs another one.
 */
export function failsIfSet(chart: Chart, path: string): boolean {
  const fact = chart.value(path);
  if (fact?.effect !== 'unknown' || fact.default !== undefined) return false;
  return chart.refusals().some((refusal) => {
    const condition = refusal[path];
    if (Object.keys(refusal).length !== 1 || !condition) return false;
    return ('truthy' in condition && condition.truthy) || ('unset' in condition && !condition.unset);
  });
}

/** True if this refusal means that the chart does not render with null for one value. */
export function isRefusalOfNull(refusal: Readonly<Record<string, Condition>>): boolean {
  const [condition, ...others] = Object.values(refusal);
  return condition !== undefined && others.length === 0 && 'in' in condition && sameJson(condition.in, [null]);
}

/** True if the chart does not render with null for a value whose component is enabled. */
export function refusesNull(chart: Chart, path: string): boolean {
  return chart.refusals().some((refusal) => isRefusalOfNull(refusal) && Object.hasOwn(refusal, path));
}

/** The switches of the chart that decide whether it renders anything around the path. */
export function switchesAround(chart: Chart, path: string): string[] {
  const parts = path.split('.');
  const names = parts.slice(1).map((_, index) => `${parts.slice(0, index + 1).join('.')}.enabled`);
  return names.filter((name) => name !== path && chart.value(name) !== undefined);
}

/** True if the path is a mapping of the chart that has values of its own. */
export function isBranch(chart: Chart, path: string): boolean {
  return shapeOf(chart).branches.has(path);
}

/** Fields of Kubernetes objects that charts print unchanged, even if they preset some of the keys. */
const kubernetesFields: ReadonlySet<string> = new Set(['updateStrategy', 'rollingUpdate']);

/**
 * True for a mapping with presets that also accepts any other key, such as nodeSelector. Charts have mappings of the
 * same name without presets elsewhere, which shows that the user can choose the keys.
 */
function isFreeForm(chart: Chart, path: string): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return (kubernetesFields.has(name) || shapeOf(chart).mappingNames.has(name)) && isBranch(chart, path);
}

interface Shape {
  /** Paths with values below them. */
  branches: ReadonlySet<string>;
  /** Last parts of the paths that are mappings with keys of the user's choice. */
  mappingNames: ReadonlySet<string>;
}

const shapes = new WeakMap<Chart, Shape>();

function shapeOf(chart: Chart): Shape {
  const known = shapes.get(chart);
  if (known) return known;
  const branches = new Set<string>();
  const mappingNames = new Set<string>();
  for (const path of chart.paths()) {
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
      branches.add(path.slice(0, dot));
    if (chart.value(path)?.types.join() === 'object') mappingNames.add(path.slice(path.lastIndexOf('.') + 1));
  }
  const shape = { branches, mappingNames };
  shapes.set(chart, shape);
  return shape;
}
