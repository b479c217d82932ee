/** The settings of a group of hosts, and their effect on the target: the input of rules. */
import { carrierBehind, carrierVariable, isCarrierRead } from '../catalog/catalog.ts';
import { inputNames } from '../catalog/table.ts';
import type { Table } from '../catalog/types.ts';
import type { AnyFeature } from '../core/feature.ts';
import type { Location } from '../core/finding.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { OverlaidMap } from '../core/overlaid-map.ts';
import { getPath, isMap, mergeValues, type PartlyKnown, setPath, splitPath } from '../core/value-tree.ts';
import { combined, type EffectiveScope, type Inventory } from '../formats/ansible/inventory.ts';
import { type Definition, locate } from '../formats/ansible/variables/definition.ts';
import { valuesInFlags } from '../formats/helm/install-flags.ts';
import { asText, renderChart, type ValueTree } from '../predict/chart.ts';
import { type Prediction, predict, type Variables } from '../predict/kubespray.ts';
import {
  type Argument,
  argumentSources,
  argumentsOf,
  argumentVariables,
  readArguments,
  withArguments,
} from './arguments.ts';
import { type CarrierName, type RawOption, type RawSettings, type RawValue, rawSettings } from './raw-settings.ts';
import { resolveReferences } from './references.ts';
import type { LintTarget } from './target/release-choice.ts';

/**
 * Who installs Cilium: Kubespray's own role, its custom_cni with the upstream chart, or nobody, as far as the inventory
 * tells.
 */
export type Installer = 'role' | 'custom-cni' | 'nobody';

/** A setting of the user that changes an option. */
export interface Origin {
  /** The name of the variable, or the name inside a carrier. */
  name: string;
  /** Set if it is in a carrier. */
  carrier?: CarrierName;
  definition: Definition;
  /** The position of its value. */
  at: Location;
  key: Location;
}

export class ScopeView {
  readonly inventory: Inventory;
  readonly scope: EffectiveScope;
  readonly target: LintTarget;
  readonly features: readonly AnyFeature[];
  readonly installer: Installer;
  /** Effective values of all variables that the user sets. */
  readonly variables: Variables;
  readonly raw: RawSettings;
  /** What the cluster gets. If nobody installs Cilium: what it would get if Cilium were the network plugin. */
  readonly prediction: Prediction;
  #bare: Prediction | undefined;
  #arguments: readonly (Argument & Origin)[] | undefined;
  /** Answers so far to whether the user's settings affect an option or a Helm value. */
  readonly #touchedOptions = new Map<string, boolean>();
  readonly #touchedValues = new Map<string, boolean>();

  /** @param features options that their lenses write count as known, in addition to those that the chart writes */
  constructor(inventory: Inventory, scope: EffectiveScope, target: LintTarget, features: readonly AnyFeature[] = []) {
    this.features = features;
    this.inventory = inventory;
    this.scope = resolveReferences(inventory, scope, target.release.facts);
    this.target = target;
    this.variables = new Map(
      [...this.scope.variables].map(([name, definitions]) => [
        name,
        combined(definitions, inventory.mergesDicts ?? false) as PartlyKnown,
      ]),
    );
    this.installer = installerOf(this.variables);
    this.raw = rawSettings((name) => this.#effective(carrierBehind(target.release.facts, name)), target.chart);
    this.prediction = this.predict(this.variables);
  }

  /** The definition that wins. */
  definition(name: string): Definition | undefined {
    return this.scope.variables.get(name)?.at(-1);
  }

  /** The definitions that contribute to a variable's value, weakest first. */
  #effective(name: string): readonly Definition[] {
    const all = this.scope.variables.get(name) ?? [];
    return this.inventory.mergesDicts ? all : all.slice(-1);
  }

  /** Every definition in the scope, including overridden ones. */
  *definitions(): Generator<Definition> {
    for (const list of this.scope.variables.values()) yield* list;
  }

  /** Definitions of Cilium's variables. */
  *ciliumDefinitions(): Generator<Definition> {
    for (const definition of this.definitions()) if (definition.name.startsWith('cilium_')) yield definition;
  }

  /** True if all files of an inventory with its hosts were read, so that a variable that is not set has its default. */
  get isWhole(): boolean {
    return this.inventory.kind !== 'variables' && this.scope.hosts.length > 0;
  }

  get release(): LintTarget['release'] {
    return this.target.release;
  }

  /** True if this release's own templates write cilium-config, false if Cilium's chart does. */
  get ownManifests(): boolean {
    return this.installer !== 'custom-cni' && this.release.facts.installer === 'templates';
  }

  /** True if the target reads the carrier. */
  reads(carrier: CarrierName): boolean {
    const { facts } = this.release;
    if (carrier === 'custom_cni_chart_values') return this.installer === 'custom-cni' && facts.carriers.customCni;
    if (this.installer === 'custom-cni') return false;
    if (carrier === 'cilium_extra_values') return isCarrierRead(facts, 'extraValues');
    return isCarrierRead(facts, carrier === 'cilium_install_extra_flags' ? 'installFlags' : 'extraVars');
  }

  /** What the cluster would get with other variables. */
  predict(variables: Variables): Prediction {
    const prediction = this.#configMap(variables);
    const all = argumentsOf(this.release, this.ownManifests, variables, prediction);
    return all.length === 0 ? prediction : { ...prediction, options: withArguments(prediction.options, all) };
  }

  /** The Cilium version of a target as the release's variable. If no file sets the variable, the images follow it. */
  get #chosenVersion(): Variables {
    const { release, cilium } = this.target;
    const { default: preset, prefix } = release.facts.cilium;
    return new Map(cilium === preset ? [] : [['cilium_version', prefix + cilium]]);
  }

  /** Variables as the playbook gets them: with the Cilium version of the target, if no file sets one. */
  get played(): Variables {
    const chosen = [...this.#chosenVersion].filter(([name]) => !this.variables.has(name));
    return chosen.length === 0 ? this.variables : new OverlaidMap(this.variables, new Map(chosen));
  }

  #configMap(variables: Variables): Prediction {
    const { release, chart } = this.target;
    if (this.installer === 'custom-cni') {
      const values = variables.get(carrierVariable(release.facts, 'customCni'));
      const tree: ValueTree = isMap(values) ? values : {};
      return { options: renderChart(chart, tree), values: tree, facts: new Map() };
    }
    const over = new Map<string, PartlyKnown>([['kube_network_plugin', 'cilium']]);
    for (const [name, value] of this.#chosenVersion) if (!variables.has(name)) over.set(name, value);
    const asIfCilium = new OverlaidMap(variables, over);
    const prediction = predict(release, chart, asIfCilium);
    const flags = variables.get(carrierVariable(release.facts, 'installFlags'));
    if (!release.facts.carriers.installFlags || !prediction.values || typeof flags !== 'string') return prediction;
    const set = valuesInFlags(flags);
    if (set.length === 0) return prediction;
    const tree: ValueTree = {};
    for (const { path, value } of set) setPath(tree, path, value);
    const values = mergeValues(prediction.values, tree);
    return { ...prediction, values, options: renderChart(chart, values) };
  }

  /** The same hosts with additional variables. */
  with(variables: ReadonlyMap<string, PartlyKnown>): ScopeView {
    const scope: EffectiveScope = { ...this.scope, variables: new Map(this.scope.variables) };
    const location = { file: this.inventory.root, line: 1, column: 1 };
    for (const [name, value] of variables) {
      const definition = { name, value: value as Definition['value'], scope: { kind: 'extra' as const }, location };
      scope.variables.set(name, [definition]);
    }
    return new ScopeView(this.inventory, scope, this.target, this.features);
  }

  /** The same hosts without one of their variables. */
  without(name: string): ScopeView {
    const variables = new Map(this.scope.variables);
    variables.delete(name);
    return new ScopeView(this.inventory, { ...this.scope, variables }, this.target, this.features);
  }

  /** A carrier with one more entry, at a dotted path. Undefined if the current content is not known. */
  withValue(carrier: CarrierName, path: string, value: PartlyKnown): Map<string, PartlyKnown> | undefined {
    const variable = carrierBehind(this.release.facts, carrier);
    const tree = this.variables.get(variable) ?? {};
    if (!isMap(tree)) return undefined;
    const entry: ValueTree = {};
    setPath(entry, path, value);
    return new Map([[variable, mergeValues(tree, entry)]]);
  }

  /** The entry of a carrier that sets an option; undefined if none does. */
  decidingOption(option: string): RawOption | undefined {
    const last = this.raw.options.filter((entry) => entry.option === option && this.reads(entry.carrier)).at(-1);
    return last && !(this.ownManifests && this.isWrittenLate(option)) ? last : undefined;
  }

  /** True if the release's template writes the option after the extra vars, so that it overrides them. */
  isWrittenLate(option: string): boolean {
    const { band } = this.release;
    return (
      this.ownManifests &&
      (band.afterExtraVars?.includes(option) ?? false) &&
      this.#withoutExtraVars().options.has(option)
    );
  }

  #withoutExtraVars(): Prediction {
    this.#bare ??= this.predict(without(this.variables, carrierVariable(this.release.facts, 'extraVars')));
    return this.#bare;
  }

  /** Arguments of agent and operator with their positions, in the order in which the programs read them. */
  get arguments(): readonly (Argument & Origin)[] {
    this.#arguments ??= argumentSources.flatMap(({ program, path, variables }) => {
      const sources = this.ownManifests
        ? argumentVariables(this.release, variables).flatMap((name) => this.variableOrigin(name) ?? [])
        : this.valueOrigins(path).slice(0, 1);
      return sources.flatMap((origin) =>
        readArguments(valueAt(origin)).map((argument) => {
          const at = placeOfItem(origin, argument.index);
          return { ...origin, program, ...argument, name: argument.option, at, key: at };
        }),
      );
    });
    return this.#arguments;
  }

  /** The user's settings that affect an agent option, the deciding ones first. */
  origins(option: string): Origin[] {
    const argument = this.arguments.filter((one) => one.option === option).at(-1);
    if (argument) return [argument];
    const deciding = this.decidingOption(option);
    if (deciding) return [{ ...deciding, name: option }];
    if (this.ownManifests) return this.#variableOrigins(this.release.band.options?.[option]);
    const table = this.target.chart.options().get(option)?.table;
    return table ? [...inputNames(table)].flatMap((path) => this.valueOrigins(path)) : [];
  }

  /**
   * True if settings of the user affect an agent option, so that it has {@link origins}. Most options depend on the
   * release alone, so this saves working out their origins and values.
   */
  isTouched(option: string): boolean {
    return keptIn(this.#touchedOptions, option, () => {
      if (this.arguments.some((one) => one.option === option) || this.decidingOption(option)) return true;
      if (this.ownManifests) return this.#isSetIn(this.release.band.options?.[option]);
      const table = this.target.chart.options().get(option)?.table;
      return table !== undefined && [...inputNames(table)].some((path) => this.isValueTouched(path));
    });
  }

  /** True if a Helm value has {@link valueOrigins}. */
  isValueTouched(path: string): boolean {
    return keptIn(this.#touchedValues, path, () => {
      if (this.raw.values.some((value) => covers(value, path) && this.reads(value.carrier))) return true;
      return this.installer !== 'custom-cni' && this.#isSetIn(this.release.band.helm?.[path]);
    });
  }

  /** True if the user sets a variable that a table reads. */
  #isSetIn(table: Table | undefined): boolean {
    return table !== undefined && [...inputNames(table)].some((name) => this.scope.variables.has(name));
  }

  /**
   * The agent options that the user's settings affect, with the values that the cluster gets, in the prediction's
   * order.
   */
  *touchedOptions(): Generator<[string, string | Unknown]> {
    const { options } = this.prediction;
    for (const option of options.candidates) {
      const text = this.isTouched(option) ? options.get(option) : undefined;
      if (text !== undefined) yield [option, text];
    }
  }

  /** The user's settings that affect a Helm value, the deciding ones first. */
  valueOrigins(path: string): Origin[] {
    const raw = this.raw.values
      .filter((value) => this.reads(value.carrier) && covers(value, path))
      .map((value): Origin => ({ ...value, name: value.path }))
      .reverse();
    if (this.installer === 'custom-cni') return raw;
    return [...raw, ...this.#variableOrigins(this.release.band.helm?.[path])];
  }

  /** The variables of a table that the user sets. */
  #variableOrigins(table: Table | undefined): Origin[] {
    if (!table) return [];
    return [...inputNames(table)].flatMap((name) => this.variableOrigin(name) ?? []);
  }

  /** A variable that the user sets, as an origin. */
  variableOrigin(name: string): Origin | undefined {
    const definition = this.definition(name);
    if (!definition) return undefined;
    const { yaml, location } = definition;
    const at = yaml && !yaml.instead ? yaml.positions.locate(yaml.path) : location;
    return { name, definition, at, key: location };
  }
}

function keptIn<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Variables without some of them. */
export function without(variables: Variables, ...names: readonly string[]): Map<string, PartlyKnown> {
  const rest = new Map(variables);
  for (const name of names) rest.delete(name);
  return rest;
}

/** A setting as the text that the agent reads; unknown if it is only known at run time. */
export function textOf(value: PartlyKnown): ReturnType<typeof asText> {
  if (value === unknown || value === null || typeof value !== 'object') return asText(value);
  return unknown;
}

/** The list behind an origin, in a carrier or in a variable of its own. */
export function valueAt({ carrier, definition, name }: Origin): PartlyKnown | undefined {
  const value = definition.value as PartlyKnown;
  return carrier === undefined ? value : getPath(value, name);
}

/** The position of an item of a list. */
function placeOfItem({ carrier, definition, name, at }: Origin, index: number | undefined): Location {
  if (index === undefined || carrier === 'cilium_install_extra_flags') return at;
  return locate(definition, [...(carrier === undefined ? [] : splitPath(name)), index], 'value');
}

function covers(value: RawValue, path: string): boolean {
  return value.path === path || path.startsWith(`${value.path}.`);
}

function installerOf(variables: Variables): Installer {
  const plugin = variables.get('kube_network_plugin');
  if (plugin === 'custom_cni') {
    const chart = `${String(text(variables, 'custom_cni_chart_ref'))} ${String(text(variables, 'custom_cni_chart_repository_url'))}`;
    return /cilium/.test(chart) ? 'custom-cni' : 'nobody';
  }
  if (typeof plugin !== 'string' || plugin === 'cilium') return 'role';
  const additionally = variables.get('cilium_deploy_additionally');
  return additionally === true || additionally === unknown ? 'role' : 'nobody';
}

function text(variables: Variables, name: string): string {
  const value = variables.get(name);
  return typeof value === 'string' ? value : '';
}
