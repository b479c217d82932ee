/** What is rendered next to cilium-config for a group of hosts: by the role's own templates, or by Cilium's chart. */
import type { Chart } from '../catalog/catalog.ts';
import { type Inputs, inputNames, isTruthy } from '../catalog/table.ts';
import type { ManifestFacts, Table } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { chartInputs } from '../predict/chart.ts';
import { playInputs } from '../predict/play.ts';
import { withImageDefault } from './containers.ts';
import type { Origin, ScopeView } from './scope-view.ts';

/** Objects, images and references, with the inputs of their tables, and the user's settings behind each input. */
export interface Manifests {
  facts: ManifestFacts;
  inputs: Inputs;
  origins(input: string): Origin[];
  /** The value of an input that nobody sets. */
  presets(input: string): Json | undefined;
  /** Whether inputs are variables of the role's templates, or values of the chart. */
  kind: 'variable' | 'value';
}

/** The manifests of a view; undefined if they were not measured. */
export function manifestsOf(view: ScopeView): Manifests | undefined {
  const { play, objects, chart } = view.target;
  if (view.installer === 'nobody') return undefined;
  if (view.ownManifests) {
    if (!play) return undefined;
    const origins = (name: string): Origin[] => [view.variableOrigin(name) ?? []].flat();
    const presets = (name: string): Json | undefined => play.variables[name]?.value ?? play.variables[name]?.default;
    return { facts: play.manifests, inputs: playInputs(play, view.played), origins, presets, kind: 'variable' };
  }
  const { values } = view.prediction;
  if (!objects || !values) return undefined;
  const inputs = chartInputs(chart, values);
  return {
    facts: objects.manifests(),
    // The chart's facts omit defaults that change with every version.
    inputs: { ...inputs, get: (path) => withImageDefault(objects, inputs, path) },
    origins: (path) => view.valueOrigins(path),
    presets: (path) => chart.value(path)?.default ?? objects.imageDefault(path),
    kind: 'value',
  };
}

/**
 * What an object is called here. The chart's facts have names as they are by default, and some values rename the object:
 * `encryption.ipsec.secretName`, `serviceAccounts.envoy.name`. Several parts can share one namespace for their Secrets, and
 * each can have its own, so that one namespace of the facts can be several.
 */
export function actualNames(view: ScopeView, object: string): string[] {
  const [kind = '', preset = ''] = object.split('/');
  const { chart, objects } = view.target;
  const { values } = view.prediction;
  if (view.ownManifests || !objects || !values) return [object];
  const inputs = chartInputs(chart, values);
  const names = naming(chart, kind, preset).flatMap((path): string[] => {
    const set = inputs.get(path);
    if (kind === 'Namespace' && !makesNamespace(inputs, path)) return [];
    return [typeof set === 'string' && set !== '' ? set : preset];
  });
  return names.length === 0 ? [object] : [...new Set(names)].map((name) => `${kind}/${name}`);
}

/** The values that name an object of a kind, and by default name it like this. */
function naming(chart: Chart, kind: string, preset: string): string[] {
  const ends = kind === 'Namespace' ? /(?:^|\.)secretsNamespace\.name$/ : /ecretName$/;
  const isAt = (path: string): boolean =>
    kind === 'ServiceAccount' ? /^serviceAccounts\.\w+\.name$/.test(path) : ends.test(path);
  return chart.paths().filter((path) => isAt(path) && chart.value(path)?.default === preset);
}

/**
 * True if the part whose Secrets go into a namespace is on, and creates it.
 * Source: cilium/cilium, install/kubernetes/cilium/templates/cilium-secrets-namespace.yaml.
 */
function makesNamespace(inputs: Inputs, path: string): boolean {
  const folder = path.slice(0, -'.name'.length);
  const part = folder.slice(0, -'.secretsNamespace'.length);
  const isOn = (name: string): boolean => {
    const value = inputs.get(name);
    return value === undefined || (value !== unknown && isTruthy(value));
  };
  return isOn(`${part}.enabled`) && isOn(`${folder}.create`);
}

/** The same inputs, except for one value. */
export function withInput(inputs: Inputs, name: string, value: Json): Inputs {
  return {
    get: (other) => (other === name ? value : inputs.get(other)),
    isSet: (other) => other === name || inputs.isSet(other),
  };
}

/** The user's settings that tables depend on, without duplicates. */
export function originsOf({ origins }: Manifests, tables: readonly Table[]): Origin[] {
  const names = new Set(tables.flatMap((table) => [...inputNames(table)]));
  return [...names].flatMap((name) => origins(name));
}
