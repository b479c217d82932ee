/**
 * Places custom resources of a plan in the release's list variables, or leaves them for the user to apply. The catalog
 * measures which list becomes which object (`catalog/play`).
 */
import type { Catalog } from '../catalog/catalog.ts';
import { companionOf, type ListVariable } from '../catalog/play.ts';
import type { CustomResource } from '../core/feature.ts';
import type { Json } from '../core/json.ts';
import { isFilled, isMap, known } from '../core/value-tree.ts';
import type { ValueFinding } from './as-helm.ts';
import type { Plan } from './plan.ts';

type Mapping = { [key: string]: Json };

/** The object that a list's example becomes. */
interface Rendered {
  apiVersion: string;
  kind: string;
  spec: Mapping;
}

/** Records for each custom resource of the plan whether a variable applies it, and sets these variables. */
export async function placeResources(plan: Plan, catalog: Catalog): Promise<void> {
  const { release } = plan.target;
  if (plan.resources.length === 0) return;
  const play = release && (await catalog.play(release.facts.release));
  const kinds = new Set(plan.resources.map(({ resource }) => resource.kind));
  const lists = Object.entries(play?.lists ?? {});
  const listFor = (kind: string) => lists.find(([, list]) => kindOfList(list) === kind);
  const rank = (kind: string) => Number(companionOf(listFor(kind)?.[1]) !== undefined);
  // A list that has no effect without another one comes after it.
  for (const kind of [...kinds].sort((one, other) => rank(one) - rank(other))) placeKind(plan, kind, listFor(kind));
}

/** A list is written as a whole. If one resource does not fit, the user has to apply all of its kind by hand. */
function placeKind(plan: Plan, kind: string, [variable, list]: readonly [string?, ListVariable?] = []): void {
  const wanted = plan.resources.filter(({ resource }) => resource.kind === kind);
  const elements = list ? wanted.map(({ resource }) => elementFor(list, resource)) : [];
  const companion = companionOf(list);
  const isIdle = companion !== undefined && !isFilled(plan.variables.get(companion)?.value ?? plan.base.get(companion));
  const isCarried = variable !== undefined && !isIdle && elements.every((element) => element !== undefined);
  const reason = isCarried ? 'a variable of the release' : 'no variable can hold it';
  for (const [index, { feature, resource }] of wanted.entries()) {
    plan.settings.push({
      feature,
      helm: null,
      value: isCarried ? (elements[index] ?? null) : { kind, name: resource.name, spec: resource.spec },
      carrier: isCarried ? 'native' : 'manifest',
      name: isCarried ? variable : kind,
      reason,
    });
  }
  if (!isCarried) return;
  const value = beside(known(plan.base.get(variable)), elements as Mapping[]);
  plan.variables.set(variable, { value, features: [...new Set(wanted.map(({ feature }) => feature))] });
}

/** The elements of the inventory that stay, then the new ones. */
function beside(there: Json | undefined, elements: readonly Mapping[]): Json[] {
  const names = new Set(elements.map(({ name }) => name));
  const isOther = (element: Json): boolean =>
    typeof element !== 'object' || element === null || Array.isArray(element) || !names.has(element.name ?? null);
  return [...(Array.isArray(there) ? there.filter(isOther) : []), ...elements];
}

/** The element of a list that becomes this resource; undefined if no element can. */
function elementFor(list: ListVariable, resource: CustomResource): Mapping | undefined {
  const { apiVersion, spec } = list.rendered as unknown as Rendered;
  if (![resource.apiVersion, ...(resource.alsoServed ?? [])].includes(apiVersion)) return undefined;
  if (resource.labels && !list.read.includes('labels')) return undefined;
  if (!list.read.includes('spec')) return poolElement(list, spec, resource);
  const labels = resource.labels ?? (list.needed.includes('labels') ? {} : undefined);
  return { name: resource.name, ...(labels && { labels }), spec: resource.spec };
}

/**
 * Address pools have their own keys: CIDRs and ranges separately, and nothing else of the specification.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates/cilium/cilium-loadbalancer-ip-pool.yml.j2.
 */
function poolElement(list: ListVariable, rendered: Mapping, { name, spec }: CustomResource): Mapping | undefined {
  const [key, ...others] = Object.keys(spec);
  const blocks = key === undefined ? undefined : spec[key];
  if (key === undefined || others.length > 0 || !(key in rendered) || !Array.isArray(blocks)) return undefined;
  const cidrs: Json[] = [];
  const ranges: Json[] = [];
  for (const block of blocks as Mapping[]) {
    if (block.cidr === undefined) ranges.push(block);
    else cidrs.push(block.cidr);
  }
  const element: Mapping = { name, ...(cidrs.length > 0 && { cidrs }), ...(ranges.length > 0 && { ranges }) };
  const isRead = Object.keys(element).every((part) => list.read.includes(part));
  const isWhole = list.needed.every((part) => part.includes('.') || part in element);
  return isRead && isWhole ? element : undefined;
}

/** The kind of resource that each element of a list becomes; undefined for other lists. */
export function kindOfList(list: ListVariable | undefined): string | undefined {
  return (list?.rendered as Rendered | undefined)?.kind;
}

/**
 * The custom resources that the play applies for a list variable; undefined if one of its elements is not understood.
 */
export function resourcesOfList({ rendered, read }: ListVariable, value: Json): CustomResource[] | undefined {
  const object = rendered as Rendered | undefined;
  if (!object || !Array.isArray(value)) return undefined;
  const found = value.map((element) => {
    if (typeof element !== 'object' || element === null || Array.isArray(element)) return undefined;
    const { name, labels, spec, cidrs, ranges, ...others } = element as { [key: string]: Json };
    if (typeof name !== 'string' || Object.keys(others).length > 0) return undefined;
    const { apiVersion, kind } = object;
    if (read.includes('spec')) {
      return { apiVersion, kind, name, ...labelsOf(labels), spec: (spec ?? {}) as Mapping };
    }
    const [key = ''] = Object.keys(object.spec);
    const blocks = [...listOf(cidrs).map((cidr): Json => ({ cidr })), ...listOf(ranges)];
    return { apiVersion, kind, name, spec: { [key]: blocks } };
  });
  return found.includes(undefined) ? undefined : (found as CustomResource[]);
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function labelsOf(labels: Json | undefined): { labels?: Record<string, string> } {
  return isMap(labels) && Object.keys(labels).length > 0 ? { labels: labels as Record<string, string> } : {};
}

/** What to apply by hand once Cilium runs, as one finding. */
export function resourceSteps(plan: Plan): ValueFinding[] {
  if (plan.findings.some(({ severity }) => severity === 'error')) return [];
  const open = plan.settings.filter(({ carrier }) => carrier === 'manifest');
  const [first] = open;
  if (!first) return [];
  const kinds = [...new Set(open.map(({ name }) => name))].join(', ');
  const { release } = plan.target;
  const who = release
    ? `No variable of Kubespray ${release.facts.release} can hold ${kinds}`
    : `The chart does not create ${kinds}`;
  return [
    {
      rule: 'apply-manifests',
      severity: 'info',
      subject: first.feature,
      message: `${who}. Once Cilium runs, run this command again with --format manifests, and pipe the output to: kubectl apply -f -`,
    },
  ];
}
