/** Checks raw Helm values of an intent against the chart of the target, with Helm's own rules. */
import type { Chart } from '../catalog/catalog.ts';
import { passedOn, sameJson } from '../catalog/table.ts';
import type { HelmValue, Transform } from '../catalog/types.ts';
import { chartTakes, isBranch, isUntyped, refusesNull, switchesAround } from '../cluster/chart-paths.ts';
import { refusesNullText } from '../cluster/target/refused-nulls.ts';
import type { Target } from '../cluster/target/target.ts';
import type { Json } from '../core/json.ts';
import { shownJson } from '../core/secrets.ts';
import { similarName, suggest } from '../core/similar-name.ts';
import type { PlanFinding, Setting } from './collect.ts';

type TypeName = HelmValue['types'][number];

/** Types as messages name them. */
const typeWords: Readonly<Record<TypeName, string>> = {
  null: 'null',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  array: 'a list',
  object: 'a mapping',
};

function typeOf(value: Json): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'boolean' | 'string' | 'object';
}

/**
 * Checks raw values one leaf at a time. A path that the chart does not have is an error here, because Helm would ignore
 * it silently. So is a value that the chart cannot render.
 */
export function checkValues(
  settings: readonly Setting[],
  target: Target,
): { settings: Setting[]; findings: PlanFinding[] } {
  const { chart } = target;
  const findings: PlanFinding[] = [];
  const checked: Setting[] = [];
  for (const setting of settings) {
    const { helm, value } = setting;
    if (setting.feature !== 'values' || helm === undefined) {
      checked.push(setting);
    } else if (!isValue(chart, helm)) {
      findings.push({
        rule: 'unknown-helm-value',
        severity: 'error',
        subject: helm,
        path: setting.path,
        message: unknownValue(chart, helm),
      });
    } else if (value === null && failsWithNull(target, helm, settings)) {
      findings.push({
        rule: 'invalid-value',
        severity: 'error',
        subject: helm,
        path: setting.path,
        message: refusesNullText(chart.version, helm),
      });
    } else if (isNothing(chart, helm, value)) {
    } else if (takesValue(chart, helm, value)) {
      checked.push(setting);
    } else {
      findings.push({
        rule: 'invalid-value',
        severity: 'error',
        subject: helm,
        path: setting.path,
        message: wrongType(chart, helm, value),
      });
    }
  }
  return { settings: checked, findings };
}

/** True if the chart does not render with null for a value or section. A disabled component is not rendered. */
function failsWithNull({ chart, refusedNulls }: Target, path: string, settings: readonly Setting[]): boolean {
  if (!refusedNulls?.has(path) && !refusesNull(chart, path)) return false;
  const switches = switchesAround(chart, path);
  return !settings.some(
    ({ helm, value }) =>
      helm !== undefined && switches.includes(helm) && !sameJson(value, chart.value(helm)?.default ?? null),
  );
}

/** True if the chart reads something at the path. */
export function isValue(chart: Chart, path: string): boolean {
  return chartTakes(chart, path) || isBranch(chart, path);
}

/** The message that the chart does not have a value, with the one that was probably meant. */
export function unknownValue(chart: Chart, path: string): string {
  return `Cilium ${chart.version}'s chart has no value ${path}, so Helm ignores it.${suggest(similarName(path, chart.paths()))}`;
}

/** True for an empty mapping at a path with values below it: Helm merges it, and nothing changes. */
function isNothing(chart: Chart, path: string, value: Json): boolean {
  return isBranch(chart, path) && typeOf(value) === 'object' && chart.value(path) === undefined;
}

/**
 * True if the chart renders a value of this type at the path. A type is enforced if the schema has it, or if Go's
 * templates fail otherwise.
 */
function takesValue(chart: Chart, path: string, value: Json): boolean {
  // Null removes a default in Helm.
  if (value === null) return true;
  const fact = chart.value(path);
  const given = typeOf(value);
  if (!fact) return !isBranch(chart, path) || given === 'object';
  const { types } = fact;
  if (types.length === 0 || types.includes(given) || (given === 'integer' && types.includes('number'))) return true;
  if (given === 'object') return isUntyped(types);
  if (chart.hasSchema()) return false;
  if (given === 'array') return types.includes('null');
  // Templates print numbers, booleans and strings alike, and the type of a default is not enforced.
  if (types.some((type) => type === 'string' || type === 'boolean' || type === 'integer' || type === 'number'))
    return true;
  return types.includes('null') || (types.includes('array') && isPrinted(chart, path));
}

/** Transforms that print a list as a whole, and so accept a single string too. The others loop over the list. */
const printing: ReadonlySet<Transform> = new Set(['string', 'space', 'comma', 'json', 'json-text']);

/** True if an agent option prints the list as a whole, so that a string instead comes out unchanged. */
function isPrinted(chart: Chart, path: string): boolean {
  return [...chart.options().values()].some(({ table }) =>
    table.some(({ then }) => passedOn(then).includes(path) && 'of' in then && printing.has(then.as)),
  );
}

function wrongType(chart: Chart, path: string, value: Json): string {
  const types = chart.value(path)?.types ?? ['object'];
  const words = types.filter((type) => type !== 'null' || types.length === 1).map((type) => typeWords[type]);
  const wanted = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words[0];
  return `${path} must be ${wanted}, not ${typeWords[typeOf(value)]} (${shownJson(path, value)}).`;
}
