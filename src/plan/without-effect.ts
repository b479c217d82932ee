/**
 * Settings that change nothing together with the others, such as those of WireGuard with IPsec. They need no carrier.
 */
import type { Chart } from '../catalog/catalog.ts';
import { evaluate, type Inputs, inputNames, sameJson } from '../catalog/table.ts';
import type { AnyFeature } from '../core/feature.ts';
import type { Json } from '../core/json.ts';
import { shownJson } from '../core/secrets.ts';
import { chartInputs } from '../predict/chart.ts';
import { objectsMovedBy } from './carriers.ts';
import type { PlanFinding, Setting } from './collect.ts';
import type { Draft } from './draft.ts';
import { valuesOf } from './goals.ts';

/** The recorded reason for a setting without an effect. */
export const withoutEffect = 'it has no effect with the other settings';

/**
 * True if the chart renders the same without a setting, according to its measured tables. It ignores values that are
 * not known to affect only options.
 */
export function isWithoutEffect({ target: { chart }, collected, goals }: Draft, setting: Setting): boolean {
  const { helm, value } = setting;
  const fact = helm === undefined ? undefined : chart.value(helm);
  if (helm === undefined || fact?.effect !== 'options' || sameJson(fact.default, value)) return false;
  if (goals.some(({ settings }) => settings.includes(setting))) return false;
  const tables = [...chart.options().values()].flatMap(({ table }) => (inputNames(table).has(helm) ? [table] : []));
  const values = valuesOf(collected.settings);
  const given = chartInputs(chart, values);
  const left: Inputs = {
    get: (path) => (path === helm ? fact.default : given.get(path)),
    isSet: (path) => path !== helm && given.isSet(path),
  };
  const isSame = tables.every((table) => {
    const [beside, alone] = [evaluate(table, given), evaluate(table, left)];
    return typeof beside !== 'symbol' && typeof alone !== 'symbol' && sameJson(beside ?? null, alone ?? null);
  });
  return tables.length > 0 && isSame && objectsMovedBy(chart, helm, value, values).length === 0;
}

/**
 * A note for each setting that the plan leaves out because it has no effect, unless a constraint of its feature reports
 * that.
 */
export function effectlessWishes(draft: Draft, features: readonly AnyFeature[]): PlanFinding[] {
  const told = new Set(draft.findings.map(({ rule }) => rule));
  const isTold = (key: string): boolean => {
    const feature = features.find((one) => one.key === key);
    const about = feature?.constraints.filter(({ symptoms }) => symptoms.includes('no-effect')) ?? [];
    return about.some(({ id }) => told.has(`${feature?.id}/${id}`));
  };
  const left = new Set(draft.settings.flatMap(({ helm, reason }) => (reason === withoutEffect ? [helm] : [])));
  return draft.collected.settings.flatMap(({ feature, helm, value, path }): PlanFinding[] => {
    if (helm === undefined || !left.has(helm) || isTold(feature)) return [];
    return [
      {
        rule: 'no-effect',
        severity: 'info',
        subject: helm,
        path,
        message: noEffect(draft.target.chart, helm, value),
      },
    ];
  });
}

/** The message that a Helm value changes nothing together with the others. */
export function noEffect(chart: Chart, helm: string, value: Json): string {
  return `${helm}=${shownJson(helm, value)} has no effect: the chart of Cilium ${chart.version} does not use this value with your other values. Enable the feature that the value belongs to, or remove the value.`;
}
