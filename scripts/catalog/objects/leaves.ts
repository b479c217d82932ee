/** Objects taken apart: every place in an object with its value, items of lists by their names. */
import type { Json } from '../../../src/core/json.ts';

type Mapping = { [key: string]: Json };

function isMapping(value: Json | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys by which the items of a list are told apart, the first that all of them have with different values. */
const itemKeys = ['name', 'mountPath', 'topologyKey', 'key'];

function itemKey(list: readonly Json[]): string | undefined {
  if (list.length === 0 || !list.every(isMapping)) return undefined;
  return itemKeys.find((key) => {
    const names = list.map((item) => (item as Mapping)[key]);
    return names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
  });
}

function keyText(key: string): string {
  return key.replaceAll('\\', '\\\\').replaceAll('.', '\\.');
}

function walk(value: Json, path: string, found: Map<string, Json>): void {
  if (isMapping(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) found.set(path, value);
    for (const [key, inner] of entries) walk(inner, path === '' ? keyText(key) : `${path}.${keyText(key)}`, found);
    return;
  }
  const key = Array.isArray(value) ? itemKey(value) : undefined;
  if (key === undefined) {
    found.set(path, value);
    return;
  }
  for (const item of value as Mapping[]) {
    const { [key]: name, ...rest } = item;
    found.set(`${path}[${name}]`, true);
    for (const [inner, below] of Object.entries(rest)) walk(below, `${path}[${name}].${keyText(inner)}`, found);
  }
}

/** Where the specification of the pods is that an object makes. */
const podSpecs = ['spec.template.spec.', 'spec.jobTemplate.spec.template.spec.'];

/** A path that starts at the pod's specification where it is inside one. */
function shortened(path: string): string {
  const prefix = podSpecs.find((start) => path.startsWith(start));
  return prefix ? path.slice(prefix.length) : path;
}

/**
 * Every leaf of an object by its path. Items of lists are named where they have names (`containers[cilium-agent]`),
 * other lists are leaves. Paths inside the specification of a pod start there.
 */
export function leavesOf(object: Json): Map<string, Json> {
  const found = new Map<string, Json>();
  walk(object, '', found);
  return new Map([...found].map(([path, value]) => [shortened(path), value]));
}
