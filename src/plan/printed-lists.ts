/** Finds lists and mappings that would reach an agent option in Go's print format, which no agent can parse. */
import type { Chart } from '../catalog/catalog.ts';
import { decidingCase } from '../catalog/table.ts';
import type { Outcome, Transform } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { chartInputs } from '../predict/chart.ts';
import type { PlanFinding, Setting } from './collect.ts';
import { valuesOf } from './goals.ts';

const joining: ReadonlySet<Transform> = new Set(['space', 'comma', 'lines', 'concat']);

/** True if the resulting text contains a list or a mapping in Go's own notation: `[a b]`, `map[a:b]`. */
function isPrinted(value: Json, how: Transform): boolean {
  if (how === 'string') return value !== null && typeof value === 'object';
  return joining.has(how) && Array.isArray(value) && value.some((item) => item !== null && typeof item === 'object');
}

/** The Helm values that an outcome prints, each with its transform. */
function sourcesOf(then: Outcome): { of: string; as: Transform }[] {
  if ('of' in then) return [then];
  return 'join' in then ? then.join.filter((part) => typeof part === 'object') : [];
}

/** A finding for each raw value with this result. Helm reads `--set a={b}` as a list, even if the user meant JSON. */
export function printedLists(chart: Chart, settings: readonly Setting[]): PlanFinding[] {
  const suspects = settings.filter(
    ({ feature, value }) => feature === 'values' && value !== null && typeof value === 'object',
  );
  if (suspects.length === 0) return [];
  const inputs = chartInputs(chart, valuesOf(settings));
  const findings: PlanFinding[] = [];
  for (const [option, { table }] of chart.options()) {
    const then = decidingCase(table, inputs)?.then;
    const parts = then ? sourcesOf(then) : [];
    for (const { of: path, as: how } of parts) {
      const setting = suspects.find(({ helm }) => helm === path);
      if (!setting || !isPrinted(setting.value, how)) continue;
      const kind = Array.isArray(setting.value) ? 'list' : 'mapping';
      findings.push({
        rule: 'invalid-value',
        severity: 'error',
        subject: path,
        path: setting.path,
        message: `${path} is a ${kind}${how === 'string' ? '' : ' of lists'}, and ${option} does not accept it. In --set, {...} is a list. Set text that begins with a brace with --set-json, or in a values file.`,
      });
    }
  }
  return findings;
}
