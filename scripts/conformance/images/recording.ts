/** The results of a run on `images`, as data. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCatalog } from '../../catalog/format.ts';
import { recordings } from '../recording.ts';
import { table } from '../table.ts';
import { type ImagesVerdict, imagesFingerprint } from './judge.ts';

const file = join(recordings, 'images.json');

/** One release with one Cilium, or one chart. */
export interface ImagesRecording {
  /** undefined: the chart alone. */
  release?: string;
  cilium: string;
  /** True for the Cilium that the release installs by default. */
  preset?: boolean;
  /** By wish: the number of names, their fingerprint, and the differences. */
  verdicts: Record<string, { outcome: ImagesVerdict['outcome']; names: number; seen: string; because?: string[] }>;
}

export function imagesRecording(
  target: Omit<ImagesRecording, 'verdicts'>,
  verdicts: readonly ImagesVerdict[],
): ImagesRecording {
  return {
    ...target,
    verdicts: Object.fromEntries(
      verdicts.map(({ id, outcome, answer, because }) => [
        id,
        {
          outcome,
          names: answer.length,
          seen: imagesFingerprint(answer),
          ...(outcome === 'differs' && { because }),
        },
      ]),
    ),
  };
}

export function readImages(): ImagesRecording[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ImagesRecording[]) : [];
}

/** Writes recordings and keeps those of other targets. */
export function writeImages(recorded: readonly ImagesRecording[]): void {
  const key = ({ release = '', cilium }: ImagesRecording): string => `${release} ${cilium}`;
  const all = new Map([...readImages(), ...recorded].map((recording) => [key(recording), recording]));
  const collator = new Intl.Collator('en', { numeric: true });
  const sorted = [...all].sort(([a], [b]) => collator.compare(a, b)).map(([, recording]) => recording);
  writeFileSync(file, formatCatalog(sorted));
}

/** Wishes that differ, as text. */
export function imagesDifferences(recorded: readonly ImagesRecording[]): string[] {
  return recorded.flatMap(({ release, cilium, verdicts }) =>
    Object.entries(verdicts).flatMap(([id, { outcome, because = [] }]) =>
      outcome === 'differs' ? [`${id} on ${release ?? 'plain Helm'} with Cilium ${cilium}: ${because.join('; ')}`] : [],
    ),
  );
}

export function imagesTable(recorded: readonly ImagesRecording[]): string {
  const rows = recorded.map(({ release, cilium, verdicts }) => {
    const all = Object.values(verdicts);
    const count = (outcome: string): string => String(all.filter((verdict) => verdict.outcome === outcome).length);
    const names = String(all.reduce((sum, verdict) => sum + verdict.names, 0));
    return [release ?? 'plain Helm', cilium, count('agrees'), count('refused'), count('differs'), names];
  });
  return table(['Kubespray', 'Cilium', 'agree', 'refused', 'differ', 'names'], rows);
}

/** The text of the page. */
export function imagesSection(recorded: readonly ImagesRecording[]): string {
  const all = recorded.flatMap(({ verdicts }) => Object.values(verdicts));
  const count = (outcome: string): number => all.filter((verdict) => verdict.outcome === outcome).length;
  const differences = imagesDifferences(recorded);
  return `\`images\` lists what is pulled. Real Ansible renders the role's own manifests and evaluates what the play downloads. \`helm
template\` renders the chart with the values that the role writes, or with plain Helm values. The list must have exactly the
images of all containers and the files that the play downloads. "Refused" are settings that the role or the chart does not
accept. Cases named mirror are rendered with what \`images --registry\` writes.

**${all.length} renderings: ${count('agrees')} agree, ${count('refused')} are refused upstream, ${count('differs')} differ.**

${imagesTable(recorded)}

${differences.length === 0 ? 'Nothing differs.' : differences.map((text) => `- ${text}`).join('\n')}
`;
}
