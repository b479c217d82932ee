/** Stops of the playbook that a plan's variables run into. */
import type { Catalog } from '../catalog/catalog.ts';
import type { PlayCatalog, PlayCondition, PlayStop } from '../catalog/play.ts';
import { sameJson } from '../catalog/table.ts';
import type { Json } from '../core/json.ts';
import { shownJson } from '../core/secrets.ts';
import { known } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import { predict, type Variables } from '../predict/kubespray.ts';
import { playInputs, stops } from '../predict/play.ts';
import { layered } from './carriers.ts';
import type { StepFinding } from './cluster-steps.ts';
import { emittedVariables, type Plan } from './plan.ts';

/**
 * Adds variables with which the playbook gets past its checks and the cluster gets the same. Reports the stops that
 * remain. Stops that the inventory causes without the plan are not the plan's: `lint` reports them.
 */
export async function avoidStops(plan: Plan, catalog: Catalog): Promise<StepFinding[]> {
  const { release, kernel } = plan.target;
  if (!release || plan.findings.some(({ severity }) => severity === 'error')) return [];
  const play = await catalog.play(release.facts.release);
  const nodes = new Map<string, Json>(kernel === undefined ? [] : [['ansible_kernel', kernel]]);
  const isStopped = (stop: PlayStop, variables: Variables): boolean => stops(stop, playInputs(play, variables, nodes));
  const emitted = emittedVariables(plan);
  const own = play.stops.filter(
    (stop) =>
      !isExpected(stop) && Object.keys(stop.when).some((name) => emitted.has(name)) && !isStopped(stop, plan.base),
  );
  const found: StepFinding[] = [];
  const told = new Set<string>();
  for (const stop of own) {
    const now = layered(plan.base, emittedVariables(plan));
    if (!isStopped(stop, now)) continue;
    const way = waysPast(play, stop, now).find(([name, value]) => {
      const then = new Map(now).set(name, value);
      return !own.some((other) => isStopped(other, then)) && isSame(plan, now, then);
    });
    if (way) {
      plan.variables.set(way[0], { value: way[1], features: ['target'] });
      continue;
    }
    const message = describe(play, stop, now, release.facts.release);
    if (told.has(message)) continue;
    told.add(message);
    const subject = Object.keys(stop.when).find((name) => now.has(name)) ?? 'target.kubespray';
    found.push({ rule: 'stops-the-play', severity: 'error', subject, message });
  }
  return found;
}

/**
 * True for stops that have a finding of their own: those of every play and those about the hosts. So has the IPsec key,
 * which does not belong in generated files.
 */
function isExpected({ always, when }: PlayStop): boolean {
  return always === true || Object.keys(when).some((name) => name.startsWith('groups.') || name === 'cilium_ipsec_key');
}

/** Values for variables that neither the plan nor the inventory sets, with which the stop does not apply. */
function waysPast(play: PlayCatalog, { when }: PlayStop, now: Variables): [name: string, value: Json][] {
  return Object.entries(when).flatMap(([name, condition]): [string, Json][] => {
    if (now.has(name) || play.variables[name] === undefined) return [];
    return accepted(condition, wordsOf(play, name)).map((value) => [name, value]);
  });
}

/** The words that templates and checks compare a variable with. */
function wordsOf({ variables, stops }: PlayCatalog, name: string): Json[] {
  const checked = stops.flatMap(({ when }) => {
    const condition = when[name];
    if (condition === undefined) return [];
    return 'in' in condition ? condition.in : 'notIn' in condition ? condition.notIn : [];
  });
  return [...(variables[name]?.words ?? []), ...checked];
}

/** Values that do not meet a condition. */
function accepted(condition: PlayCondition, words: readonly Json[]): Json[] {
  if ('truthy' in condition) return [!condition.truthy];
  if ('notIn' in condition) return condition.notIn.filter((value) => value !== null && value !== '');
  if (!('in' in condition)) return [];
  return words.filter((word) => !condition.in.some((one) => sameJson(one, word)));
}

/** True if the cluster gets the same options with both sets of variables. */
function isSame({ target: { release, chart } }: Plan, now: Variables, then: Variables): boolean {
  if (!release) return false;
  const [before, after] = [predict(release, chart, now), predict(release, chart, then)].map(({ options }) => options);
  return (
    before !== undefined &&
    after !== undefined &&
    [...new Set([...before.keys(), ...after.keys()])].every((option) => before.get(option) === after.get(option))
  );
}

function describe(play: PlayCatalog, { file, task, kind, when }: PlayStop, now: Variables, release: string): string {
  const settings = Object.entries(when).map(([name, condition]) => {
    if (name === 'ansible_kernel') return 'the kernel of the target';
    const value = known(now.get(name)) ?? play.variables[name]?.value ?? play.variables[name]?.default;
    if (value === undefined || ('unset' in condition && condition.unset)) return `${name} not set`;
    return `${name}: ${shownJson(name, value)}`;
  });
  const what = task === undefined ? file : `the task "${task}"`;
  return `The playbook stops: in Kubespray ${release}, ${what} ${kind === 'check' ? 'refuses' : 'fails on'} ${list(settings, 8)}. Change one of these settings, or use another release.`;
}
