/** What a name means, where it works and which variable sets it, from the catalog and the features. */

import { type Catalog, type Chart, carrierVariable, KubesprayRelease, minorOf } from '../../catalog/catalog.ts';
import type { ListedOptions } from '../../catalog/listed-options.ts';
import { inputNames } from '../../catalog/table.ts';
import type { KubesprayCatalog, Table } from '../../catalog/types.ts';
import { History } from '../../cluster/across-releases.ts';
import { chartTakes, failsIfSet } from '../../cluster/chart-paths.ts';
import type { AnyFeature } from '../../core/feature.ts';
import { nearest } from '../../core/nearest.ts';
import { type Symptom, symptoms } from '../../core/symptoms.ts';
import { compare } from '../../core/versions.ts';
import { list } from '../../core/wording.ts';
import type { Rule, RuleExample } from '../../lint/rule.ts';
import { ruleById, rules } from '../../lint/rules/registry.ts';
import { extraVarReaches } from '../../plan/carriers.ts';
import { type Decision, decisionsBelow, decisionsOf } from '../init/decisions.ts';
import { type MatrixSource, matrix } from '../matrix/matrix.ts';
import { notes } from './finding-catalogue.ts';
import { variableText } from './variable-text.ts';

/** A statement, and the releases or versions for which it is true. */
export interface Span {
  from: string;
  to: string;
  says: string;
}

export interface Explanation {
  kind: 'feature' | 'decision' | 'rule' | 'helm-value' | 'helm-section' | 'agent-option' | 'variable';
  name: string;
  /** Sentences about the thing itself. */
  text: string[];
  /** By Cilium version. */
  cilium: Span[];
  /** By Kubespray release. */
  kubespray: Span[];
}

/** Joins neighbours with the same text into one span. */
function spans(entries: readonly (readonly [version: string, says: string])[]): Span[] {
  const result: Span[] = [];
  for (const [version, says] of entries) {
    const last = result.at(-1);
    if (last?.says === says) last.to = version;
    else result.push({ from: version, to: version, says });
  }
  return result;
}

async function releases(catalog: Catalog): Promise<KubesprayRelease[]> {
  const { kubespray } = await catalog.index();
  return Promise.all(
    kubespray.map(async (entry) => {
      const facts = await catalog.kubespray(entry.release);
      return new KubesprayRelease(facts, facts.cilium.default);
    }),
  );
}

/** First and last chart of every minor. If a path or option changes inside a minor, the two differ. */
async function charts(catalog: Catalog): Promise<Chart[]> {
  const { cilium } = await catalog.index();
  const all = await Promise.all(
    cilium.map(async ({ minor, first, last }) => {
      const facts = await catalog.minor(minor);
      const boundaries = facts.versions.filter((version) => version === first || version === last);
      return Promise.all(boundaries.map((version) => catalog.chart(version)));
    }),
  );
  return all.flat();
}

function outputsMovedBy(tables: Record<string, Table> | undefined, variable: string): string[] {
  return Object.entries(tables ?? {})
    .filter(([, table]) => inputNames(table).has(variable))
    .map(([name]) => name);
}

function sayCarrier(facts: KubesprayCatalog, name: string): string | undefined {
  const carriers = ['extraVars', 'extraValues', 'installFlags', 'customCni'] as const;
  switch (carriers.find((carrier) => carrierVariable(facts, carrier) === name)) {
    case 'extraVars':
      return {
        'config-map': 'written in the middle of the ConfigMap template; keys after it override it',
        'extra-config': 'written to extraConfig of the chart; values must be strings',
        dead: 'declared, but has no effect',
        none: 'not known',
      }[facts.carriers.extraVars];
    case 'extraValues':
      return facts.carriers.extraValues
        ? 'a values file for the chart; it overrides the template'
        : 'does not exist: no effect';
    case 'installFlags':
      return facts.carriers.installFlags ? 'added to the command line of the Cilium CLI' : 'does not exist: no effect';
    case 'customCni':
      return facts.carriers.customCni
        ? 'values of the upstream chart, which kube_network_plugin: custom_cni installs'
        : 'does not exist: no effect';
    default:
      return undefined;
  }
}

async function sayVariable(catalog: Catalog, release: KubesprayRelease, name: string): Promise<string> {
  const { facts, band } = release;
  const carrier = sayCarrier(facts, name);
  if (carrier) return carrier;
  const variable = Object.hasOwn(facts.variables, name) ? facts.variables[name] : undefined;
  if (!variable) return 'does not exist: no effect';
  if (variable.removed) return 'the release refuses to run if it is set';
  const options = outputsMovedBy(band.options, name);
  const paths = outputsMovedBy(band.helm, name);
  const preset = variable.default === undefined ? '' : `; default ${JSON.stringify(variable.default)}`;
  if (options.length > 0) return `sets ${list(options, 6)}${preset}`;
  if (paths.length > 0) {
    const chart = await catalog.chart(facts.cilium.default);
    const lost = paths.filter((path) => !chartTakes(chart, path));
    if (lost.length === paths.length) {
      return `sets the Helm value ${list(lost, 6)}, which the chart of Cilium ${chart.version} does not have, so it has no effect${preset}`;
    }
    return `sets the Helm value ${list(paths, 6)}${preset}`;
  }
  if (variable.dead) return `declared, but has no effect${preset}`;
  if (variable.moves && variable.moves.length > 0)
    return `no agent option; changes ${list(variable.moves, 6)}${preset}`;
  return `no effect on cilium-config${preset}`;
}

function sayOption(release: KubesprayRelease, option: string, paths: readonly string[]): string {
  const { band, facts } = release;
  if (facts.installer === 'templates') return sayTemplateOption(release, option);
  const ways = [...new Set(paths.flatMap((path) => [...inputNames(band.helm?.[path] ?? [])]))];
  if (facts.carriers.extraValues && paths.length > 0) ways.push(carrierVariable(facts, 'extraValues'));
  if (facts.carriers.extraVars === 'extra-config') ways.push(carrierVariable(facts, 'extraVars'));
  return ways.length > 0 ? list(ways, 6) : 'nothing';
}

/** Which settings give an agent option its value on a release that renders its own manifests. */
function sayTemplateOption(release: KubesprayRelease, option: string): string {
  const { band, facts } = release;
  const table = Object.hasOwn(band.options ?? {}, option) ? band.options?.[option] : undefined;
  const variables = [...inputNames(table ?? [])];
  const isBeaten = extraVarReaches(release, option);
  if (variables.length > 0) {
    return `${list(variables, 6)}${isBeaten ? '; an entry of cilium_config_extra_vars overrides it' : '; it overrides cilium_config_extra_vars'}`;
  }
  if (table)
    return isBeaten ? 'fixed value; an entry of cilium_config_extra_vars overrides it' : 'written with a fixed value';
  return isBeaten ? carrierVariable(facts, 'extraVars') : 'nothing';
}

async function explainFeature(feature: AnyFeature, rowsOf: MatrixSource): Promise<Explanation> {
  const rows = await rowsOf({ feature: feature.key });
  const [first] = rows;
  const entries = (first?.cells ?? []).map((cell, index) => {
    const says = rows.map((row) => {
      const here = row.cells[index];
      const how = here?.carried ? here.carriers.join(' + ') || 'by itself' : 'no';
      return rows.length > 1 ? `${row.mode}: ${how}` : how;
    });
    return [cell.release, says.join('; ')] as const;
  });
  return {
    kind: 'feature',
    name: feature.key,
    text: [
      `${feature.title}. ${feature.summary}`,
      `Cilium ${feature.versions}.`,
      ...(feature.owns.length > 0 ? [`Agent options: ${feature.owns.join(', ')}.`] : []),
      ...feature.constraints.map(
        (rule) => `${feature.id}/${rule.id} (${rule.severity}, Cilium ${rule.versions}): ${rule.title}`,
      ),
      ...(feature.inspect ?? []),
    ],
    cilium: [],
    kubespray: spans(entries),
  };
}

function symptomLine(names: readonly Symptom[]): string {
  return `Symptoms: ${names.map((name) => symptoms[name]).join('; ')}.`;
}

/** What every rule has, whatever it is about. */
interface Described {
  title: string;
  why: string;
  symptoms: readonly Symptom[];
  fix: string;
}

/** @param more the lines below the common ones */
function explainDescribed(
  name: string,
  { title, why, symptoms: seen, fix }: Described,
  more: readonly string[],
): Explanation {
  const text = [`${title}.`, why, symptomLine(seen), `What to do: ${fix}`, ...more];
  return { kind: 'rule', name, text, cilium: [], kubespray: [] };
}

/** A rule of the linter, with an example that it reports and one that it accepts. */
function explainRule(rule: Rule): Explanation {
  const { id, severity, fixable, examples } = rule;
  const shown = (heading: string, example: RuleExample | undefined): string[] => {
    if (!example) return [];
    const { kubespray, groupVars } = example;
    const files: [string | undefined, string][] =
      typeof groupVars === 'string' ? [[undefined, groupVars]] : Object.entries(groupVars);
    const lines = files.flatMap(([file, content]) => [
      ...(file === undefined ? [] : [`# ${file}`]),
      ...content.trimEnd().split('\n'),
    ]);
    return [
      '',
      `${heading}${kubespray === null ? '' : ` on Kubespray ${kubespray}`}:`,
      ...lines.map((line) => `  ${line}`),
    ];
  };
  return explainDescribed(id, rule, [
    `Severity: ${severity}${fixable ? '. lint --fix repairs it where that is certain' : ''}.`,
    ...shown('Found', examples.bad[0]),
    ...shown('Not found', examples.good[0]),
  ]);
}

/** A rule about several clusters. */
async function explainMeshRule(name: string): Promise<Explanation | undefined> {
  if (!name.startsWith('mesh/')) return undefined;
  const { meshRules } = await import('../mesh/check/rules/registry.ts');
  const rule = meshRules.find(({ id }) => `mesh/${id}` === name);
  if (!rule) return undefined;
  const source = rule.source === undefined ? '' : ` Source: ${rule.source}`;
  return explainDescribed(name, rule, [`Severity: ${rule.severity}.${source}`]);
}

function explainNote(name: string, features: readonly AnyFeature[]): Explanation | undefined {
  const note = notes(features).find(({ id }) => id === name);
  if (!note) return undefined;
  return {
    kind: 'rule',
    name,
    text: [`${note.title}.`, ...(note.why === undefined ? [] : [note.why]), `What to do: ${note.fix}`],
    cilium: [],
    kubespray: [],
  };
}

/** Names of the decisions of a feature, in the form that an intent uses: `dsr.mode`. */
function decisionNames(feature: AnyFeature, features: readonly AnyFeature[]): Map<string, Decision> {
  const names = new Map<string, Decision>();
  const visit = (decisions: readonly Decision[], above: string): void => {
    for (const decision of decisions) {
      names.set(`${above}.${decision.key}`, decision);
      visit(decisionsBelow(decision.question), `${above}.${decision.key}`);
    }
  };
  visit(decisionsOf(feature, features), feature.key);
  return names;
}

/** A decision of a feature. */
function explainDecision(name: string, features: readonly AnyFeature[]): Explanation | undefined {
  const path = name.replace(/^features\./, '');
  const feature = features.find(({ key }) => path.startsWith(`${key}.`));
  const decision = feature && decisionNames(feature, features).get(path);
  if (!feature || !decision) return undefined;
  const { description, question, required } = decision;
  const words = question.kind === 'choice' ? [`One of ${question.words.join(', ')}.`] : [];
  const text = [
    `A key of the intent, of the feature ${feature.key}${required ? '; it has to be there' : ''}.`,
    `${description}.`,
    ...words,
  ];
  return { kind: 'decision', name, text, cilium: [], kubespray: [] };
}

/** A feature, a rule, or another finding: names that this project defines. */
async function explainOwn(
  name: string,
  features: readonly AnyFeature[],
  rowsOf: MatrixSource,
): Promise<Explanation | undefined> {
  const feature = features.find((candidate) => candidate.key === name || candidate.id === name);
  if (feature) return explainFeature(feature, rowsOf);
  const lintRule = ruleById(name);
  if (lintRule) return explainRule(lintRule);
  for (const owner of features) {
    const rule = owner.constraints.find((candidate) => `${owner.id}/${candidate.id}` === name);
    if (!rule) continue;
    return explainDescribed(name, rule, [
      `Severity: ${rule.severity}. Cilium ${rule.versions}. Source: ${rule.source}`,
    ]);
  }
  const meshRule = await explainMeshRule(name);
  if (meshRule) return meshRule;
  return explainNote(name, features);
}

/**
 * Explains a name; undefined if the name is unknown.
 *
 * @param name key or folder of a feature, id of a rule or finding, dotted Helm value, agent option, Ansible variable,
 * or key of an intent (`dsr.mode`)
 * @param rowsOf where the matrix is stored; computed if it is missing
 * @param isSetting true for a name that a configuration uses as a variable, an option or a value. Some of these names
 * are also features, such as `kube-proxy-replacement`.
 */
export async function explain(
  name: string,
  catalog: Catalog,
  features: readonly AnyFeature[],
  rowsOf: MatrixSource = (narrow) => matrix(catalog, features, narrow),
  isSetting = false,
): Promise<Explanation | undefined> {
  const own = isSetting ? undefined : await explainOwn(name, features, rowsOf);
  if (own) return own;
  const all = await releases(catalog);
  if (
    all.some(({ facts }) => Object.hasOwn(facts.variables, name)) ||
    /^cilium_|^custom_cni_chart_values$/.test(name)
  ) {
    const entries = await Promise.all(
      all.map(async (release) => [release.facts.release, await sayVariable(catalog, release, name)] as const),
    );
    if (entries.every(([, says]) => says.startsWith('not known'))) return undefined;
    // A name that no release has is misspelt. For a setting in a file, the explanation states that instead.
    if (!isSetting && entries.every(([, says]) => says.startsWith('does not exist'))) return undefined;
    return {
      kind: 'variable',
      name,
      text: ['An Ansible variable of Kubespray.', ...variableText(name, all, features)],
      cilium: [],
      kubespray: spans(entries),
    };
  }
  const cilium = (await explainCilium(name, catalog, all)) ?? (await explainSection(name, catalog));
  const decision = explainDecision(name, features);
  // `maglev.tableSize` is both: a Helm value, and a key of the intent.
  return cilium && decision ? { ...cilium, text: [...cilium.text, ...decision.text] } : (cilium ?? decision);
}

/** A section of the chart's values: what is directly below it. */
async function explainSection(name: string, catalog: Catalog): Promise<Explanation | undefined> {
  const below = (chart: Chart) => chart.paths().filter((path) => path.startsWith(`${name}.`));
  const newest = (await charts(catalog)).findLast((chart) => below(chart).length > 0);
  if (!newest) return undefined;
  const counts = new Map<string, number>();
  for (const path of below(newest)) {
    const child = path
      .split('.')
      .slice(0, name.split('.').length + 1)
      .join('.');
    counts.set(child, (counts.get(child) ?? 0) + 1);
  }
  const lines = [...counts].map(([child, count]) => (newest.value(child) ? child : `${child} (${count} below)`));
  return {
    kind: 'helm-section',
    name,
    text: [`A section of the values of Cilium's chart; in Cilium ${newest.version} there is:`, ...lines],
    cilium: [],
    kubespray: [],
  };
}

async function explainCilium(
  name: string,
  catalog: Catalog,
  all: readonly KubesprayRelease[],
): Promise<Explanation | undefined> {
  const byVersion = await charts(catalog);
  if (byVersion.some((chart) => chart.value(name))) return explainValue(name, byVersion, all, catalog);
  const listed = await Promise.all(byVersion.map(({ version }) => catalog.listedOptions(version)));
  const facts = listed.map((options) => options?.get(name));
  const isWritten = byVersion.some((chart) => chart.options().has(name));
  if (!isWritten && facts.every((fact) => fact === undefined)) return undefined;
  const pathsOf = (chart: Chart | undefined) => [...inputNames(chart?.options().get(name)?.table ?? [])];
  const writer = byVersion.findLast((chart) => chart.options().has(name));
  const entries = await Promise.all(
    all.map(async (release) => {
      const chart = await chartFor(release, byVersion, catalog);
      const isThere = hasOption(chart, await catalog.listedOptions(chart.version), name);
      const says = isThere ? sayOption(release, name, pathsOf(writer)) : 'its Cilium does not have it';
      return [release.facts.release, says] as const;
    }),
  );
  return {
    kind: 'agent-option',
    name,
    text: ['An agent option: a key of the ConfigMap cilium-config.'],
    cilium: spans(
      byVersion.map((chart, index) => {
        const fact = facts[index];
        const type =
          fact === undefined ? '' : `${fact.type}${fact.default === undefined ? '' : `, default ${fact.default}`}; `;
        if (!chart.options().has(name)) {
          return [chart.version, type === '' && !isWritten ? 'not listed' : `${type}not written by the chart`];
        }
        const paths = pathsOf(chart);
        return [
          chart.version,
          `${type}${paths.length ? `written from ${list(paths, 6)}` : 'written with a fixed value'}`,
        ];
      }),
    ),
    kubespray: spans(entries),
  };
}

async function explainValue(
  name: string,
  byVersion: readonly Chart[],
  all: readonly KubesprayRelease[],
  catalog: Catalog,
): Promise<Explanation> {
  const exact = await everyVersion(byVersion, catalog, (chart) => sayValue(chart, name));
  const newest = exact.at(-1);
  const entries = await Promise.all(
    all.map(async (release) => [release.facts.release, await sayCarriersOf(release, name, exact, catalog)] as const),
  );
  return {
    kind: 'helm-value',
    name,
    text:
      newest && failsIfSet(newest, name)
        ? await removedText(name, exact, newest, catalog)
        : ["A value of Cilium's chart."],
    cilium: spans(exact.map((chart) => [chart.version, sayValue(chart, name)])),
    kubespray: spans(entries),
  };
}

/** Charts that support a value. A chart that names it only in order to fail is not one of them. */
function chartsWith(name: string, all: readonly Chart[]): Chart[] {
  return all.filter((chart) => chart.value(name) && !failsIfSet(chart, name));
}

/** Sentences on a value that the newest chart names only in order to fail. */
async function removedText(name: string, all: readonly Chart[], newest: Chart, catalog: Catalog): Promise<string[]> {
  const last = chartsWith(name, all).at(-1);
  const first = last && all[all.indexOf(last) + 1];
  const instead = await new History(catalog).valuesInstead(name, newest);
  return [
    first
      ? `A former value of Cilium's chart, removed in Cilium ${first.version}.`
      : "A former value of Cilium's chart.",
    `The chart of Cilium ${newest.version} fails if it is set.`,
    ...(instead.length > 0 ? [`Use ${list(instead)}.`] : []),
  ];
}

/** All charts of the minors inside which the answer changes, so that spans are exact. For other minors, both ends. */
async function everyVersion(
  ends: readonly Chart[],
  catalog: Catalog,
  says: (chart: Chart) => string,
): Promise<Chart[]> {
  const exact: Chart[] = [];
  for (const [index, chart] of ends.entries()) {
    const before = ends[index - 1];
    if (before && minorOf(before.version) === minorOf(chart.version) && says(before) !== says(chart)) {
      const { versions } = await catalog.minor(minorOf(chart.version));
      const between = versions.slice(versions.indexOf(before.version) + 1, versions.indexOf(chart.version));
      for (const version of between) exact.push(await catalog.chart(version));
    }
    exact.push(chart);
  }
  return exact;
}

function optionsMovedBy(chart: Chart, path: string): string[] {
  return [...chart.options()].filter(([, { table }]) => inputNames(table).has(path)).map(([option]) => option);
}

/** What a chart knows about a value: types, default, accepted words, and what it changes. */
function sayValue(chart: Chart, name: string): string {
  const fact = chart.value(name);
  if (!fact) return 'not there';
  if (failsIfSet(chart, name)) return 'removed; the chart fails if it is set';
  const preset = fact.default === undefined ? '' : `, default ${JSON.stringify(fact.default)}`;
  const words = fact.accepted ? `, one of ${fact.accepted.map((word) => JSON.stringify(word)).join(' ')}` : '';
  const options = optionsMovedBy(chart, name);
  const moved = options.length ? `; sets ${list(options, 6)}` : '';
  const objects = fact.objects?.length ? `; objects: ${list(fact.objects, 6)}` : '';
  return `${fact.types.join(' or ')}${preset}${words}${moved}${objects}`;
}

/**
 * How a release sets a Helm value, or the options that it changes. Uses the Cilium
 * that the release installs by default.
 */
async function sayCarriersOf(
  release: KubesprayRelease,
  name: string,
  all: readonly Chart[],
  catalog: Catalog,
): Promise<string> {
  const { facts, band } = release;
  const chart = await chartFor(release, all, catalog);
  if (facts.installer === 'cilium-cli') {
    if (failsIfSet(chart, name)) return 'the chart of its Cilium fails if it is set';
    const ways = [...inputNames(band.helm?.[name] ?? [])];
    if (facts.carriers.extraValues) ways.push(carrierVariable(facts, 'extraValues'));
    if (ways.length === 0) return sayExtraConfig(release, chart, name);
    return chartTakes(chart, name) ? list(ways, 6) : 'the chart of its Cilium does not have it';
  }
  const moved = await movedWith(chart, name, all, catalog);
  if (moved.length === 0) return 'nothing';
  return `as agent option: ${moved.map((option) => `${option}: ${sayTemplateOption(release, option)}`).join('; ')}`;
}

/** How a release without Helm values sets the options of a Helm value that changes nothing else. */
function sayExtraConfig(release: KubesprayRelease, chart: Chart, name: string): string {
  const options = chart.value(name)?.effect === 'options' ? optionsMovedBy(chart, name) : [];
  const isReached = options.length > 0 && options.every((option) => extraVarReaches(release, option));
  if (!isReached) return 'cannot be set';
  const variable = carrierVariable(release.facts, 'extraVars');
  return `as agent option: ${options.map((option) => `${option}: ${variable}`).join('; ')}`;
}

/** The chart of the Cilium that a release installs by default; for an older Cilium, the oldest known chart. */
async function chartFor({ facts }: KubesprayRelease, all: readonly Chart[], catalog: Catalog): Promise<Chart> {
  const { default: cilium } = facts.cilium;
  const isKnown = all.some(({ version }) => minorOf(version) === minorOf(cilium));
  return isKnown ? catalog.chart(cilium) : (all[0] ?? catalog.chart(cilium));
}

/** The options of a Cilium that a Helm value sets: by its own chart, else by the nearest chart that has the value. */
async function movedWith(chart: Chart, name: string, all: readonly Chart[], catalog: Catalog): Promise<string[]> {
  const holding = chartsWith(name, [chart, ...all]);
  const older = holding.filter(({ version }) => compare(version, chart.version) <= 0);
  const nearest = holding.includes(chart) ? chart : (older.at(-1) ?? holding[0]);
  const listed = await catalog.listedOptions(chart.version);
  return nearest ? optionsMovedBy(nearest, name).filter((option) => hasOption(chart, listed, option)) : [];
}

/** True if the programs of a Cilium list the option, its chart writes it, or the list is not known. */
function hasOption(chart: Chart, listed: ListedOptions | undefined, option: string): boolean {
  return listed === undefined || listed.get(option) !== undefined || chart.options().has(option);
}

/** A name that can be explained, and what it is. */
export interface KnownName {
  name: string;
  kind: Explanation['kind'];
}

/** Every name that `explain` knows: features and their decisions, rules, variables, agent options, Helm values. */
export async function knownNames(catalog: Catalog, features: readonly AnyFeature[]): Promise<KnownName[]> {
  const { meshRules } = await import('../mesh/check/rules/registry.ts');
  const names = new Map<string, Explanation['kind']>();
  // For a name of two kinds, the first one is what `explain` shows.
  const add = (name: string, kind: Explanation['kind']): void => {
    if (!names.has(name)) names.set(name, kind);
  };
  for (const feature of features) add(feature.key, 'feature');
  for (const { id } of rules) add(id, 'rule');
  for (const { id } of meshRules) add(`mesh/${id}`, 'rule');
  for (const feature of features) for (const rule of feature.constraints) add(`${feature.id}/${rule.id}`, 'rule');
  for (const { id } of notes(features)) add(id, 'rule');
  for (const { facts } of await releases(catalog))
    for (const variable of Object.keys(facts.variables)) add(variable, 'variable');
  const known = await charts(catalog);
  for (const chart of known) for (const path of chart.paths()) add(path, 'helm-value');
  for (const chart of known) for (const option of chart.options().keys()) add(option, 'agent-option');
  for (const feature of features) for (const name of decisionNames(feature, features).keys()) add(name, 'decision');
  return [...names].map(([name, kind]) => ({ name, kind }));
}

/** The nearest name that could have been meant. */
export async function nearestName(
  name: string,
  catalog: Catalog,
  features: readonly AnyFeature[],
): Promise<string | undefined> {
  const names = await knownNames(catalog, features);
  return nearest(name, new Set(names.map((known) => known.name)));
}
