/**
 * What flags change in the pods of agents and operator, such as images, pull secrets and amounts: no agent option shows
 * it. The chart's own workloads show what the flags mean; the workloads of a cluster must be the same, whoever rendered
 * them.
 */
import { sameJson } from '../../src/catalog/table.ts';
import type { Json } from '../../src/core/json.ts';
import { isMore } from '../../src/core/quantity.ts';
import { toText } from '../../src/core/text.ts';
import type { Assignment } from '../catalog/probe.ts';
import type { Bench, Cluster } from './cluster.ts';

interface Container {
  name?: string;
  image?: string;
  imagePullPolicy?: string;
  resources?: { requests?: Record<string, Json>; limits?: Record<string, Json> };
  volumeMounts?: { mountPath?: string }[];
}

interface Workload {
  kind?: string;
  metadata?: { name?: string };
  spec?: {
    replicas?: number;
    template?: {
      spec?: {
        containers?: Container[];
        imagePullSecrets?: Json;
        priorityClassName?: string;
        tolerations?: Json;
      };
    };
  };
}

/** Prefix of a mount's path in its place. The releases' own manifests mount folders in their own way. */
const mounts = 'mounts ';

/** True for the place of a mount. */
export function isMount(place: string): boolean {
  return place.includes(` ${mounts}`);
}

/** The compared workloads: agents and operators, which have these names in every release, and a separate Envoy. */
const compared = new Set(['DaemonSet/cilium', 'DaemonSet/cilium-envoy', 'Deployment/cilium-operator']);

/** Parts of the workloads of agents and operator, such as a container's pull policy, by their places. */
export function factsOf(objects: readonly Json[]): Map<string, Json> {
  const facts = new Map<string, Json>();
  const add = (place: string, value: Json | undefined): void => {
    if (value !== undefined && value !== null) facts.set(place, value);
  };
  for (const { kind, metadata, spec = {} } of objects as readonly Workload[]) {
    const name = `${kind}/${metadata?.name}`;
    if (!compared.has(name)) continue;
    const pod = spec.template?.spec ?? {};
    add(`${name}: replicas`, spec.replicas);
    add(`${name}: imagePullSecrets`, pod.imagePullSecrets);
    add(`${name}: priorityClassName`, pod.priorityClassName);
    add(`${name}: tolerations`, pod.tolerations);
    for (const container of pod.containers ?? []) {
      for (const [part, value] of containerFacts(container)) add(`${name}: ${container.name} ${part}`, value);
    }
  }
  return facts;
}

function containerFacts({
  image = '',
  imagePullPolicy,
  resources = {},
  volumeMounts = [],
}: Container): [string, Json | undefined][] {
  const [reference = '', digest] = image.split('@');
  const repository = reference.replace(/:[^:/]*$/, '');
  const amounts = (['requests', 'limits'] as const).flatMap((kind) =>
    Object.entries(resources[kind] ?? {}).map(([unit, amount]): [string, Json] => [`${kind}.${unit}`, toText(amount)]),
  );
  return [
    ['imagePullPolicy', imagePullPolicy],
    // A release may run another image of the same registry by default: the operator for all clouds instead of the
    // generic one.
    ['registry', repository.slice(0, repository.lastIndexOf('/'))],
    ['image', repository.slice(repository.lastIndexOf('/') + 1)],
    ['has a digest', digest !== undefined],
    ...volumeMounts.map(({ mountPath }): [string, Json] => [`${mounts}${mountPath}`, true]),
    ...amounts,
  ];
}

/**
 * What each set of flags means for the chart's workloads: their expected state, or undefined for parts that are
 * removed. Requested digests count too, although the chart has them by default.
 */
export async function workloadsMoved(
  { manifests }: Bench,
  flags: readonly Assignment[],
): Promise<Map<string, Json | undefined>[]> {
  if (!manifests) return flags.map(() => new Map());
  const render = async (batch: readonly Assignment[]): Promise<Map<string, Json>[]> =>
    (await manifests.render(batch)).map(({ objects }) =>
      factsOf(Object.values(objects).flatMap((digests) => digests.map((digest) => manifests.content(digest)))),
    );
  const [plain = new Map()] = await render([{}]);
  const [rendered, bare] = [await render(flags), await render(flags.map(withoutDigests))];
  return rendered.map((facts, index) => {
    const others = [plain, bare[index] ?? plain];
    const places = new Set([...others, facts].flatMap((one) => [...one.keys()]));
    const moved = [...places].filter((place) => others.some((one) => !same(one.get(place), facts.get(place))));
    return new Map(moved.map((place) => [place, facts.get(place)]));
  });
}

function withoutDigests(flags: Assignment): Assignment {
  return Object.fromEntries(
    Object.entries(flags).map(([path, value]) => [path, path.endsWith('.useDigest') ? false : value]),
  );
}

/**
 * The workloads of a cluster that differ from the result of the flags, one line each; empty if nothing can be compared.
 */
export function unlikeWorkloads(
  moved: ReadonlyMap<string, Json | undefined> | undefined,
  { contents, objects, error }: Cluster,
): string[] {
  if (!moved || moved.size === 0 || !contents || error !== undefined) return [];
  const facts = factsOf(contents());
  return [...moved].flatMap(([place, wanted]) => {
    // An additional mount or Envoy does no harm: `generate` warns of objects that stay.
    if (wanted === undefined && (isMount(place) || place.startsWith('DaemonSet/cilium-envoy:'))) return [];
    if (objects === undefined && isMount(place)) return [];
    const is = facts.get(place);
    return same(is, wanted) ? [] : [`${place} is ${JSON.stringify(is)}, should be ${JSON.stringify(wanted)}`];
  });
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  return one === undefined || other === undefined ? one === other : sameJson(one, other);
}

/** True if a pod requests more than its limit: Kubernetes rejects it. */
export function requestsTooMuch({ contents }: Cluster): boolean {
  const facts = contents ? factsOf(contents()) : new Map<string, Json>();
  return [...facts].some(([place, amount]) => {
    const limit = / requests\./.test(place) ? facts.get(place.replace(' requests.', ' limits.')) : undefined;
    return limit !== undefined && isMore(toText(amount), toText(limit));
  });
}
