/**
 * Facts of one release that neither of its neighbours shares. Some are faults of the release, some gaps of the
 * measurement. Each is measured again in the contexts in which the neighbours show it.
 */
import type { PlayCatalog, PlayVariable } from '../../../src/catalog/play.ts';
import type { Json } from '../../../src/core/json.ts';
import { canonical } from '../learn/samples.ts';
import type { Assignment } from '../probe.ts';
import type { Play, PlayRender } from './driver.ts';
import { type Effect, failure, movesOf } from './effects.ts';
import { moved, Places } from './footprint.ts';
import { playSwitches, valuesFor } from './inputs.ts';
import { without } from './stops.ts';

/** A variable whose state differs from the state in both the release before and the release after. */
export interface Gap {
  release: string;
  variable: string;
  state: PlayVariable['state'];
  usual: PlayVariable['state'];
  beside: readonly [PlayCatalog, PlayCatalog];
}

/** The result of measuring again. */
export interface GapAnswer {
  /** A sentence for the log. */
  said: string;
  /** The variable with its new facts, if something was found. */
  variable?: PlayVariable;
}

/** Compares each release with its neighbours; the oldest comes first. */
export function gapsIn(plays: readonly PlayCatalog[]): Gap[] {
  return plays.slice(1, -1).flatMap((play, i) => {
    const [before, after] = [plays[i] as PlayCatalog, plays[i + 2] as PlayCatalog];
    return Object.entries(play.variables).flatMap(([variable, { state }]): Gap[] => {
      const usual = before.variables[variable]?.state;
      const isAlone = usual !== undefined && usual === after.variables[variable]?.state && usual !== state;
      return isAlone ? [{ release: play.release, variable, state, usual, beside: [before, after] }] : [];
    });
  });
}

/** Measures a gap again in its release. */
export async function measureGap(gap: Gap, play: Play, known: PlayVariable): Promise<GapAnswer> {
  const { variable, beside, release, state, usual } = gap;
  const values = valuesFor(variable, play.values[variable], [], play.newNames);
  const contexts = contextsFor(gap, play);
  const { effects, broken } = await effectsIn(play, variable, values, contexts);
  const moves = movesOf(effects, variable);
  const names = beside.map((neighbour) => neighbour.release).join(' and ');
  const about = `Kubespray ${release}: ${variable} is "${state}", and "${usual}" in ${names}`;
  const tried = `Measured again with ${count(values.length, 'value')} in ${count(contexts.length, 'context')}`;
  if (moves.length > 0 && state !== 'moves') {
    const [first] = moves;
    const more = moves.length > 1 ? ` and ${count(moves.length - 1, 'other place')}` : '';
    return {
      said: `${about}. ${tried}: it moves ${first?.at}${more}, and is now "moves".`,
      variable: { ...known, state: 'moves', moves },
    };
  }
  const [reason] = broken;
  const refused =
    reason === undefined
      ? ''
      : ` ${count(broken.length, 'rendering')} failed: ${reason.length > 100 ? `${reason.slice(0, 100)}...` : `${reason}.`}`;
  const result = moves.length > 0 ? `it moves ${count(moves.length, 'place')}` : 'it moves nothing';
  return { said: `${about}. ${tried}: ${result}.${refused}` };
}

/** The effects of a variable's values in some contexts, and why renderings fail. */
async function effectsIn(
  play: Play,
  name: string,
  values: readonly Json[],
  contexts: readonly Assignment[],
): Promise<{ effects: Effect[]; broken: string[] }> {
  const places = new Places(play);
  const effects: Effect[] = [];
  const broken: string[] = [];
  for (const gate of contexts) {
    for (const value of values) {
      const [without, set] = (await play.render([gate, { ...gate, [name]: value }])) as [PlayRender, PlayRender];
      const reason = failure(without) ?? failure(set);
      if (reason !== undefined) {
        broken.push(reason);
        continue;
      }
      const [before, after] = [places.of(without), places.of(set)];
      const changed = moved(before, after);
      if (changed.length > 0) effects.push({ name, value, gate, before, after, places: changed });
    }
  }
  return { effects, broken };
}

/** The contexts in which the neighbours show an effect, the switches of parts, and all of these together. */
function contextsFor({ variable, beside }: Gap, play: Play): Assignment[] {
  const gates = beside.flatMap(({ variables }) =>
    (variables[variable]?.moves ?? []).map(({ gate = {} }) => gate as Assignment),
  );
  const all = [{}, ...gates, ...playSwitches(play.newNames)].map((set) => without(set, variable));
  const together = Object.assign({}, ...all) as Assignment;
  const distinct = new Map([...all, together].map((set) => [canonical(set as Json), set]));
  return [...distinct.values()];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
