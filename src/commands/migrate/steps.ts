/** Steps of a migration to do by hand, in order. They come from the transitions. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { copyFor, type Place, pathWord } from '../../transitions/inventory-path.ts';
import type { Point } from '../../transitions/runs.ts';
import type { Step } from '../../transitions/transition.ts';
import { type Side, sideOf } from '../diff/side.ts';
import { pointName } from '../transition/page.ts';
import { wayBetween } from '../transition/way.ts';
import type { Run } from '../transition/way-types.ts';

/** How to get the inventory for another release. */
interface Migrated {
  /** Its settings after a migration to an intermediate release. */
  migrated: (release: string) => Promise<ScopeView>;
  place: Place;
  /** True if the files at `place` are already migrated. */
  isWritten?: boolean | undefined;
}

/**
 * The steps, in order: how often the playbook runs, then the specific steps of each run. `transition`, which the last
 * step names, prints upgrade notes, checks and the way back.
 */
export async function manualSteps(
  before: ScopeView,
  after: ScopeView,
  catalog: Catalog,
  { migrated, place, isWritten = false }: Migrated,
): Promise<string[]> {
  const at = async ({ release }: Point): Promise<Side | undefined> =>
    release === undefined ? undefined : sideOf('between', await migrated(release), []);
  const { runs } = await wayBetween(sideOf('before', before, []), sideOf('after', after, []), catalog, {
    between: { at, source: place },
    goal: place,
  });
  const [first, second] = runs;
  if (!first) return [];
  const particular = runs.flatMap((run) =>
    stepsOf(run).map((text) => (second ? `${pointName(run.to)}: ${text}` : text)),
  );
  const [from, to] = [before.release.facts.release, after.release.facts.release];
  const releases = new Set(runs.flatMap((run) => run.to.release ?? []));
  releases.delete(to);
  return [
    ...(second
      ? [
          `Run the playbook ${runs.length} times, one after another: ${runs.map((run) => pointName(run.to)).join('; ')}.`,
          ...(releases.size > 0 ? [copies([...releases], { from, to, place, isWritten })] : []),
        ]
      : []),
    ...particular,
    `Read the upgrade notes, the checks and the rollback: cilium-extras transition BEFORE@${from} AFTER@${to}.`,
  ];
}

/**
 * The step that creates the inventories for intermediate releases. Once the files are written, only the user's backup
 * has the original.
 */
function copies(
  releases: readonly string[],
  { from, to, place, isWritten }: { from: string; to: string; place: Place; isWritten: boolean },
): string {
  const original = isWritten ? 'ORIGINAL' : pathWord(place);
  const commands = releases.flatMap((release) => {
    const copy = pathWord(copyFor(place, release));
    return [`cp -r ${original} ${copy}`, `cilium-extras migrate ${copy} --from ${from} --to ${release} --write`];
  });
  const text = isWritten
    ? `Migrate a copy of the original inventory for each release before ${to}. ORIGINAL is the inventory before this migration.`
    : `Migrate a copy of the original inventory for each release before ${to}. Then run this migration with --write.`;
  return withCommands({ text, commands });
}

/** Every upgrade needs these, so one line of the report covers them. The other steps depend on the settings. */
const general = new Set(['kubespray-release', 'cilium-version']);

function stepsOf({ prepare, playbook, advice, finish }: Run): string[] {
  const own = <T extends { of: string[] }>(items: readonly T[]): T[] =>
    items.filter(({ of }) => of.some((id) => !general.has(id)));
  return [
    ...own(prepare).map(withCommands),
    ...own(advice).map(({ text }) => text),
    ...(playbook?.includes(' -e ') ? [`Run the playbook with this command: ${playbook}.`] : []),
    ...own(finish).map(withCommands),
  ];
}

/** A step and its commands on one line. */
function withCommands({ text, commands = [], byHand = [], onNodes = [] }: Step): string {
  const here = [...commands, ...byHand];
  return [
    text,
    ...(here.length > 0 ? [`Run: ${here.join('; ')}.`] : []),
    ...(onNodes.length > 0 ? [`On every node: ${onNodes.join('; ')}.`] : []),
  ].join(' ');
}
