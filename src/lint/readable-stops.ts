/** Stops of the playbook that lint can judge. */
import type { PlayCondition, PlayStop } from '../catalog/play.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import type { Json } from '../core/json.ts';
import { isRelevantVariable } from '../formats/ansible/relevant-variables.ts';
import { isRefused } from '../plan/carriers.ts';
import { playInputs, stops } from '../predict/play.ts';

/** True if lint reads every variable of the condition, so that a variable that is absent has its default. */
export function isReadable({ when }: PlayStop): boolean {
  return Object.keys(when).every((name) => name === 'ansible_kernel' || isRelevantVariable(name));
}

/**
 * True if the release refuses a value by itself. Where a check accepts it with other variables, they decide: the value
 * was refused with their defaults. A variable that only switches the check on does not count.
 */
export function isRefusedAlone(view: ScopeView, name: string, value: Json): boolean {
  if (!isRefused(view.release, name, value)) return false;
  const { play } = view.target;
  const inputs = playInputs(play, view.played);
  const about = play.stops.filter((stop) => {
    const own = stop.when[name];
    return own !== undefined && stops({ ...stop, when: { [name]: own } }, inputs);
  });
  const lifts = ([other, condition]: [string, PlayCondition]): boolean =>
    other !== name && !('truthy' in condition && condition.truthy);
  const depends = about.some(
    (stop) => stop.kind === 'check' && Object.entries(stop.when).some(lifts) && isReadable(stop),
  );
  if (!depends || !view.release.facts.assertions.some(({ variable }) => variable === name)) return true;
  return about.some(({ when }) => Object.keys(when).length === 1);
}
