/** Variables that set a place in an object which a Helm value of another chart sets: limits, arguments, mounts. */
import type { Catalog, Chart, ChartObjects } from '../../catalog/catalog.ts';
import { sameJson } from '../../catalog/table.ts';
import type { Move } from '../../catalog/types.ts';
import { chartTakes } from '../../cluster/chart-paths.ts';
import type { Target } from '../../cluster/target/target.ts';
import type { Json } from '../../core/json.ts';
import { getPath, known, setPath } from '../../core/value-tree.ts';
import type { ValueTree } from '../../predict/chart.ts';
import type { Prediction, Variables } from '../../predict/kubespray.ts';

/** Facts about the objects of a cluster that a migration needs. */
export interface Places {
  /** Places in objects that a variable sets at the old release. Empty if the catalog has no measurements. */
  movesOf(variable: string): readonly Move[];
  /** The variable's default at the old release. */
  presetOf(variable: string): Json | undefined;
  /** Variables that set places in objects. */
  variables: readonly string[];
  /** The Helm value of the new chart that sets the same place, as a path that accepts the variable's value. */
  pathFor(variable: string, value: Json): string | undefined;
}

/**
 * Loads the measured facts about a release's objects and the target's chart. @throws Error if the catalog lacks them
 */
export async function placesOf(release: string, { chart, release: to }: Target, catalog: Catalog): Promise<Places> {
  const play = await catalog.play(release);
  const objects = to ? await catalog.objects(chart.version) : undefined;
  const movesOf = (variable: string): readonly Move[] => {
    const moves = Object.hasOwn(play.variables, variable) ? (play.variables[variable]?.moves ?? []) : [];
    return moves.filter(({ at }) => !/^(?:option|helm|task|fact):/.test(at));
  };
  return {
    movesOf,
    presetOf: (variable) => play.variables[variable]?.default,
    variables: Object.keys(play.variables).filter((variable) => movesOf(variable).length > 0),
    pathFor(variable, value) {
      if (!objects) return undefined;
      const moves = movesOf(variable);
      const paths = moves.map(({ at, as }) => pathTo(at, as !== undefined, value, moves, objects));
      const [path] = paths;
      // A variable that sets several places is replaced only if a single value sets all of them.
      const isWhole = path !== undefined && paths.every((other) => other === path);
      return isWhole && chartTakes(chart, path) ? path : undefined;
    },
  };
}

/** The Helm value for a place: of the place itself, or of a mapping that contains it. */
function pathTo(
  place: string,
  isCopied: boolean,
  value: Json,
  moves: readonly Move[],
  objects: ChartObjects,
): string | undefined {
  // The chart copies lists item by item. A single value is usable only if it was measured that the object gets a copy.
  if (!Array.isArray(value) && !isCopied) return undefined;
  const list = Array.isArray(value) ? place.replace(/\[[^\]]*\]$/, '') : place;
  for (const { above, rest } of aboveAll(list)) {
    const movers = objects.moversOf(above).filter(({ as, part }) => as !== undefined && (rest === '' || part));
    const own = new Set(moves.map(({ at }) => at));
    const others = (path: string): number =>
      (objects.value(path)?.moves ?? []).filter(({ at }) => at !== above && !own.has(at)).length;
    const [best] = movers.sort((a, b) => others(a.value) - others(b.value));
    if (best) return rest === '' ? best.value : `${best.value}.${rest}`;
  }
  return undefined;
}

/** A place, then the mappings that contain it: `a.b.c`, `a.b` and `c`, `a` and `b.c`. */
function* aboveAll(place: string): Generator<{ above: string; rest: string }> {
  yield { above: place, rest: '' };
  const keys: string[] = [];
  let above = place;
  for (;;) {
    const match = /^(.*[:\].\w])\.([\w-]+)$/.exec(above);
    if (!match?.[1] || !match[2] || !match[1].includes(':')) return;
    above = match[1];
    keys.unshift(match[2]);
    yield { above, rest: keys.join('.') };
  }
}

/**
 * Adds Helm values that replace variables which do not stay.
 *
 * @returns the variables, by the values that replace them
 */
export function carryPlaces(
  gone: ReadonlySet<string>,
  variables: Variables,
  values: ValueTree,
  places: Places,
): Map<string, string> {
  const carried = new Map<string, string>();
  for (const name of gone) {
    const value = known(variables.get(name));
    if (value === undefined || value === null) continue;
    const path = places.pathFor(name, value);
    if (path === undefined || getPath(values, path) !== undefined) continue;
    setPath(values, path, value);
    carried.set(path, name);
  }
  return carried;
}

/** Resources of a container before and after, if they change. */
export interface ResourceChange {
  /** `DaemonSet/cilium:containers[cilium-agent].resources.limits.memory`. */
  place: string;
  before: Json;
  after: Json;
  /** True if the inventory sets it; false if it is a default of the release. */
  asked: boolean;
}

const resource = /\.resources\.(?:limits|requests)\.\w+$/;

/** Limits and requests that change from one release to the other. Only measured ones are included. */
export function changedResources(
  { variables: old }: { variables: Variables },
  { variables: now, prediction, target: { chart } }: After,
  places: Places,
): ResourceChange[] {
  const { values } = prediction;
  if (!values) return [];
  return places.variables.flatMap((name): ResourceChange[] => {
    const before = known(old.get(name)) ?? places.presetOf(name);
    const [move] = places.movesOf(name);
    if (before === undefined || !move || !resource.test(move.at)) return [];
    const path = places.pathFor(name, before);
    if (path === undefined) return [];
    const set = getPath(values, path);
    const after = (set === undefined ? chart.value(path)?.default : known(set)) ?? null;
    if (set !== undefined && known(set) === undefined) return [];
    return sameJson(before, after) ? [] : [{ place: move.at, before, after, asked: old.has(name) || now.has(name) }];
  });
}

interface After {
  variables: Variables;
  prediction: Prediction;
  target: { chart: Chart };
}
