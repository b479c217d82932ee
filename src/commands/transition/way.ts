/** The way from one configuration to another: the runs of the playbook, and what each of them takes, in order. */
import type { Catalog } from '../../catalog/catalog.ts';
import { bareView } from '../../cluster/bare-view.ts';
import { transitions } from '../../transitions/rules/registry.ts';
import { wayBackOf } from '../../transitions/rules/stale-values.ts';
import { type Point, pointsOf } from '../../transitions/runs.ts';
import {
  type Change,
  type Effect,
  recreatePods,
  restartAgents,
  restartAgentsTogether,
  restartOperator,
  type Step,
} from '../../transitions/transition.ts';
import type { Side } from '../diff/side.ts';
import { clusterOf, isPinned, sideAt, versionFlags } from './cluster-of.ts';
import { leftValues } from './left-values.ts';
import type { End, Found, Placed, Run, Way } from './way-types.ts';

/** A run before its steps are collected. */
interface Leg {
  from: Point;
  to: Point;
  change: Change;
  /** What the command line states for a Cilium between. */
  flags: readonly string[];
}

/** The way between two sides. */
export async function wayBetween(a: Side, b: Side, catalog: Catalog): Promise<Way> {
  const [from, to] = [endOf(a), endOf(b)];
  const overall = await changeOf(a, b, a, catalog);
  const points = await pointsOf({ from, to, pinned: isPinned(a) }, catalog);
  const legs = await Promise.all(
    points.slice(1).map(async (point, index): Promise<Leg> => {
      const isLast = index === points.length - 2;
      const before = index === 0 ? a : await sideAt(a, points[index] ?? from, catalog);
      const after = isLast ? b : await sideAt(a, point, catalog);
      return {
        from: points[index] ?? from,
        to: point,
        change: await changeOf(before, after, a, catalog),
        flags: isLast ? [] : await versionFlags(a, point, catalog),
      };
    }),
  );
  const found = placed(overall, legs);
  return {
    before: from,
    after: to,
    changes: changesOf(overall, found),
    runs: legs.flatMap((leg, index) => {
      const here = found[index] ?? [];
      return here.length > 0 ? [runOf(leg, here)] : [];
    }),
  };
}

function endOf({ name, release, cilium }: Side): End {
  return { name, release, cilium };
}

async function changeOf(before: Side, after: Side, origin: Side, catalog: Catalog): Promise<Change> {
  return {
    before: await clusterOf(before, catalog),
    after: await clusterOf(after, catalog),
    origin: origin.release,
    ignored: await ignoredOptions(after, catalog),
    left: leftValues(before, after, after.chart),
    added: leftValues(after, before, before.chart),
  };
}

/** Options that an inventory adds to those of its release, and that no program of its Cilium lists. */
async function ignoredOptions({ view, cilium }: Side, catalog: Catalog): Promise<string[]> {
  if (!view || cilium === undefined) return [];
  const listed = await catalog.listedOptions(cilium);
  if (!listed) return [];
  const own = bareView(view.target, new Map()).prediction.options;
  const isKnown = (option: string): boolean => {
    const { before, after } = listed.elsewhere(option);
    return before !== undefined || after !== undefined;
  };
  const written = view.target.chart.options();
  return [...view.prediction.options.keys()].filter(
    (option) =>
      !own.has(option) &&
      !written.has(option) &&
      listed.get(option) === undefined &&
      !listed.mayBeDeprecated(option) &&
      isKnown(option),
  );
}

/**
 * What each run takes. Settings are those of the side before until the last run. So a release that does not know a
 * variable seems to change a setting, and a later one seems to change it back. Such a setting is the same at both ends,
 * and is left out. What differs between the ends is in the last run that changes it.
 */
function placed(overall: Change, legs: readonly Leg[]): Found[][] {
  const found: Found[][] = legs.map(() => []);
  for (const transition of transitions) {
    const effects = legs.map(({ change }) => transition.look(change));
    if (!transition.everyRun) {
      const whole = transition.look(overall);
      if (!whole) continue;
      const last = effects.findLastIndex((effect) => effect !== undefined);
      const at = last < 0 ? legs.length - 1 : last;
      found[at]?.push({ transition, effect: effects[at] ?? whole });
      continue;
    }
    for (const [index, effect] of effects.entries()) if (effect) found[index]?.push({ transition, effect });
  }
  return found;
}

/** What changes from end to end; of what only the runs between change, the change in each. */
function changesOf(overall: Change, found: readonly Found[][]): Way['changes'] {
  return transitions.flatMap((transition) => {
    const there = found.flat().filter((one) => one.transition === transition);
    if (there.length === 0) return [];
    const change = transition.look(overall)?.change ?? there.map(({ effect }) => effect.change).join(', ');
    return [{ transition, change }];
  });
}

/** Puts the effects of a run's changes together. */
function runOf({ from, to, change, flags }: Leg, found: Found[]): Run {
  /** A part of all effects with the changes that each item is for; what several need is there once. */
  const all = <T extends { text: string }>(part: (effect: Effect) => readonly T[] | undefined): (T & Placed)[] =>
    once(
      found.flatMap(({ transition, effect }) => (part(effect) ?? []).map((item) => ({ ...item, of: [transition.id] }))),
    );
  return {
    from,
    to,
    found,
    prepare: all((effect) => effect.before),
    playbook: playbookOf(change, [...flags, ...found.flatMap(({ effect }) => effect.flags ?? [])]),
    advice: all((effect) => effect.play?.map((text) => ({ text }))),
    finish: inOrder(all((effect) => effect.after).filter((step) => !isDone(step, change))),
    verify: all((effect) => effect.verify),
    back: [
      ...found.map(({ transition, effect }) => ({ title: transition.title, steps: effect.back })),
      ...(change.added.length > 0
        ? [{ title: 'Helm values that stay on the way back', steps: wayBackOf(change) }]
        : []),
    ],
  };
}

/** Another version restarts agents and operator by itself: their images change, and cilium-config is applied before. */
function isDone({ text }: Step, { before, after }: Change): boolean {
  const restarts = before.cilium !== undefined && after.cilium !== undefined && before.cilium !== after.cilium;
  return restarts && (text === restartAgents.text || text === restartOperator.text);
}

/** Only a new release drains nodes. */
function playbookOf({ before, after }: Change, flags: readonly string[]): string | undefined {
  if (after.release === undefined) return undefined;
  const isNew = before.release !== undefined && before.release !== after.release;
  return ['ansible-playbook -i INVENTORY -b', isNew ? 'upgrade-cluster.yml' : 'cluster.yml', ...flags].join(' ');
}

function once<T extends { text: string } & Placed>(items: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const there = found.get(item.text);
    if (there) there.of.push(...item.of.filter((id) => !there.of.includes(id)));
    else found.set(item.text, item);
  }
  return [...found.values()];
}

const ranks = new Map(
  [restartOperator, restartAgents, restartAgentsTogether, recreatePods].map((step, index) => [step.text, index + 1]),
);

/** What is particular first, then operator, agents and pods; agents do not restart one by one where they have to together. */
function inOrder<T extends Step>(steps: readonly T[]): T[] {
  const together = steps.some(({ text }) => text === restartAgentsTogether.text);
  return steps
    .filter(({ text }) => !(together && text === restartAgents.text))
    .sort((a, b) => (ranks.get(a.text) ?? 0) - (ranks.get(b.text) ?? 0));
}
