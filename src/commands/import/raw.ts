/** Settings of a configuration that differ from the defaults of its target, as raw options and Helm values. */
import type { Chart } from '../../catalog/catalog.ts';
import { sameJson } from '../../catalog/table.ts';
import { chartTakes } from '../../cluster/chart-paths.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import type { Json } from '../../core/json.ts';
import { unknown } from '../../core/options.ts';
import { getPath, isMap, known, type PartlyKnown } from '../../core/value-tree.ts';
import { secretValues } from '../../formats/secret-values.ts';
import { asText, type Options, type ValueTree } from '../../predict/chart.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import type { Draft } from './intent.ts';

/** A setting that no intent can contain, and the reason. Its value is never shown, because it may be secret. */
export interface LeftOut {
  name: string;
  why: string;
}

export interface Raw {
  draft: Draft;
  leftOut: LeftOut[];
}

/** The reason why a secret is left out. */
export const secret = 'is or has a secret, which an intent must not hold';
const runTime = 'is a template that only Ansible can evaluate';

/** Agent options that differ from the defaults. An intent cannot remove an option that only the defaults have. */
export function rawOptions(wanted: Options, defaults: Options, cilium: string): Raw {
  const config = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  for (const [option, text] of wanted) {
    const before = defaults.get(option);
    if (text === unknown) {
      if (before !== unknown) leftOut.push({ name: option, why: runTime });
    } else if (typeof before !== 'string' || !sameToAgent(option, before, text, cilium)) {
      // `True` is only the way in which Ansible prints a Python boolean.
      const plain = /^(?:True|False)$/.test(text) ? text.toLowerCase() : text;
      if (holdsSecret(option, plain)) leftOut.push({ name: option, why: secret });
      else config.set(option, sameToAgent(option, plain, text, cilium) ? plain : text);
    }
  }
  return { draft: { features: new Map(), values: new Map(), config }, leftOut };
}

/** Helm values that differ from the defaults. Entries of `extraConfig` become agent options. */
export function rawValues(wanted: ValueTree, defaults: ValueTree, chart: Chart): Raw {
  const { extraConfig, ...tree } = wanted;
  const values = new Map<string, Json>();
  const leftOut: LeftOut[] = [];
  for (const [path, partly] of valueLeaves(chart, tree)) {
    const value = known(partly);
    if (isDefault(partly, value, getPath(defaults, path))) continue;
    if (value === undefined) leftOut.push({ name: path, why: runTime });
    else if (isSecret(chart, path, value)) leftOut.push({ name: path, why: secret });
    else if (!chartTakes(chart, path)) {
      leftOut.push({ name: path, why: `is not a value of the chart of Cilium ${chart.version} and has no effect` });
    } else values.set(path, value);
  }
  const options = extraOptions(extraConfig, getPath(defaults, 'extraConfig'));
  return {
    draft: { features: new Map(), values, config: options.config },
    leftOut: [...leftOut, ...options.leftOut],
  };
}

/** True for the default value, and for an empty mapping. */
function isDefault(partly: PartlyKnown, value: Json | undefined, before: PartlyKnown | undefined): boolean {
  if (value !== undefined && before !== undefined && sameJson(known(before), value)) return true;
  return partly === before || (isMap(partly) && Object.keys(partly).length === 0);
}

/** Agent options in `extraConfig` that differ from the defaults. */
function extraOptions(
  written: PartlyKnown | undefined,
  defaults: PartlyKnown | undefined,
): { config: Map<string, string>; leftOut: LeftOut[] } {
  const config = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  for (const [option, value] of isMap(written) ? Object.entries(written) : []) {
    const text = asText(known(value) ?? unknown);
    if (text === unknown) leftOut.push({ name: option, why: runTime });
    else if (isMap(defaults) && defaults[option] === value) continue;
    else if (holdsSecret(option, text)) leftOut.push({ name: option, why: secret });
    else config.set(option, text);
  }
  return { config, leftOut };
}

/**
 * True for a value that is a key or a password, or that contains one. If the chart's default names a key, the value is
 * only the name of a key in a Secret or ConfigMap.
 */
export function isSecret(chart: Chart, path: string, value: Json): boolean {
  const preset = chart.value(path)?.default;
  const isNameOfKey = typeof preset === 'string' && preset !== '';
  return !isNameOfKey && holdsSecret(path.split('.').at(-1) ?? path, value);
}

/** True if a value under the name is a secret, or contains one. */
export function holdsSecret(name: string, value: Json): boolean {
  return secretValues(JSON.stringify({ [name]: value })).size > 0;
}
