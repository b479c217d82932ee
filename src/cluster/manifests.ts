/** What is rendered next to cilium-config for a group of hosts: by the role's own templates, or by Cilium's chart. */
import { type Inputs, inputNames } from '../catalog/table.ts';
import type { ManifestFacts, Table } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { getPath } from '../core/value-tree.ts';
import { chartInputs } from '../predict/chart.ts';
import { playInputs } from '../predict/play.ts';
import { withImageDefault } from './containers.ts';
import type { Origin, ScopeView } from './scope-view.ts';

/** Objects, images and references, with the inputs of their tables and the user's settings behind an input. */
export interface Manifests {
  facts: ManifestFacts;
  inputs: Inputs;
  origins(input: string): Origin[];
  /** What an input is where nobody sets it. */
  presets(input: string): Json | undefined;
  /** `variable` for the role's templates, `value` for the chart: what an input is. */
  kind: 'variable' | 'value';
}

/** The manifests of a view; undefined where they were not measured. */
export function manifestsOf(view: ScopeView): Manifests | undefined {
  const { play, objects, chart } = view.target;
  if (view.installer === 'nobody') return undefined;
  if (view.ownManifests) {
    if (!play) return undefined;
    const origins = (name: string): Origin[] => [view.variableOrigin(name) ?? []].flat();
    const presets = (name: string): Json | undefined => play.variables[name]?.value ?? play.variables[name]?.default;
    return { facts: play.manifests, inputs: playInputs(play, view.variables), origins, presets, kind: 'variable' };
  }
  const { values } = view.prediction;
  if (!objects || !values) return undefined;
  const inputs = chartInputs(chart, values);
  return {
    facts: objects.manifests(),
    // The chart's facts leave out defaults that change with every version.
    inputs: { ...inputs, get: (path) => withImageDefault(objects, inputs, path) },
    origins: (path) => view.valueOrigins(path),
    presets: (path) => chart.value(path)?.default ?? objects.imageDefault(path),
    kind: 'value',
  };
}

/**
 * What an object is called here. The chart's facts have names as they are by default, and some values rename the object:
 * `encryption.ipsec.secretName`, `serviceAccounts.envoy.name`.
 */
export function actualName(view: ScopeView, object: string): string {
  const [kind, name] = object.split('/');
  const { chart, objects } = view.target;
  const { values } = view.prediction;
  if (view.ownManifests || !objects || !values) return object;
  for (const path of chart.paths()) {
    if (!names(path, kind) || chart.value(path)?.default !== name) continue;
    const set = getPath(values, path);
    if (typeof set === 'string' && set !== '') return `${kind}/${set}`;
  }
  return object;
}

/** True for a value that is the name of an object of this kind. */
function names(path: string, kind: string | undefined): boolean {
  return kind === 'ServiceAccount' ? /^serviceAccounts\.\w+\.name$/.test(path) : path.endsWith('ecretName');
}

/** The same inputs with another value for one of them. */
export function withInput(inputs: Inputs, name: string, value: Json): Inputs {
  return {
    get: (other) => (other === name ? value : inputs.get(other)),
    isSet: (other) => other === name || inputs.isSet(other),
  };
}

/** The user's settings behind tables, without repeats. */
export function originsOf({ origins }: Manifests, tables: readonly Table[]): Origin[] {
  const names = new Set(tables.flatMap((table) => [...inputNames(table)]));
  return [...names].flatMap((name) => origins(name));
}
