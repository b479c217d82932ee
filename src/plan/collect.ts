/** From an intent to settings in Cilium's vocabulary: every feature's lens, then the raw values and options. */

import { sameJson } from '../catalog/table.ts';
import type { Target } from '../cluster/target/target.ts';
import { append } from '../core/append.ts';
import { type AnyFeature, lensContext, type Need, type Settings, type Unavailable } from '../core/feature.ts';
import type { Finding } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { shownJson } from '../core/secrets.ts';
import { known, splitPath } from '../core/value-tree.ts';
import type { ValueTree } from '../predict/chart.ts';
import { valueLeaves } from '../predict/value-leaves.ts';

/** Where in an intent something was said. */
export type IntentPath = readonly (string | number)[];

/** A finding whose place is a path of the intent; the reader of the file knows the line. */
export type PlanFinding = Omit<Finding, 'location'> & { path: IntentPath };

/** The part of an intent that a plan is made of. */
export interface PlanInput {
  /** Typed intents by feature key; `false` = explicitly off. */
  features: ReadonlyMap<string, unknown>;
  values: ValueTree;
  config: ReadonlyMap<string, string>;
}

export interface Setting {
  /** The feature's key, or `values` / `config` for what was said raw. */
  feature: string;
  /** Dotted Helm value; undefined for a raw agent option. */
  helm?: string;
  /** Agent option; undefined for a Helm value. */
  option?: string;
  value: Json;
  /** `asked`: always emitted. `implied`: only where the target would not have it by itself. */
  kind: 'asked' | 'implied';
  /** The agent does so where nothing is written. */
  agentDefault?: boolean;
  path: IntentPath;
}

export interface Collected {
  settings: Setting[];
  needs: Map<Need, string>;
  findings: PlanFinding[];
  /** Features that this Cilium cannot do. */
  unavailable: { feature: string; reason: string }[];
}

/** Runs the lenses. What one feature merely implies gives way to what another one, or the user, asks for. */
export function collect(input: PlanInput, features: readonly AnyFeature[], { cilium, chart }: Target): Collected {
  const context = lensContext(cilium);
  const result: Collected = { settings: [], needs: new Map(), findings: [], unavailable: [] };
  const asked = new Map<string, Setting>();
  const implied = new Map<string, Setting>();

  const ask = (setting: Setting) => {
    const key = setting.helm ?? setting.option ?? '';
    const other = asked.get(key);
    if (!other) asked.set(key, setting);
    else if (!sameJson(other.value, setting.value)) {
      result.findings.push({
        rule: 'intent/conflict',
        severity: 'error',
        subject: key,
        path: setting.path,
        message: `${setting.feature} sets ${key}=${shownJson(key, setting.value)}, but ${other.feature} sets it to ${shownJson(key, other.value)}. Keep one of them.`,
      });
    }
  };

  for (const feature of features) {
    if (!input.features.has(feature.key)) continue;
    const intent = input.features.get(feature.key);
    const path = ['features', feature.key];
    const outcome: Settings | Unavailable =
      intent === false ? feature.writeOff(context) : feature.write(intent, context);
    if ('unavailable' in outcome) {
      const where = [...path, ...(outcome.path ?? [])];
      result.unavailable.push({ feature: feature.key, reason: outcome.unavailable });
      result.findings.push({
        rule: `${feature.id}/not-available`,
        severity: 'error',
        subject: feature.key,
        path: where,
        message: outcome.since
          ? `${outcome.unavailable} Cilium ${outcome.since} or newer can; this target has ${cilium}.`
          : `${outcome.unavailable} This target has Cilium ${cilium}.`,
      });
      continue;
    }
    for (const [helm, value] of Object.entries(outcome.values)) {
      const agentDefault = outcome.agentDefaults?.includes(helm) ?? false;
      ask({ feature: feature.key, helm, value, kind: 'asked', agentDefault, path });
    }
    for (const [option, value] of Object.entries(outcome.options ?? {})) {
      ask({ feature: feature.key, option, value, kind: 'asked', path });
    }
    for (const [helm, value] of Object.entries(outcome.implies ?? {})) {
      if (!implied.has(helm)) implied.set(helm, { feature: feature.key, helm, value, kind: 'implied', path });
    }
    for (const need of outcome.needs ?? []) if (!result.needs.has(need)) result.needs.set(need, feature.key);
  }
  for (const [helm, value] of valueLeaves(chart, input.values)) {
    const plain = known(value);
    if (plain !== undefined)
      ask({ feature: 'values', helm, value: plain, kind: 'asked', path: ['values', ...splitPath(helm)] });
  }
  for (const [option, value] of input.config) {
    ask({ feature: 'config', option, value, kind: 'asked', path: ['config', option] });
  }
  append(result.settings, asked.values());
  for (const [helm, setting] of implied) if (!asked.has(helm)) result.settings.push(setting);
  return result;
}
