/** Custom resources in list variables of a release, as features. */
import type { Catalog } from '../../catalog/catalog.ts';
import { sameJson } from '../../catalog/table.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { type AnyFeature, type CustomResource, type LensContext, lensContext } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { isMap, known } from '../../core/value-tree.ts';
import { resourcesOfList } from '../../plan/resources.ts';
import { type Attempt, attempt, type Goal, isRefused } from './intent.ts';

/** The intent with what features state of the lists, and the variables that these lists are in. */
export interface LiftedLists {
  best: Attempt;
  variables: ReadonlySet<string>;
}

/** Takes a list into a feature if the feature makes the same resources of it, and nothing else changes. */
export async function liftLists(
  raw: Attempt,
  goal: Goal,
  { view, catalog }: { view: ScopeView | undefined; catalog: Catalog },
): Promise<LiftedLists> {
  const variables = new Set<string>();
  if (view?.installer !== 'role') return { best: raw, variables };
  const context = lensContext(goal.target.cilium);
  const { lists } = await catalog.play(view.release.facts.release);
  let best = raw;
  for (const [variable, list] of Object.entries(lists)) {
    const value = known(view.variables.get(variable));
    const resources = value === undefined || list.requires ? undefined : resourcesOfList(list, value);
    if (!resources || resources.length === 0) continue;
    for (const feature of goal.features) {
      const lifted = liftResources(feature, resources, best, { goal, context });
      if (!lifted) continue;
      best = lifted;
      variables.add(variable);
      break;
    }
  }
  return { best, variables };
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
  const written = feature.write(intent, context);
  if ('unavailable' in written || !sameJson(plain(written.resources ?? []), plain(resources))) return undefined;
  const draft = { ...best.draft, features: new Map([...best.draft.features, [feature.key, intent]]) };
  const tried = attempt(draft, goal);
  const worse = [...tried.wrong].some((option) => !best.wrong.has(option));
  return worse || (isRefused(tried) && !isRefused(best)) ? undefined : tried;
}

/** What is compared: not under which of its API versions a resource is written. */
function plain(resources: readonly CustomResource[]): Json {
  return resources.map(({ kind, name, labels, spec }) => ({ kind, name, labels: labels ?? {}, spec }));
}
