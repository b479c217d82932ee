/** The way from one configuration to another: the runs of the playbook with their steps, in order. */
import type { Catalog } from '../../catalog/catalog.ts';
import { bareView } from '../../cluster/bare-view.ts';
import { coerce, compare } from '../../core/versions.ts';
import { copyFor, inventoryWord, type Place } from '../../transitions/inventory-path.ts';
import { transitions } from '../../transitions/rules/registry.ts';
import { wayBackOf } from '../../transitions/rules/stale-values.ts';
import { type Point, pointsOf } from '../../transitions/runs.ts';
import {
  type Change,
  type Cluster,
  type Effect,
  type Ends,
  recreatePods,
  restartAgents,
  restartAgentsTogether,
  restartOperator,
  type Step,
} from '../../transitions/transition.ts';
import type { Side } from '../diff/side.ts';
import { clusterOf, hasNothingToWrite, isPinned, sideAt, versionFlags, versionName } from './cluster-of.ts';
import { leftValues } from './left-values.ts';
import type { End, Found, Placed, Run, Way } from './way-types.ts';

/** A run before its steps are collected. */
interface Leg {
  from: Point;
  to: Point;
  change: Change;
  /** Flags on the command line that select an intermediate Cilium. */
  flags: readonly string[];
}

/** How the settings of the first side are rewritten for intermediate releases. */
export interface Between {
  /** Its settings, rewritten for a release and its Cilium; undefined if they stay as they are. */
  at(point: Point): Promise<Side | undefined>;
  /** The place of the original. */
  source?: Place | undefined;
}

/** The way between two sides. Without `between`, the settings of the first side apply until the last run. */
export async function wayBetween(
  a: Side,
  b: Side,
  catalog: Catalog,
  { between, goal }: { between?: Between | undefined; goal?: Place | undefined } = {},
): Promise<Way> {
  const [from, to] = [endOf(a), endOf(b)];
  const source = between?.source;
  const known: Ends = { release: a.release, source, goal };
  const overall = await changeOf(a, b, known, catalog);
  const points = await pointsOf({ from, to, pinned: isPinned(a) }, catalog);
  const sides = await Promise.all(points.slice(1, -1).map((point) => sideBetween(a, point, catalog, between)));
  const ends = [bareEnd(a), ...sides, bareEnd(b)];
  const inventories = points.map((point, index) => inventoryAt(point, index === points.length - 1, known, to));
  const legs = await Promise.all(
    points.slice(1).map(async (point, index): Promise<Leg> => {
      const [before = bareEnd(a), after = bareEnd(b)] = ends.slice(index);
      const inventory = { before: inventories[index], after: inventories[index + 1] };
      const change = { ...(await changeOf(before.side, after.side, known, catalog)), inventory };
      const isExact = before.isExact && after.isExact;
      return {
        from: points[index] ?? from,
        to: point,
        change: isExact ? change : { ...change, isExact, ignored: [], left: [], added: [] },
        flags: after.flags,
      };
    }),
  );
  const found = placed(overall, legs);
  return {
    before: from,
    after: to,
    changes: changesOf(overall, found),
    notes: pinnedNote(b, overall.after),
    runs: legs.flatMap((leg, index) => {
      const here = found[index] ?? [];
      return here.length > 0 ? [runOf(leg, here)] : [];
    }),
  };
}

/**
 * The inventory for the playbook at a point of the way: the user's own, or a copy that is migrated for the release. At
 * the end it is the user's inventory for the last release. An inventory that was migrated in place is used for every
 * run of its release.
 */
function inventoryAt({ release }: Point, isLast: boolean, ends: Ends, to: End): Place | undefined {
  const { source, goal } = ends;
  const isInPlace = goal !== undefined && goal.path === source?.path && release === to.release;
  if (isInPlace || (isLast && goal?.kind === 'inventory')) return goal;
  if (isLast && goal?.kind === 'intent' && release !== ends.release) return goal;
  if (release === undefined || release === ends.release || source?.kind === 'intent') return source;
  const isBack = ends.release === undefined || to.release === undefined || compare(ends.release, to.release) > 0;
  return isBack ? undefined : copyFor(source, release);
}

/** The note on a Cilium that the last inventory names, and that is older than its release's default. */
function pinnedNote(side: Side, { cilium, preset, release }: Cluster): string[] {
  if (!isPinned(side) || cilium === undefined || preset === undefined) return [];
  const [pinned, own] = [coerce(cilium)?.version, coerce(preset)?.version];
  if (pinned === undefined || own === undefined || compare(pinned, own) >= 0) return [];
  return [
    `The inventory pins Cilium ${cilium}; Kubespray ${release} brings ${preset}. To get it, set or remove ${versionName(side)}.`,
  ];
}

function endOf({ name, release, cilium }: Side): End {
  return { name, release, cilium };
}

/** A side at a point of the way. */
interface Stop {
  side: Side;
  /** Flags on the command line for it. */
  flags: readonly string[];
  /** False if the user's settings for the release are not known. */
  isExact: boolean;
}

function bareEnd(side: Side): Stop {
  return { side, flags: [], isExact: true };
}

/** The first side at a point between two runs. */
async function sideBetween(a: Side, point: Point, catalog: Catalog, between: Between | undefined): Promise<Stop> {
  const isNew = point.release !== undefined && point.release !== a.release;
  const written = isNew ? await between?.at(point) : undefined;
  const from = written ?? a;
  const isExact = !isNew || written !== undefined || hasNothingToWrite(a);
  if (written && written.cilium === point.cilium) return { side: written, flags: [], isExact };
  return { side: await sideAt(from, point, catalog), flags: await versionFlags(from, point, catalog), isExact };
}

async function changeOf(before: Side, after: Side, ends: Ends, catalog: Catalog): Promise<Change> {
  return {
    before: await clusterOf(before, catalog),
    after: await clusterOf(after, catalog),
    ends,
    inventory: { before: ends.source, after: ends.goal ?? ends.source },
    isExact: true,
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
 * The effects of each run. Until the last run, the settings of the first side apply. So a release that does not have a
 * variable seems to change a setting, and a later one seems to change it back. Such a setting is the same at both ends,
 * and is omitted. A difference between the ends belongs to the last run that changes it.
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
    for (const [index, effect] of effects.entries()) {
      const isTold = transition.isRest === true && found[index]?.some((one) => restarts(one.effect));
      if (effect && !isTold) found[index]?.push({ transition, effect });
    }
  }
  return found;
}

function restarts({ after = [] }: Effect): boolean {
  return after.some(({ text }) => text === restartAgents.text || text === restartAgentsTogether.text);
}

/** What changes from end to end. For a change that only intermediate runs have, the change in each of them. */
function changesOf(overall: Change, found: readonly Found[][]): Way['changes'] {
  return transitions.flatMap((transition) => {
    const there = found.flat().filter((one) => one.transition === transition);
    if (there.length === 0) return [];
    const change = transition.look(overall)?.change ?? there.map(({ effect }) => effect.change).join(', ');
    return [{ transition, change }];
  });
}

/** Joins the effects of a run's changes. */
function runOf({ from, to, change, flags }: Leg, found: Found[]): Run {
  /**
   * A part of all effects, with the ids of the changes that need each item. An item
   * that several changes need is there once.
   */
  const all = <T extends { text: string }>(part: (effect: Effect) => readonly T[] | undefined): (T & Placed)[] =>
    once(
      found.flatMap(({ transition, effect }) => (part(effect) ?? []).map((item) => ({ ...item, of: [transition.id] }))),
    );
  return {
    from,
    to,
    found,
    prepare: [
      ...all((effect) => effect.first),
      ...all((effect) => effect.before),
      ...(change.isExact ? [] : [{ ...exactWay(from, to), of: [] }]),
    ],
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

/** The command to run if a run's own settings are not known. */
function exactWay(from: Point, to: Point): Step {
  return {
    text: 'Helm values that stay, and options that are removed, depend on the inventory of this run. Compare the copies that you have written.',
    byHand: [`cilium-extras transition COPY@${from.release} COPY@${to.release}`],
  };
}

/** A new version restarts agents and operator anyway: their images change, and cilium-config is applied before that. */
function isDone({ text }: Step, { before, after }: Change): boolean {
  const restarts = before.cilium !== undefined && after.cilium !== undefined && before.cilium !== after.cilium;
  return restarts && (text === restartAgents.text || text === restartOperator.text);
}

/** Only a new release needs the playbook that drains nodes. */
function playbookOf({ before, after, inventory }: Change, flags: readonly string[]): string | undefined {
  if (after.release === undefined) return undefined;
  const isNew = before.release !== undefined && before.release !== after.release;
  const inventories = `-i ${inventoryWord(inventory.after)}`;
  return ['ansible-playbook', inventories, '-b', isNew ? 'upgrade-cluster.yml' : 'cluster.yml', ...flags].join(' ');
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

/**
 * Specific steps first, then operator, agents and pods. If all agents must restart
 * together, they do not restart one by one too.
 */
function inOrder<T extends Step>(steps: readonly T[]): T[] {
  const together = steps.some(({ text }) => text === restartAgentsTogether.text);
  return steps
    .filter(({ text }) => !(together && text === restartAgents.text))
    .sort((a, b) => (ranks.get(a.text) ?? 0) - (ranks.get(b.text) ?? 0));
}
