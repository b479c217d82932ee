/** Converts custom resources in a release's list variables to features. */
import type { Catalog } from '../../catalog/catalog.ts';
import { companionOf } from '../../catalog/play.ts';
import { sameJson } from '../../catalog/table.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { type AnyFeature, type CustomResource, type LensContext, lensContext } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { isFilled, isMap, known } from '../../core/value-tree.ts';
import { kindOfList, placeResources, resourcesOfList } from '../../plan/resources.ts';
import { type Attempt, attempt, type Goal, isRefused } from './intent.ts';
import type { LeftOut } from './raw.ts';

/** The intent with the features that replace lists. */
export interface LiftedLists {
  best: Attempt;
  /** Variables whose resources are in the intent. */
  variables: ReadonlySet<string>;
  /** Variables whose resources are not in the intent, with the reason. */
  kept: LeftOut[];
}

/** The resources in each variable; undefined where an element has no known kind in the release. */
type Lists = ReadonlyMap<string, { kind: string; resources: CustomResource[] | undefined }>;

/**
 * Converts lists to a feature if the intent then results in the same lists, and nothing else changes. A feature can
 * need several lists at once, such as peers and the routes advertised to them.
 */
export async function liftLists(
  raw: Attempt,
  goal: Goal,
  { view, catalog }: { view: ScopeView | undefined; catalog: Catalog },
): Promise<LiftedLists> {
  const variables = new Set<string>();
  if (view?.installer !== 'role') return { best: raw, variables, kept: [] };
  const lists = await listsOf(view, catalog);
  const resources = [...lists.values()].flatMap((list) => list.resources ?? []);
  const context = lensContext(goal.target.cilium);
  let best = raw;
  for (const feature of resources.length > 0 ? goal.features : []) {
    const lifted = liftResources(feature, resources, best, { goal, context });
    if (!lifted) continue;
    const same = await variablesOf(lifted, feature.key, lists, catalog);
    if (!same) continue;
    best = lifted;
    for (const variable of same) variables.add(variable);
  }
  const kept = [...lists]
    .filter(([variable]) => !variables.has(variable))
    .map(([name, { kind }]) => ({
      name,
      why: `has resources (${kind}) that the features of an intent cannot describe in full; keep it in the inventory`,
    }));
  return { best, variables, kept };
}

/** Lists of the inventory that Kubespray turns into custom resources. */
async function listsOf(view: ScopeView, catalog: Catalog): Promise<Lists> {
  const { lists } = await catalog.play(view.release.facts.release);
  const found = new Map<string, { kind: string; resources: CustomResource[] | undefined }>();
  for (const [variable, list] of Object.entries(lists)) {
    const kind = kindOfList(list);
    const value = view.variables.get(variable);
    if (kind === undefined || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const whole = known(value);
    const companion = companionOf(list);
    const isIdle = companion !== undefined && !isFilled(view.variables.get(companion));
    const resources = whole === undefined || isIdle ? undefined : resourcesOfList(list, whole);
    found.set(variable, { kind, resources });
  }
  return found;
}

function liftResources(
  feature: AnyFeature,
  resources: readonly CustomResource[],
  best: Attempt,
  { goal, context }: { goal: Goal; context: LensContext },
): Attempt | undefined {
  const part = feature.readResources?.(resources, context);
  const before = best.draft.features.get(feature.key);
  if (part === undefined || before === false) return undefined;
  const intent = { ...(isMap(before) ? before : {}), ...(part as object) };
  if ('unavailable' in feature.write(intent, context)) return undefined;
  const draft = { ...best.draft, features: new Map([...best.draft.features, [feature.key, intent]]) };
  const tried = attempt(draft, goal);
  const worse = [...tried.wrong].some((option) => !best.wrong.has(option));
  return worse || (isRefused(tried) && !isRefused(best)) ? undefined : tried;
}

/**
 * The variables with a feature's resources; undefined if a list would change, or a resource does not fit into any list.
 */
async function variablesOf(
  { plan }: Attempt,
  feature: string,
  lists: Lists,
  catalog: Catalog,
): Promise<string[] | undefined> {
  const { release } = plan.target;
  if (!release) return undefined;
  await placeResources(plan, catalog);
  const play = await catalog.play(release.facts.release);
  if (plan.settings.some((setting) => setting.feature === feature && setting.carrier === 'manifest')) return undefined;
  const written = [...plan.variables].filter(
    ([name, { features }]) => features.includes(feature) && kindOfList(play.lists[name]) !== undefined,
  );
  const isSame = written.every(([name, { value }]) => {
    const list = play.lists[name];
    const before = lists.get(name)?.resources;
    const after = list && resourcesOfList(list, value as Json);
    return before !== undefined && after !== undefined && sameJson(inOrder(before), inOrder(after));
  });
  return isSame && written.length > 0 ? written.map(([name]) => name) : undefined;
}

/** The resources in a fixed order for comparison, because their order has no meaning. */
function inOrder(resources: readonly CustomResource[]): Json {
  return resources
    .map(({ kind, name, labels, spec }) => ({ kind, name, labels: labels ?? {}, spec }))
    .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0));
}
