/** Helm values that one side sets and the other does not. The Cilium CLI keeps them on an upgrade. */
import type { Chart } from '../../catalog/catalog.ts';
import { sameJson } from '../../catalog/table.ts';
import { shownJson } from '../../core/secrets.ts';
import { getPath, known, leaves } from '../../core/value-tree.ts';
import type { LeftValue } from '../../transitions/transition.ts';
import type { Side } from '../diff/side.ts';

/** The values of `from` that `to` does not set, if `chart` uses them. */
export function leftValues(from: Side, to: Side, chart: Chart | undefined): LeftValue[] {
  const [before, after] = [from.values, to.values];
  if (!before || !after || !chart || !installsByRole(from) || !installsByRole(to)) return [];
  return [...leaves(before)].flatMap(([path, value]): LeftValue[] => {
    const plain = known(value);
    const preset = presetOf(chart, path);
    if (plain === undefined || !matters(chart, path) || getPath(after, path) !== undefined) return [];
    if (preset !== undefined && sameJson(plain, preset)) return [];
    return [
      { path, value: shownJson(path, plain), preset: preset === undefined ? undefined : shownJson(path, preset) },
    ];
  });
}

function installsByRole({ view, plan }: Side): boolean {
  return view ? view.installer === 'role' : plan !== undefined;
}

/** The path itself, then its parents. A parent can be a mapping with arbitrary keys. */
function* upwards(path: string): Generator<string> {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) yield at;
}

function matters(chart: Chart, path: string): boolean {
  for (const at of upwards(path)) {
    const value = chart.value(at);
    if (value) return value.effect !== 'unknown' || at === 'extraConfig';
  }
  return false;
}

function presetOf(chart: Chart, path: string): ReturnType<typeof known> {
  return chart.value(path)?.default;
}
