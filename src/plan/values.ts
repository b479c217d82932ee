/** Checking raw Helm values and agent options of an intent against the chart of the target. */
import type { Chart } from '../catalog/catalog.ts';
import type { Target } from '../cluster/target/target.ts';
import type { Json } from '../core/json.ts';
import { nearest } from '../core/nearest.ts';
import type { PlanFinding, Setting } from './collect.ts';

function typeName(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** The path itself or the nearest one above it that the chart knows. */
function knownAbove(chart: Chart, path: string): string | undefined {
  for (let at = path; ; ) {
    if (chart.value(at)) return at;
    const dot = at.lastIndexOf('.');
    if (dot < 0) return undefined;
    at = at.slice(0, dot);
  }
}

/**
 * Raw values reach the chart one leaf at a time. A path that the chart does not know would be ignored without a word, so
 * it is an error here; a type that the chart's schema refuses as well.
 */
export function checkValues(
  settings: readonly Setting[],
  target: Target,
): { settings: Setting[]; findings: PlanFinding[] } {
  const { chart } = target;
  const findings: PlanFinding[] = [];
  const checked: Setting[] = [];
  let paths: readonly string[] | undefined;
  for (const setting of settings) {
    if (setting.feature !== 'values' || setting.helm === undefined) {
      checked.push(setting);
      continue;
    }
    const above = knownAbove(chart, setting.helm);
    const fact = above === undefined ? undefined : chart.value(above);
    const takesChildren = fact?.types.includes('object') ?? false;
    if (above === undefined || (above !== setting.helm && !takesChildren)) {
      paths ??= chart.paths();
      const close = nearest(setting.helm, paths);
      findings.push({
        rule: 'unknown-helm-value',
        severity: 'error',
        subject: setting.helm,
        path: setting.path,
        message: `The chart of Cilium ${target.cilium} has no value ${setting.helm}; it would be ignored${close ? `. Did you mean ${close}?` : '.'}`,
      });
      continue;
    }
    if (above === setting.helm && fact && fact.types.length > 0 && !accepts(fact.types, setting.value)) {
      findings.push({
        rule: 'invalid-value',
        severity: 'error',
        subject: setting.helm,
        path: setting.path,
        message: `${setting.helm} takes ${fact.types.join(' or ')}, not ${typeName(setting.value)}.`,
      });
      continue;
    }
    checked.push(setting);
  }
  return { settings: checked, findings };
}

/** What takes a value of each of these kinds takes mappings as well: no schema names its type. */
const anything: readonly string[] = ['array', 'boolean', 'integer', 'string'];

function accepts(types: readonly string[], value: Json): boolean {
  const name = typeName(value);
  if (name === 'object' && anything.every((type) => types.includes(type))) return true;
  return types.includes(name) || (name === 'integer' && types.includes('number')) || value === null;
}
