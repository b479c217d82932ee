/**
 * Determines whose variables Cilium's configuration uses. Kubespray installs what it renders on the first host of the
 * control plane. Source: kubernetes-sigs/kubespray roles/network_plugin/cilium/tasks/install.yml and apply.yml.
 */
import { carriersRead } from '../catalog/catalog.ts';
import type { PlayVariable } from '../catalog/play.ts';
import { sameJson } from '../catalog/table.ts';
import type { LintTarget } from '../cluster/target/release-choice.ts';
import { known } from '../core/value-tree.ts';
import { type EffectiveScope, effective, type Inventory } from '../formats/ansible/inventory.ts';
import type { Definition } from '../formats/ansible/variables/definition.ts';
import { isRefused } from '../plan/carriers.ts';

/**
 * A definition that only hosts outside the control plane have, while Cilium gets
 * the value of the first control plane host.
 */
export interface UnreadDefinition {
  definition: Definition;
  /** The host whose value is used. */
  host: string;
}

/**
 * The scope, with variables that only affect Cilium's configuration taken from the first control plane host. If that
 * host is not known, the scope stays as it is.
 */
export function decidedScope(
  { scopes, kind }: Inventory,
  scope: EffectiveScope,
  target: LintTarget,
): { scope: EffectiveScope; unread: UnreadDefinition[] } {
  const planes = scopes.filter(isControlPlane);
  const [first] = planes;
  const host = first?.hosts[0];
  if (kind === 'variables' || !first || host === undefined || scope.hosts.length === 0 || isControlPlane(scope))
    return { scope, unread: [] };
  const { play, release } = target;
  const rendered = renderedOnly(target);
  const variables = new Map(scope.variables);
  const unread: UnreadDefinition[] = [];
  for (const name of scope.variables.keys()) {
    const definition = effective(scope, name);
    const fact = Object.hasOwn(play.variables, name) ? play.variables[name] : undefined;
    if (!definition || !rendered(name)) continue;
    if (planes.some((plane) => effective(plane, name) === definition)) continue;
    const value = known(definition.value);
    // Checks run on every host, so a rejected value still matters.
    if (value !== undefined && isRefused(release, name, value)) continue;
    const decided = first.variables.get(name);
    if (decided) variables.set(name, decided);
    else variables.delete(name);
    const instead = decided ? known(effective(first, name)?.value) : (fact?.value ?? fact?.default);
    if (value === undefined || !sameJson(value, instead)) unread.push({ definition, host });
  }
  return { scope: { ...scope, variables }, unread };
}

function isControlPlane({ groups }: EffectiveScope): boolean {
  return groups.some((group) => /^kube[_-](?:control_plane|master)$/.test(group));
}

/** Whether a variable only changes what is rendered. Carriers contain nothing else. */
function renderedOnly({ play, release }: LintTarget): (name: string) => boolean {
  const carriers = new Set(carriersRead(release.facts));
  return (name) => {
    const fact = Object.hasOwn(play.variables, name) ? play.variables[name] : undefined;
    return carriers.has(name) || (fact !== undefined && isRenderedOnly(name, fact));
  };
}

/** Tasks in this file run only on the first control plane host. */
const appliesOnce = 'task:apply.yml';

/**
 * True for a variable of Cilium that only changes what is rendered. Every node downloads images and versions. A task
 * that writes whole objects does that for the control plane; other tasks may run on every node.
 */
function isRenderedOnly(name: string, { state, moves = [] }: PlayVariable): boolean {
  if (!name.startsWith('cilium_') || /_image_(?:repo|tag)$|_version$/.test(name) || state !== 'moves') return false;
  const places = moves.map(({ at }) => at);
  const rendered = places.filter((at) => !at.startsWith('task:'));
  const makesObjects = rendered.some((at) => !at.includes(':'));
  const tasks = places.filter((at) => at.startsWith('task:') && at !== appliesOnce);
  return rendered.length > 0 && tasks.every((at) => makesObjects && at === 'task:install.yml');
}
