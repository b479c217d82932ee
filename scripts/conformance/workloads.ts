/**
 * What flags change in the pods of agents and operator, such as images, pull secrets and amounts: no agent option shows it.
 * The chart's own workloads tell what the flags mean; those of a cluster, whoever rendered them, must be like that.
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

/** Before the path of a mount in its place. Manifests of a release's own mount folders in their own way. */
const mounts = 'mounts ';

/** True for the place of a mount. */
export function isMount(place: string): boolean {
  return place.includes(` ${mounts}`);
}

/** The workloads that are compared: agents and operators, which every release has by these names, and Envoy of its own. */
const compared = new Set(['DaemonSet/cilium', 'DaemonSet/cilium-envoy', 'Deployment/cilium-operator']);

/** Parts of the workloads of agents and operator, such as the pull policy of a container, by their places. */
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
    // A release may run another image of the same registry by itself: all clouds' operator instead of the generic one.
    ['registry', repository.slice(0, repository.lastIndexOf('/'))],
    ['image', repository.slice(repository.lastIndexOf('/') + 1)],
    ['has a digest', digest !== undefined],
    ...volumeMounts.map(({ mountPath }): [string, Json] => [`${mounts}${mountPath}`, true]),
    ...amounts,
  ];
}

/**
 * What each set of flags states of the chart's workloads: what they should be, or undefined for what goes. Digests that
 * are requested count, too, though the chart has them by default.
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

/** The workloads of a cluster that are not as the flags make them, a line each; none where nothing can be compared. */
export function unlikeWorkloads(
  moved: ReadonlyMap<string, Json | undefined> | undefined,
  { contents, objects, error }: Cluster,
): string[] {
  if (!moved || moved.size === 0 || !contents || error !== undefined) return [];
  const facts = factsOf(contents());
  return [...moved].flatMap(([place, wanted]) => {
    // A mount or an Envoy too many does no harm: `generate` warns of objects that stay.
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
