/** Translates an intent to settings of Cilium: every feature's lens, then the raw values and options. */

import { sameJson } from '../catalog/table.ts';
import type { Target } from '../cluster/target/target.ts';
import { append } from '../core/append.ts';
import {
  type AnyFeature,
  type CustomResource,
  lensContext,
  type Need,
  type Settings,
  type Unavailable,
} from '../core/feature.ts';
import type { Finding } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { shownJson } from '../core/secrets.ts';
import { toText } from '../core/text.ts';
import { known, splitPath } from '../core/value-tree.ts';
import type { ValueTree } from '../predict/chart.ts';
import { valueLeaves } from '../predict/value-leaves.ts';

/** The path of a setting in an intent. */
export type IntentPath = readonly (string | number)[];

/** A finding with a path in the intent. The reader of the file knows the line. */
export type PlanFinding = Omit<Finding, 'location'> & {
  path: IntentPath;
  /** The variable of the inventory, or its entry, that causes the finding, if it is not the intent. */
  behind?: readonly string[];
};

/** The part of an intent that a plan needs. */
export interface PlanInput {
  /** True if it is written as an intent, with keys around features, Helm values and agent options. */
  isIntent?: boolean;
  /** Typed intents by feature key; `false` = explicitly off. */
  features: ReadonlyMap<string, unknown>;
  values: ValueTree;
  config: ReadonlyMap<string, string>;
}

export interface Setting {
  /** The feature's key, or `values` / `config` for a raw setting. */
  feature: string;
  /** Dotted Helm value; undefined for a raw agent option. */
  helm?: string;
  /** Agent option; undefined for a Helm value. */
  option?: string;
  value: Json;
  /** `asked`: always emitted. `implied`: emitted only if the target would not have it otherwise. */
  kind: 'asked' | 'implied';
  /** True if the value is the agent's default. */
  agentDefault?: boolean;
  path: IntentPath;
}

export interface Collected {
  settings: Setting[];
  needs: Map<Need, string>;
  /** Custom resources, with the key of the feature that needs each. */
  resources: { feature: string; resource: CustomResource }[];
  findings: PlanFinding[];
  /** Settings that the chart would get instead of agent options in a plan without a Kubespray role. */
  ofChart: Setting[];
  /** Features that this Cilium does not support. */
  unavailable: { feature: string; reason: string }[];
}

/** Runs the lenses. A request by a feature or the user overrides what another feature merely implies. */
export function collect(
  input: PlanInput,
  features: readonly AnyFeature[],
  { cilium, chart, release }: Target,
): Collected {
  const context = lensContext(cilium);
  const collector = new Collector(cilium, release === undefined);
  for (const feature of features) {
    if (!input.features.has(feature.key)) continue;
    const intent = input.features.get(feature.key);
    const outcome: Settings | Unavailable =
      intent === false ? feature.writeOff(context) : feature.write(intent, context);
    if ('unavailable' in outcome) collector.refuse(feature, outcome);
    else collector.addFeature(feature, outcome);
  }
  for (const [helm, value] of valueLeaves(chart, input.values)) {
    const plain = known(value);
    if (plain !== undefined)
      collector.ask({ feature: 'values', helm, value: plain, kind: 'asked', path: ['values', ...splitPath(helm)] });
  }
  for (const [option, value] of input.config) {
    collector.ask({ feature: 'config', option, value, kind: 'asked', path: ['config', option] });
  }
  return collector.collected();
}

/** The part of the intent that a setting comes from, as words for a message. */
function askedBy({ feature }: Setting): string {
  return feature === 'values' || feature === 'config' ? `key "${feature}"` : `feature "${feature}"`;
}

/**
 * The Helm value behind kube-proxy replacement. Without it, no feature needs kube-proxy to be absent or the API
 * server's address.
 */
const replacement = 'kubeProxyReplacement';

class Collector {
  readonly #cilium: string;
  readonly #asked = new Map<string, Setting>();
  readonly #installsChart: boolean;
  readonly #implied = new Map<string, Setting>();
  readonly #impliedOfChart = new Map<string, Setting>();
  readonly #needs = new Map<Need, string>();
  readonly #resources: Collected['resources'] = [];
  readonly #ofChart: Setting[] = [];
  readonly #findings: PlanFinding[] = [];
  readonly #unavailable: Collected['unavailable'] = [];

  /** @param installsChart true for plans without a Kubespray role (Helm, custom_cni), which install the chart itself */
  constructor(cilium: string, installsChart: boolean) {
    this.#cilium = cilium;
    this.#installsChart = installsChart;
  }

  ask(setting: Setting): void {
    const key = setting.helm ?? setting.option ?? '';
    const other = this.#asked.get(key);
    if (!other) this.#asked.set(key, setting);
    else if (!sameJson(other.value, setting.value)) {
      this.#findings.push({
        rule: 'intent/conflict',
        severity: 'error',
        subject: key,
        path: setting.path,
        message: `The ${askedBy(setting)} sets ${key} to ${shownJson(key, setting.value)}, but the ${askedBy(other)} sets it to ${shownJson(key, other.value)}. Keep one of the two settings.`,
      });
    }
  }

  refuse(feature: AnyFeature, { unavailable, since, path = [] }: Unavailable): void {
    this.#unavailable.push({ feature: feature.key, reason: unavailable });
    const key = [feature.key, ...path].join('.');
    this.#findings.push({
      rule: `${feature.id}/not-available`,
      severity: 'error',
      subject: feature.key,
      path: ['features', feature.key, ...path],
      message: since
        ? `features.${key} has no effect with Cilium ${this.#cilium}. ${unavailable} Use Cilium ${since} or newer, or remove features.${key}.`
        : `features.${key} has no effect with Cilium ${this.#cilium}. ${unavailable} Remove features.${key}.`,
    });
  }

  addFeature({ key: feature }: AnyFeature, settings: Settings): void {
    const { agentDefaults, options = {}, needs = [], resources = [] } = settings;
    const path = ['features', feature];
    const asked = (values: Readonly<Record<string, Json>> = {}): Setting[] =>
      Object.entries(values).map(([helm, value]) => ({ feature, helm, value, kind: 'asked', path }));
    const isOfChart = this.#installsChart && settings.ofChart !== undefined;
    for (const setting of asked(isOfChart ? { ...settings.values, ...settings.ofChart } : settings.values)) {
      this.ask({ ...setting, agentDefault: agentDefaults?.includes(setting.helm ?? '') ?? false });
    }
    for (const [option, value] of Object.entries(isOfChart ? {} : options)) {
      this.ask({ feature, option, value, kind: 'asked', path });
    }
    if (!this.#installsChart) append(this.#ofChart, asked(settings.ofChart));
    this.#imply(asked(settings.implies), asked(settings.impliesOfChart));
    for (const need of needs) if (!this.#needs.has(need)) this.#needs.set(need, feature);
    for (const resource of resources) this.#resources.push({ feature, resource });
  }

  /** The first implied value counts. Those that only the chart's defaults require give way to all others. */
  #imply(anyway: readonly Setting[], ofChart: readonly Setting[]): void {
    const add = (there: Map<string, Setting>, settings: readonly Setting[]): void => {
      for (const setting of settings) {
        const { helm = '' } = setting;
        if (!there.has(helm)) there.set(helm, { ...setting, kind: 'implied' });
      }
    };
    add(this.#implied, anyway);
    if (this.#installsChart) add(this.#impliedOfChart, ofChart);
  }

  /**
   * True if the intent sets kube-proxy replacement differently from what features imply, so that kube-proxy must stay.
   */
  #isReplacementRefused(): boolean {
    const [asked, implied] = [this.#asked.get(replacement), this.#implied.get(replacement)];
    return asked !== undefined && implied !== undefined && toText(asked.value) !== toText(implied.value);
  }

  /** All requested settings, then implied ones that nothing requests. */
  collected(): Collected {
    const implied = [...new Map([...this.#impliedOfChart, ...this.#implied])].flatMap(([helm, setting]) =>
      this.#asked.has(helm) ? [] : [setting],
    );
    return {
      settings: [...this.#asked.values(), ...implied],
      needs: this.#isReplacementRefused() ? new Map() : this.#needs,
      resources: this.#resources,
      findings: this.#findings,
      ofChart: this.#ofChart,
      unavailable: this.#unavailable,
    };
  }
}
