/** The result for each value that was given to a translation. */

import type { Chart } from '../../catalog/catalog.ts';
import type { Json } from '../../core/json.ts';
import { shownJson } from '../../core/secrets.ts';
import { isMap, known, type PartlyKnown } from '../../core/value-tree.ts';
import { counted } from '../../core/wording.ts';
import { carrierIn, type PlacedSetting } from '../../plan/draft.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ValueTree } from '../../predict/chart.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import type { Note } from './rewrite.ts';

export interface Fate {
  /** The Helm value as it was given. */
  path: string;
  value: Json;
  kind: 'carried' | 'refused' | 'ignored';
  /** The setting that transports it, or the reason why none does. */
  where: string;
}

/** Collects the result of each step of a translation for the given values. */
export class Fates {
  readonly #given = new Map<string, Json>();
  readonly #fates = new Map<string, Pick<Fate, 'kind' | 'where'>>();
  /** The new paths of a value from another Cilium version. */
  readonly #now = new Map<string, readonly string[]>();

  constructor(values: ValueTree, extraConfig: PartlyKnown | undefined, chart: Chart) {
    for (const [path, value] of valueLeaves(chart, values)) this.#given.set(path, known(value) ?? null);
    if (!isMap(extraConfig)) return;
    for (const [option, value] of Object.entries(extraConfig))
      this.#given.set(`extraConfig.${option}`, known(value) ?? null);
  }

  /** Values that stop only their own translation. */
  refuse(findings: readonly { subject: string }[], where: string): void {
    for (const { subject } of findings) this.#fates.set(subject, { kind: 'refused', where });
  }

  /** Values that need no carrier. */
  ignore(findings: readonly { subject: string; rule: string }[]): void {
    for (const { subject, rule } of findings) {
      const where = rule === 'api-server-address' ? 'Kubespray sets its own address' : 'no effect with these values';
      for (const path of rule === 'api-server-address' ? ['k8sServiceHost', 'k8sServicePort'] : [subject])
        this.#fates.set(path, { kind: 'ignored', where });
    }
  }

  /** Values of another Cilium version, and names that no chart reads. */
  rewrite(notes: readonly Note[]): void {
    for (const { path, rule, now = [] } of notes) {
      if (rule !== 'rewritten-value') this.#fates.set(path, { kind: 'ignored', where: 'Helm ignores it' });
      else if (now.length > 0) this.#now.set(path, now);
      else this.#fates.set(path, { kind: 'carried', where: 'included in the other values' });
    }
  }

  /** The results for all values, in their order, once the plan exists. */
  after(plan: Plan): Fate[] {
    return [...this.#given].map(([path, value]) => ({
      path,
      value,
      ...(this.#fates.get(path) ?? placedFate(plan, path, this.#now.get(path) ?? [path])),
    }));
  }
}

function placedFate(plan: Plan, given: string, paths: readonly string[]): Pick<Fate, 'kind' | 'where'> {
  const placed = plan.settings.filter((setting) => isOf(setting, given, paths));
  const refused = placed.find(({ carrier }) => carrier === 'none');
  if (refused) return { kind: 'refused', where: refused.reason };
  const wrong = plan.findings.find(({ severity, subject }) => severity === 'error' && paths.includes(subject));
  if (wrong && placed.length === 0) return { kind: 'refused', where: wrong.message };
  const where = [...new Set(placed.map((setting) => carrierOf(plan, setting)))];
  return { kind: 'carried', where: where.length === 0 ? 'nothing to set' : where.join(', ') };
}

function isOf({ helm, option }: PlacedSetting, given: string, paths: readonly string[]): boolean {
  if (helm === null) return option !== undefined && given === `extraConfig.${option}`;
  return paths.some((path) => helm === path || path.startsWith(`${helm}.`) || helm.startsWith(`${path}.`));
}

function carrierOf(plan: Plan, { carrier, name, reason }: PlacedSetting): string {
  const { variables, extraVars, extraValues } = plan;
  if (name === null) return reason;
  const shown = (label: string, value: Json | undefined): string =>
    value === undefined ? label : `${label}: ${shownJson(name, value)}`;
  if (carrier === 'native') return shown(name, variables.get(name)?.value);
  if (carrier === 'extra-vars') return shown(`${carrierIn(plan, 'extraVars')}.${name}`, extraVars.get(name)?.value);
  if (carrier === 'extra-values')
    return shown(`${carrierIn(plan, 'extraValues')}.${name}`, extraValues.get(name)?.value);
  return name;
}

/** `3 values carried, 1 refused, 0 ignored.` */
export function tally(fates: readonly Fate[]): string {
  const count = (kind: Fate['kind']): number => fates.filter((fate) => fate.kind === kind).length;
  return `${counted(count('carried'), 'value')} carried, ${count('refused')} refused, ${count('ignored')} ignored`;
}

/** A line for each value: the setting that transports it, or the reason why none does. */
export function explained(fates: readonly Fate[]): string[] {
  return fates.map(({ path, value, kind, where }) => {
    const said = `${path}=${shownJson(path, value)}`;
    return kind === 'carried' ? `${said} -> ${where}` : `${said} -> ${kind}: ${where}`;
  });
}
