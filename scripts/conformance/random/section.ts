/** The part of `docs/conformance.md` that is about random sets of Helm values. */
import semver from 'semver';
import { table } from '../table.ts';
import type { RandomRecording, RecordedSet } from './recording.ts';

interface Tally {
  sets: number;
  agree: number;
  carried: number;
  refused: number;
  differ: number;
}

function tally(recordings: readonly RandomRecording[]): Tally {
  const sets = recordings.flatMap((recording) => recording.sets);
  const refused = (set: RecordedSet): number => Object.keys(set.refused ?? {}).length;
  const total = (count: (set: RecordedSet) => number): number => sets.reduce((sum, set) => sum + count(set), 0);
  const differ = sets.filter((set) => set.differs).length;
  return {
    sets: sets.length,
    agree: sets.length - differ,
    carried: total((set) => Object.keys(set.values).length - refused(set)),
    refused: total(refused),
    differ,
  };
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

function line(release: string): string {
  const { major, minor } = semver.parse(release) as semver.SemVer;
  return `v${major}.${minor}`;
}

/** How many sets differ. */
export function differing(recordings: readonly RandomRecording[]): number {
  return tally(recordings).differ;
}

/** Results by minor release. */
export function randomTable(recordings: readonly RandomRecording[]): string {
  const lines = [...new Set(recordings.map(({ release }) => line(release)))];
  const rows = lines.map((name) => {
    const own = recordings.filter(({ release }) => line(release) === name);
    const { sets, agree, carried, refused, differ } = tally(own);
    const versions = [...new Set(own.map(({ cilium }) => cilium))].join(', ');
    return [name, versions, sets, share(agree, sets), carried, refused, differ].map(String);
  });
  return table(
    ['Kubespray', 'Cilium', 'Sets', 'Agree', 'Values transported', 'Values refused', 'Sets that differ'],
    rows,
  );
}

/** The text of the page. */
export function randomSection(recordings: readonly RandomRecording[]): string {
  const all = tally(recordings);
  const wrong = recordings.flatMap(({ release, sets }) =>
    sets.flatMap(({ values, differs }) =>
      differs ? [[release, `\`${JSON.stringify(values)}\``, differs.map((text) => text.slice(0, 160)).join('; ')]] : [],
    ),
  );
  return `These sets were judged on ${recordings.length} releases. They contain each Helm value of the release's own Cilium that
changes \`cilium-config\` once, with a random value and together with others. The seed is in the recordings. \`translate\` gets the set as flags. Its
output goes through real Ansible and, if the Cilium CLI installs, through the real chart. Every agent option that the set decides
must end as the real chart has it for the flags alone. If the set only repeats the chart's defaults, the release's own default
is accepted, unless it equals what another value would set. Kubespray chooses the pod networks. A refusal is right if
the value changes objects that the release's manifests lack. It is also right if a search through the carriers finds no way.

${`**${all.sets} sets with ${all.carried + all.refused} values: ${all.agree} sets (${share(all.agree, all.sets)}) agree; ${all.carried} values are transported, ${all.refused} refused.**`}

${randomTable(recordings)}

${wrong.length === 0 ? 'No set differs.' : table(['Kubespray', 'Values', 'What differs'], wrong)}
`;
}
