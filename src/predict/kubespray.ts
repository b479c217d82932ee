/** Computes the effect of a Kubespray release's variables, by the measured tables. */
import { type Chart, carrierVariable, type KubesprayRelease } from '../catalog/catalog.ts';
import { evaluate, type Inputs, transform } from '../catalog/table.ts';
import type { FactName, Table } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { OnDemandMap } from '../core/on-demand-map.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { isMap, mergeValues, type PartlyKnown, plain, setPath } from '../core/value-tree.ts';
import { asText, type PredictedOptions, renderChart, type ValueTree } from './chart.ts';

export type Variables = ReadonlyMap<string, PartlyKnown>;

export interface Prediction {
  /** cilium-config as the agent would read it. */
  options: PredictedOptions;
  /** Helm values that the chart gets; only if the Cilium CLI installs it. */
  values?: ValueTree;
  /** Facts outside cilium-config; empty if none were measured for the release. */
  facts: Map<FactName, boolean | Unknown>;
}

/** True for a default that Ansible computes from other variables. */
export function isExpression(preset: Json | undefined): boolean {
  return typeof preset === 'string' && /\{[{%]/.test(preset);
}

/** Variables as inputs of a release's tables. A default that is an expression counts as "not set". */
export function variableInputs(release: KubesprayRelease, variables: Variables): Inputs {
  return {
    get(name) {
      const value = variables.get(name);
      if (value !== undefined) return plain(value);
      const preset = release.facts.variables[name]?.default;
      return isExpression(preset) ? undefined : preset;
    },
    isSet: (name) => variables.has(name),
  };
}

/** The Helm values that a release's values template writes. */
function templateValues(release: KubesprayRelease, inputs: Inputs): ValueTree {
  const tree: ValueTree = {};
  for (const [path, table] of Object.entries(release.band.helm ?? {})) {
    if (path === 'extraConfig' || path.startsWith('extraConfig.')) continue;
    const value = evaluate(table, inputs);
    if (value !== undefined) setPath(tree, path, value);
  }
  return tree;
}

/** Escapes a text for the ConfigMap's loop, which prints it between double quotes without escaping it. */
export function escapeForLoop(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/**
 * How YAML reads a text that was put between double quotes without escaping; undefined if it breaks the file. Line
 * breaks fold: a single one becomes a blank, and each further one stays a line break.
 */
export function readLoopText(text: string): string | undefined {
  const folded = text.replace(/[ \t]*\n[ \t\n]*/g, (gap) => {
    const breaks = gap.split('\n').length - 1;
    return breaks === 1 ? ' ' : '\\n'.repeat(breaks - 1);
  });
  try {
    return JSON.parse(`"${folded.replaceAll('\t', '\\t')}"`) as string;
  } catch {
    return undefined;
  }
}

/** The text of an extra var after the ConfigMap's loop has printed it between double quotes and YAML has read it. */
function extraVarText(value: PartlyKnown): string | Unknown {
  const found = plain(value);
  return found === unknown ? unknown : (readLoopText(transform(found, 'python') as string) ?? unknown);
}

function extraVars({ facts }: KubesprayRelease, variables: Variables): [string, PartlyKnown][] {
  const dict = variables.get(carrierVariable(facts, 'extraVars'));
  return isMap(dict) ? Object.entries(dict) : [];
}

/**
 * Values as a chart sees them if they come from a file. There YAML's numbers are floating-point, and Go prints large
 * ones with an exponent. Source: helm/helm pkg/cli/values/options.go, and Go's fmt.
 */
function readFromFile(tree: ValueTree): ValueTree {
  if (!hasLargeNumber(tree)) return tree;
  const read = (value: PartlyKnown): PartlyKnown => {
    if (typeof value === 'number' && hasLargeNumber(value)) {
      return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
    }
    if (Array.isArray(value)) return value.map(read);
    return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, read(inner)])) : value;
  };
  return read(tree) as ValueTree;
}

/** True for a number that Go prints with an exponent, and for a list or mapping with such a number. */
function hasLargeNumber(value: PartlyKnown): boolean {
  if (typeof value === 'number') return Math.abs(value) >= 1e6;
  if (Array.isArray(value)) return value.some(hasLargeNumber);
  return isMap(value) && Object.values(value).some(hasLargeNumber);
}

/**
 * Predicts what a cluster gets from a set of variables on a release.
 *
 * @param chart the chart of the installed Cilium version
 */
export function predict(release: KubesprayRelease, chart: Chart, variables: Variables): Prediction {
  const inputs = variableInputs(release, variables);
  const facts = new Map<FactName, boolean | Unknown>();
  for (const [name, table] of Object.entries(release.band.facts) as [FactName, Table][]) {
    const value = evaluate(table, inputs);
    facts.set(name, value === unknown ? unknown : value === true);
  }
  if (release.facts.installer === 'cilium-cli') {
    let values = templateValues(release, inputs);
    if (release.facts.carriers.extraVars === 'extra-config' && extraVars(release, variables).length > 0) {
      values = mergeValues(values, { extraConfig: Object.fromEntries(extraVars(release, variables)) });
    }
    const extra = variables.get(carrierVariable(release.facts, 'extraValues'));
    if (release.facts.carriers.extraValues && isMap(extra)) values = mergeValues(values, extra);
    return { options: renderChart(chart, readFromFile(values)), values, facts };
  }
  const tables = new Map(Object.entries(release.band.options ?? {}));
  const extra = new Map(release.facts.carriers.extraVars === 'config-map' ? extraVars(release, variables) : []);
  const options: PredictedOptions = new OnDemandMap(new Set([...tables.keys(), ...extra.keys()]), (name) => {
    const table = tables.get(name);
    const value = table && evaluate(table, inputs);
    const over = extra.get(name);
    // The loop is in the middle of the template, so options that the template writes after it win.
    const isLate = value !== undefined && release.band.afterExtraVars?.includes(name);
    if (over !== undefined && !isLate) return extraVarText(over);
    return value === undefined ? undefined : asText(value);
  });
  return { options, facts };
}
