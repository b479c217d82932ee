/** Secrets and ConfigMaps that the user's own volumes, environment variables and pull secrets name. */

import { isMap, leaves, type PartlyKnown } from '../core/value-tree.ts';
import { argumentVariables } from './arguments.ts';
import type { Origin, ScopeView } from './scope-view.ts';

/** A reference in the user's settings. */
export interface OwnReference {
  /** `Kind/name`. */
  to: string;
  /** The variable or Helm value that contains it. */
  in: string;
  /** What fails without the object: pods do not start, or images that need credentials cannot be pulled. */
  use: 'start' | 'pull';
  origin: Origin;
}

/** Helm values that contain references, by the last part of their path. */
const lists: ReadonlySet<string> = new Set(['extraVolumes', 'extraEnv', 'imagePullSecrets']);

/** Variables that the role's own templates copy into the pods. */
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

/**
 * The message of a finding about such a reference. The user may have created the object, which cannot be known here.
 */
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

/** References of a volume or an environment variable. */
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
