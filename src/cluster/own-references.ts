/** Secrets and ConfigMaps that the user's own volumes, variables of the environment and pull secrets name. */

import { isMap, leaves, type PartlyKnown } from '../core/value-tree.ts';
import { argumentVariables } from './arguments.ts';
import type { Origin, ScopeView } from './scope-view.ts';

/** A reference of the user's. */
export interface OwnReference {
  /** `Kind/name`. */
  to: string;
  /** The variable or Helm value that holds it. */
  in: string;
  /** What happens without the object: pods do not start, or images that need credentials cannot be pulled. */
  use: 'start' | 'pull';
  origin: Origin;
}

/** Values of the chart, by the last part of their path. */
const lists: ReadonlySet<string> = new Set(['extraVolumes', 'extraEnv', 'imagePullSecrets']);

/** Variables that the role's own templates put into the pods. */
const variables: readonly string[] = [
  'cilium_agent_extra_volumes',
  'cilium_agent_extra_env_vars',
  'cilium_operator_extra_volumes',
];

/** Every reference to an object that is not optional. */
export function ownReferences(view: ScopeView): OwnReference[] {
  if (view.installer === 'nobody') return [];
  const found: OwnReference[] = [];
  const add = (name: string, value: PartlyKnown | undefined, origin: Origin | undefined): void => {
    if (!origin || !Array.isArray(value)) return;
    const use = name.endsWith('imagePullSecrets') ? 'pull' : 'start';
    for (const to of value.flatMap((item) => (use === 'pull' ? pullSecret(item) : referencesIn(item)))) {
      found.push({ to, in: origin.name, use, origin });
    }
  };
  if (view.ownManifests) {
    for (const name of argumentVariables(view.release, variables)) {
      add(name, view.variables.get(name), view.variableOrigin(name));
    }
    return found;
  }
  for (const [path, value] of leaves(view.prediction.values ?? {})) {
    if (lists.has(path.replace(/^.*\./, ''))) add(path, value, view.valueOrigins(path)[0]);
  }
  return found;
}

/** What a finding states of such a reference: the user may have created the object, which nobody knows here. */
export function sayOwnReference({ to, in: name, use }: Omit<OwnReference, 'origin'>): string {
  const effect =
    use === 'pull'
      ? 'Without it, Kubernetes cannot pull images that need credentials.'
      : 'Without it, the pods do not start.';
  return `${name} refers to ${to}, which Kubespray and the chart do not create. ${effect} Make sure that ${to} exists in the namespace of Cilium, which is kube-system by default.`;
}

/** The Secret that an item of `imagePullSecrets` names. */
export function pullSecret(item: PartlyKnown): string[] {
  return isMap(item) && typeof item.name === 'string' ? [`Secret/${item.name}`] : [];
}

/** References of a volume or of a variable of the environment. */
function referencesIn(item: PartlyKnown): string[] {
  if (!isMap(item)) return [];
  const projected = isMap(item.projected) && Array.isArray(item.projected.sources) ? item.projected.sources : [];
  const from = isMap(item.valueFrom) ? [item.valueFrom] : [];
  return [item, ...projected, ...from].flatMap((source) =>
    isMap(source)
      ? [
          ...named('Secret', source.secret, 'secretName'),
          ...named('Secret', source.secret, 'name'),
          ...named('ConfigMap', source.configMap, 'name'),
          ...named('Secret', source.secretKeyRef, 'name'),
          ...named('ConfigMap', source.configMapKeyRef, 'name'),
        ]
      : [],
  );
}

function named(kind: string, source: PartlyKnown | undefined, key: string): string[] {
  if (!isMap(source) || source.optional === true) return [];
  const name = source[key];
  return typeof name === 'string' ? [`${kind}/${name}`] : [];
}
