/** Facts of one release that neither of its neighbours shares: most of them are gaps of the measurement. */
import type { PlayCatalog } from '../../../src/catalog/play.ts';

/** One line for each variable whose state differs from the release before and the one after, which agree. */
export function gaps(plays: readonly PlayCatalog[]): string[] {
  return plays.slice(1, -1).flatMap((play, i) => {
    const [before, after] = [plays[i] as PlayCatalog, plays[i + 2] as PlayCatalog];
    return Object.entries(play.variables).flatMap(([name, { state }]) => {
      const [left, right] = [before.variables[name]?.state, after.variables[name]?.state];
      const isAlone = left !== undefined && left === right && left !== state;
      return isAlone
        ? [`play ${play.release}: ${name} is "${state}", "${left}" before and after: measure it by hand`]
        : [];
    });
  });
}
