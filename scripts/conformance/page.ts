/** Writes `docs/conformance.md` from the recordings. */
import { foldTables } from '../fold-tables.ts';
import type { CustomCniRecording } from './custom-cni/recording.ts';
import { customCniSection } from './custom-cni/section.ts';
import { cases } from './documented-flags.ts';
import { sampleFindings, sampleTable } from './false-alarms.ts';
import { type ImagesRecording, imagesSection } from './images/recording.ts';
import type { IntentDifference, IntentsRow } from './intents.ts';
import type { Outcome } from './judge.ts';
import type { MeshRecording } from './mesh/recording.ts';
import { meshSection } from './mesh/section.ts';
import { randomMigrationSection, readRandomMigrations } from './migrate/section.ts';
import { migrationSection } from './migration-run.ts';
import type { MigrationVerdict } from './migrations.ts';
import { publicInventories } from './public-inventories.ts';
import type { RandomRecording } from './random/recording.ts';
import { randomSection } from './random/section.ts';
import { recipeCase } from './recipe.ts';
import type { Recorded, Recording } from './recording.ts';
import { table } from './table.ts';
import { differenceTable, predictionShare, predictionTable, type Trust } from './trust.ts';

const outcomes: Outcome[] = ['agrees', 'refused', 'differs'];
const features = [...new Set(cases.map(({ feature }) => feature))];

/** How often each outcome occurs. */
export function tally(recordings: readonly Recording[]): Record<Outcome, number> {
  const counts = { agrees: 0, refused: 0, differs: 0 };
  for (const { targets } of recordings) {
    for (const { verdicts } of targets) {
      for (const { outcome } of Object.values(verdicts)) counts[outcome]++;
    }
  }
  return counts;
}

/** Release by feature, as a Markdown table. A number counts the cases that agree. */
export function featureTable(recordings: readonly Recording[]): string {
  const rows = recordings.flatMap(({ release, targets }) =>
    targets.map((target) => [release, target.cilium, ...features.map((feature) => cell(target, feature))]),
  );
  return table(['Kubespray', 'Cilium', ...features], rows);
}

function cell({ verdicts }: Recorded, feature: string): string {
  const seen = cases.flatMap(({ id, feature: of }) => (of === feature && verdicts[id] ? [verdicts[id].outcome] : []));
  const parts = outcomes
    .map((outcome) => [outcome, seen.filter((one) => one === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => (outcome === 'agrees' ? String(count) : `${count} ${outcome}`));
  return parts.join(', ');
}

/** Every case with that outcome, with its reason and the targets that share it. */
export function reasons(recordings: readonly Recording[], outcome: Outcome): string {
  const byReason = new Map<string, string[]>();
  for (const { id } of cases) {
    for (const { release, targets } of recordings) {
      for (const { cilium, verdicts } of targets) {
        const verdict = verdicts[id];
        if (verdict?.outcome !== outcome) continue;
        const key = `${id}\n${shorten(verdict.because).replaceAll(` ${cilium}`, '')}`;
        byReason.set(key, [...(byReason.get(key) ?? []), `${release} (${cilium})`]);
      }
    }
  }
  const all = recordings.flatMap(({ release, targets }) => targets.map(({ cilium }) => `${release} (${cilium})`));
  const rows = [...byReason].map(([key, where]) => {
    const [id = '', because = ''] = key.split('\n');
    return [`\`${id}\``, because, ranges(where, all)];
  });
  return rows.length === 0 ? 'None.' : table(['Case', 'Why', 'Kubespray (Cilium)'], rows);
}

/**
 * Targets as one line for each Cilium minor: `Cilium 1.13: v2.20.0 to v2.23.3`. A range covers the releases that were
 * judged.
 */
function ranges(where: readonly string[], all: readonly string[]): string {
  const minorOf = (target: string): string => /\((\d+\.\d+)/.exec(target)?.[1] ?? '';
  const minors = [...new Set(where.map(minorOf))].sort((a, b) => Number(a.split('.')[1]) - Number(b.split('.')[1]));
  return minors
    .map((minor) => {
      const judged = all.filter((target) => minorOf(target) === minor);
      const runs: string[][] = [];
      for (const [index, target] of judged.entries()) {
        if (!where.includes(target)) continue;
        const isNext = index > 0 && where.includes(judged[index - 1] ?? '');
        if (isNext) runs.at(-1)?.push(target);
        else runs.push([target]);
      }
      const named = runs.map((run) => {
        const [first = '', last = ''] = [run[0], run.at(-1)].map((target) => (target ?? '').replace(/ .*/, ''));
        return first === last ? first : `${first} to ${last}`;
      });
      return `Cilium ${minor}: ${runs.length === 1 && runs[0]?.length === judged.length ? 'every release' : named.join(', ')}`;
    })
    .reduce<string[]>(merged, [])
    .join('<br>');
}

/** Consecutive minors with every release become one line. */
function merged(lines: readonly string[], line: string): string[] {
  const [, from, to] = /^Cilium (\S+?)(?: to (\S+))?: every release$/.exec(lines.at(-1) ?? '') ?? [];
  const next = /^Cilium (\S+): every release$/.exec(line)?.[1];
  const isNext = from !== undefined && next === `1.${Number((to ?? from).split('.')[1]) + 1}`;
  return isNext ? [...lines.slice(0, -1), `Cilium ${from} to ${next}: every release`] : [...lines, line];
}

/** All random intents whose outcome differs. */
export function randomDifferences(recordings: readonly Recording[]): (IntentDifference & { where: string })[] {
  return recordings.flatMap(({ release, targets }) =>
    targets.flatMap(({ cilium, random }) =>
      (random?.differs ?? []).map((difference) => ({ ...difference, where: `${release} (${cilium})` })),
    ),
  );
}

/** The results for random intents, in a sentence. */
export function randomShare(recordings: readonly Recording[]): string {
  const rows = recordings.flatMap(({ targets }) => targets.flatMap(({ random }) => random ?? []));
  const sum = (of: (row: IntentsRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return `${sum((row) => row.cases)} cases: ${sum((row) => row.agree)} agree, ${sum((row) => row.refused)} are rightly refused, ${sum((row) => row.differs.length)} differ.`;
}

function randomTable(recordings: readonly Recording[]): string {
  const rows = recordings.flatMap(({ release, targets }) =>
    targets.flatMap(({ cilium, random }) =>
      random ? [[release, cilium, ...[random.agree, random.refused, random.differs.length].map(String)]] : [],
    ),
  );
  return table(['Kubespray', 'Cilium', 'agree', 'refused', 'differ'], rows);
}

function randomDifferenceTable(recordings: readonly Recording[]): string {
  const rows = randomDifferences(recordings).map(({ where, features, because }) => [
    where,
    `\`${JSON.stringify(features)}\``,
    shorten(because),
  ]);
  return rows.length === 0 ? 'None.' : table(['Kubespray (Cilium)', 'Intent', 'Why'], rows);
}

/** Enough reasons to show what it is about. */
function shorten(because: readonly string[]): string {
  const shown = 3;
  const more = because.length - shown;
  return [...because.slice(0, shown), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function recipeTable(recordings: readonly Recording[]): string {
  const rows = recordings.flatMap(({ release, targets }) =>
    targets
      .filter(({ recipe }) => recipe)
      .map(({ cilium, recipe = [], verdicts }) => [
        release,
        cilium,
        recipe.length === 0 ? 'works' : recipe.join('; '),
        ours(verdicts[recipeCase]?.outcome),
      ]),
  );
  return table(['Kubespray', 'Cilium', 'The published recipe', 'Our output'], rows);
}

function ours(outcome: Outcome | undefined): string {
  if (outcome === 'agrees') return 'works';
  return outcome === 'refused' ? 'reports that it is not possible' : 'differs';
}

function caseTable(): string {
  return table(
    ['Case', 'Feature', 'Intent'],
    cases.map(({ id, feature, features: intent }) => [`\`${id}\``, feature, `\`${JSON.stringify(intent)}\``]),
  );
}

/** All results. */
export interface Seen {
  recorded: readonly Recording[];
  trust: readonly Trust[];
  random: readonly RandomRecording[];
  migrated: Readonly<Record<string, MigrationVerdict>>;
  customCni: readonly CustomCniRecording[];
  meshes: readonly MeshRecording[];
  images: readonly ImagesRecording[];
}

/** The whole page. */
export function page({ recorded: recordings, trust, random, migrated, customCni, meshes, images }: Seen): string {
  const { agrees, refused, differs } = tally(recordings);
  return foldTables(`# Conformance

<!-- Generated by \`npm run conformance\`. Do not edit. -->

Each feature is judged on each Kubespray release with its Cilium versions. Real Ansible loads the output of \`generate\` and renders
it through Kubespray's own templates. If the Cilium CLI installs, real Helm renders the real chart. The resulting
\`cilium-config\` is compared with the real chart of that Cilium and the Helm flags in Cilium's documentation:

- Every agent option that the flags change must be there, as the agent reads it.
- Every object that they create must exist.
- Every object that they change must have the chart's content, unless Kubespray sets it otherwise itself.
- Kubespray must not install kube-proxy if the documentation does not.

A refusal counts as right only in three cases. The flags mean nothing to that Cilium, or Cilium itself refuses them. Or a search
through all carriers of the release finds no way to set them.

**${agrees + refused + differs} cases: ${agrees} agree, ${refused} are rightly refused, ${differs} differ.**

A number in the table counts the cases of the feature that agree; the words state the outcome of the others.
Cilium 1.8, the default of v2.16.0, has a chart of another shape, so that release is judged with 1.9.

${featureTable(recordings)}

## What differs

${reasons(recordings, 'differs')}

## What is refused, and why

Each line states what is missing on the closest carrier, or why the version cannot do it at all.

${reasons(recordings, 'refused')}

## Random intents

Clusters use several features together. These intents are random, with a fixed seed. They have one to four features with any of
the keys of their schemas. Two of three include kube-proxy replacement, and one of three native routing. The output for the
release must give the cluster what the real chart gives for the Helm values that \`generate\` writes for Cilium itself.
The search above judges refusals here too.

**${randomShare(recordings)}**

${randomTable(recordings)}

### Where they differ

${randomDifferenceTable(recordings)}

## The published egress gateway recipe

Guides for Kubespray give four keys of \`cilium_config_extra_vars\` for the egress gateway: \`enable-bpf-masquerade: true\`,
\`enable-ipv4-egress-gateway: true\`, \`enable-l7-proxy: false\` and \`kube-proxy-replacement: strict\`. The table shows their
real effect, and the output for \`egressGateway: true\`:

${recipeTable(recordings)}

## The cases

${caseTable()}

## What \`translate\` makes of random Helm values

${randomSection(random)}
## What \`migrate\` keeps

${migrationSection(migrated)}
### Random inventories

${randomMigrationSection(readRandomMigrations())}
## The chart in Kubespray's custom CNI

${customCniSection(customCni)}
## Clusters in a mesh

${meshSection(meshes)}
## The images that an installation pulls

${imagesSection(images)}
## What \`lint\` believes that the cluster gets

These inventories are random, with a fixed seed. They combine up to six native variables, five extra vars and four extra values.
Three of four only have values that fit their places; the fourth also has words of any type. Real Ansible loads each file and
renders the release's own templates. If the Cilium CLI installs, real Helm renders the real chart from the result. Every agent
option, and whether kube-proxy runs, must match what \`lint\` works out from the same text. So must the arguments of agent and
operator, the objects, and the image of each container, in the rows of 100 inventories. The other rows are older and compare
options. If nothing can be installed, \`lint\` must report an error.

Not covered:

- values for which the chart reads the cluster (service monitors)
- addresses that only the cluster's hosts decide (\`etcd-config\`)
- Jinja expressions, which \`lint\` reports as unknown
- \`cilium_install_extra_flags\`
- resources that a list of the inventory names, such as address pools

**${predictionShare(trust)}**

${predictionTable(trust)}

### What is predicted otherwise

${differenceTable(trust)}

## No false alarm

Kubespray's own sample inventory, and the variables with which its CI tries Cilium, linted for the release that they come with.
They are right by definition: an error would be a false alarm.

${sampleTable(trust)}

### Every finding

${sampleFindings(trust)}

## Inventories of other people

${publicInventories()}`);
}
