/** Helm values of another Cilium version, translated for the target's chart. */

import { type Chart, minorOf } from '../../catalog/catalog.ts';
import type { History, Life } from '../../cluster/across-releases.ts';
import { isBranch } from '../../cluster/chart-paths.ts';
import type { Severity } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { shownJson } from '../../core/secrets.ts';
import { getPath, isMap, known, leaves, type PartlyKnown, removePath, setPath } from '../../core/value-tree.ts';
import { isIn } from '../../core/versions.ts';
import { isValue } from '../../plan/values.ts';
import type { ValueTree } from '../../predict/chart.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import { namePairs, renames } from './renames.ts';

/** What was done about one value. */
export interface Note {
  path: string;
  /** The paths of the target's chart that state it now. */
  now?: readonly string[];
  rule: 'rewritten-value' | 'removed-helm-value' | 'future-helm-value' | 'unknown-helm-value';
  severity: Severity;
  message: string;
}

/** The values as this chart wants them, without those that it has no words for, and a note on each that changed. */
export async function rewriteValues(
  values: ValueTree,
  chart: Chart,
  history: History,
): Promise<{ values: ValueTree; notes: Note[] }> {
  const notes: Note[] = [];
  let result = values;
  const replace = (path: string, value: Json, said: Record<string, Json>): void => {
    result = removePath(result, path);
    // What is stated in this chart's words as well was meant by it.
    const missing = Object.entries(said).filter(
      ([to]) => path === to || path.startsWith(`${to}.`) || getPath(values, to) === undefined,
    );
    for (const [to, other] of missing) setPath(result, to, other);
    const message = sentence(path, value, said, chart);
    notes.push({ path, now: missing.map(([to]) => to), rule: 'rewritten-value', severity: 'info', message });
  };
  for (const rename of renames.filter(({ versions }) => isIn(chart.version, versions))) {
    const value = known(getPath(values, rename.path));
    const said = value === undefined ? undefined : rename.say(value, values);
    if (value !== undefined && said) replace(rename.path, value, said);
  }
  for (const [path, partly] of [...openedLeaves(chart, result)]) {
    const value = known(partly);
    if (value === undefined) continue;
    const other = otherName(path, chart);
    if (other === undefined && fits(chart, path, value)) continue;
    const today = other ?? (await successor(path, value, chart, history));
    if (today !== undefined) {
      replace(path, value, { [today]: value });
      continue;
    }
    const life = await history.lifeOfTaken(path, chart.version);
    // What no chart knows is a slip of the pen, and the plan's to report.
    if (life.versions.length === 0) continue;
    result = removePath(result, path);
    notes.push(lost(path, chart, life));
  }
  return { values: result, notes };
}

/** The leaves of values; a mapping where the chart has a plain value is another chart's, and its parts are leaves. */
function* openedLeaves(chart: Chart, values: ValueTree): Generator<[string, PartlyKnown]> {
  for (const [path, value] of valueLeaves(chart, values)) {
    const types = chart.value(path)?.types ?? [];
    const isForeign =
      isMap(value) && types.length > 0 && !types.includes('object') && chart.value(path)?.default !== undefined;
    if (isForeign) for (const [below, part] of leaves(value)) yield [`${path}.${below}`, part];
    else yield [path, value];
  }
}

/** True if the chart reads the value at its path; a mapping of the chart's takes mappings alone. */
function fits(chart: Chart, path: string, value: Json): boolean {
  if (chart.value(path) !== undefined || !isBranch(chart, path)) return isValue(chart, path);
  return typeof value === 'object' && !Array.isArray(value);
}

/** The other name of a value, where this chart does something with that one alone. */
function otherName(path: string, chart: Chart): string | undefined {
  const pair = namePairs.find((names) => names.includes(path));
  const isAlive = (name: string): boolean => (chart.value(name)?.effect ?? 'unknown') !== 'unknown';
  return isAlive(path) ? undefined : pair?.find((name) => name !== path && isAlive(name));
}

/** The path of this chart that writes the same agent option, where the catalog shows one and it takes the value. */
async function successor(path: string, value: Json, chart: Chart, history: History): Promise<string | undefined> {
  const [today, ...others] = await history.valueToday(path, chart);
  const types = today === undefined ? undefined : chart.value(today)?.types;
  if (types === undefined || others.length > 0) return undefined;
  const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  return types.length === 0 || types.some((name) => name === type) ? today : undefined;
}

function sentence(path: string, value: Json, said: Record<string, Json>, chart: Chart): string {
  const words = Object.entries(said).map(([to, other]) => `${to}=${shownJson(to, other)}`);
  const from = `${path}=${shownJson(path, value)}`;
  return words.length === 0
    ? `Cilium ${chart.version} does not need ${from}: the other values include it.`
    : `${from} has another form in Cilium ${chart.version}. Translated to ${words.join(' and ')}.`;
}

function lost(path: string, chart: Chart, life: Life): Note {
  const [first, last] = [life.versions[0] ?? '', life.versions.at(-1) ?? ''].map(minorOf);
  const removed = life.older;
  return {
    path,
    rule: removed ? 'removed-helm-value' : 'future-helm-value',
    severity: 'error',
    message: removed
      ? `Cilium ${chart.version}'s chart no longer has ${path} (removed after ${last}), so Helm ignores it. No other value replaces it.`
      : `Cilium ${chart.version}'s chart does not have ${path} yet (added in ${first}), so Helm ignores it.`,
  };
}
