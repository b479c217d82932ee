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

/** What happened to one value. */
export interface Note {
  path: string;
  /** The paths of the target's chart that set it now. */
  now?: readonly string[];
  rule: 'rewritten-value' | 'removed-helm-value' | 'future-helm-value' | 'unknown-helm-value';
  severity: Severity;
  message: string;
}

/**
 * The values in the form of this chart, without those that the chart does not
 * support, and a note on each changed value.
 */
export async function rewriteValues(
  values: ValueTree,
  chart: Chart,
  history: History,
): Promise<{ values: ValueTree; notes: Note[] }> {
  const notes: Note[] = [];
  let result = values;
  const replace = (path: string, value: Json, said: Record<string, Json>): void => {
    result = removePath(result, path);
    // A value that is also given in this chart's own form takes precedence.
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
    // A name that no chart has is a typing mistake, which the plan reports.
    if (life.versions.length === 0) continue;
    result = removePath(result, path);
    notes.push(lost(path, chart, life));
  }
  return { values: result, notes };
}

/** The leaves of values. A mapping in place of a plain value belongs to another chart, so its entries are leaves. */
function* openedLeaves(chart: Chart, values: ValueTree): Generator<[string, PartlyKnown]> {
  for (const [path, value] of valueLeaves(chart, values)) {
    const types = chart.value(path)?.types ?? [];
    const isForeign =
      isMap(value) && types.length > 0 && !types.includes('object') && chart.value(path)?.default !== undefined;
    if (isForeign) for (const [below, part] of leaves(value)) yield [`${path}.${below}`, part];
    else yield [path, value];
  }
}

/** True if the chart reads the value at its path. Where the chart has a mapping, only a mapping fits. */
function fits(chart: Chart, path: string, value: Json): boolean {
  if (chart.value(path) !== undefined || !isBranch(chart, path)) return isValue(chart, path);
  return typeof value === 'object' && !Array.isArray(value);
}

/** The other name of a value, if only that one has an effect in this chart. */
function otherName(path: string, chart: Chart): string | undefined {
  const pair = namePairs.find((names) => names.includes(path));
  const isAlive = (name: string): boolean => (chart.value(name)?.effect ?? 'unknown') !== 'unknown';
  return isAlive(path) ? undefined : pair?.find((name) => name !== path && isAlive(name));
}

/** The path of this chart that writes the same agent option, if there is exactly one and it accepts the value. */
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
