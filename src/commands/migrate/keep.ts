/** Decides which variables of an inventory stay unchanged for another release. */
import { inputNames } from '../../catalog/table.ts';
import { chartTakes } from '../../cluster/chart-paths.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Target } from '../../cluster/target/target.ts';
import type { Json } from '../../core/json.ts';
import { isMap, known, type PartlyKnown } from '../../core/value-tree.ts';
import { isRefused } from '../../plan/carriers.ts';

export interface Kept {
  /** Variables that stay, with their values. */
  base: Map<string, PartlyKnown>;
  /** Cilium's variables that do not stay, with the reason. */
  gone: Map<string, string>;
}

/**
 * Splits an inventory's variables. Carriers and the version of Cilium are not
 * included, because the migration rewrites them.
 *
 * @param unfit variables that turned out to have a different meaning in the new release, with the reason
 */
export function keptVariables(view: ScopeView, target: Target, unfit: ReadonlyMap<string, string>): Kept {
  const kept: Kept = { base: new Map(), gone: new Map() };
  for (const [name, value] of view.variables) {
    if (name === 'cilium_version' || carrierNames.some((carrier) => carrier === name)) continue;
    const reason = name.startsWith('cilium_') ? reasonAgainst(name, value, view, target, unfit) : undefined;
    if (reason === undefined) kept.base.set(name, value);
    else kept.gone.set(name, reason);
  }
  const extraVars = keptExtraVars(view, target);
  if (extraVars) kept.base.set('cilium_config_extra_vars', extraVars);
  return kept;
}

function reasonAgainst(
  name: string,
  value: PartlyKnown,
  view: ScopeView,
  target: Target,
  unfit: ReadonlyMap<string, string>,
): string | undefined {
  const release = target.release;
  if (!release) return undefined;
  const facts = release.facts;
  const fact = Object.hasOwn(facts.variables, name) ? facts.variables[name] : undefined;
  if (!fact) {
    // A variable that neither release knows is the user's own, and stays.
    return Object.hasOwn(view.release.facts.variables, name)
      ? `Kubespray ${facts.release} does not have it`
      : undefined;
  }
  if (fact.removed) return `Kubespray ${facts.release} refuses to run while it is set`;
  if (fact.dead || isLost(name, target)) return `nothing in Kubespray ${facts.release} reads it`;
  const plain = known(value);
  if (plain !== undefined && isRefused(release, name, plain)) {
    return `Kubespray ${facts.release} refuses ${JSON.stringify(plain)}`;
  }
  return unfit.get(name);
}

/** True if a variable only sets Helm values that the chart does not have. */
function isLost(name: string, { release, chart }: Target): boolean {
  if (!release) return false;
  const paths = Object.entries(release.band.helm ?? {}).flatMap(([path, table]) =>
    inputNames(table).has(name) ? [path] : [],
  );
  if (paths.length === 0 || paths.some((path) => chartTakes(chart, path))) return false;
  if ((release.facts.variables[name]?.moves ?? []).length > 0) return false;
  return !Object.values(release.band.facts).some((table) => inputNames(table).has(name));
}

/** Entries that are known only at run time stay where they are, if the new release reads them there. */
function keptExtraVars(view: ScopeView, { release }: Target): { [option: string]: PartlyKnown } | undefined {
  const carrier = release?.facts.carriers.extraVars;
  const dict = view.variables.get('cilium_config_extra_vars');
  if (!isMap(dict) || (carrier !== 'config-map' && carrier !== 'extra-config')) return undefined;
  const open = Object.entries(dict).filter(([, value]) => known(value) === undefined);
  return open.length === 0 ? undefined : Object.fromEntries(open);
}

/** The value of `cilium_version` in the new release's spelling; undefined if the inventory does not set it. */
export function versionVariable(view: ScopeView, { release, cilium }: Target): Json | undefined {
  if (!release || !view.variables.has('cilium_version')) return undefined;
  return `${release.facts.cilium.prefix}${cilium}`;
}
