/**
 * `npm run conformance`: judges this tool's output against what Cilium documents, with real Ansible and real Helm.
 *
 * Records what it saw below `test/conformance/recordings`, writes `docs/conformance.md`, prints the table, and ends with 1
 * if anything differs.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openKubespray } from '../catalog/ansible.ts';
import { chartVersions, openChart } from '../catalog/helm.ts';
import { cases } from './documented-flags.ts';
import { judge, type Verdict } from './judge.ts';
import { featureTable, page, reasons, tally } from './page.ts';
import { judgeRecipe } from './recipe.ts';
import { type Recorded, readRecordings, writeIntents, writeRecording } from './recording.ts';
import { chosenVersion, ciliumVersions, isLastPatch, kubesprayReleases } from './targets.ts';

const docsPage = fileURLToPath(new URL('../../docs/conformance.md', import.meta.url));

const usage = `npm run conformance -- --kubespray <clone> --charts <clone> [options]

  --release <tag>     only this release; repeatable
  --feature <key>     only the cases of this feature (or the case with this id); repeatable
  --preset-only       only the Cilium version that each release installs by default
  --python <program>  interpreter that has ansible-core (default: $CATALOG_PYTHON, then python3)
  --cache <folder>    for extracted releases, charts and the built renderer
`;

const { values: options } = parseArgs({
  options: {
    kubespray: { type: 'string' },
    charts: { type: 'string' },
    release: { type: 'string', multiple: true },
    feature: { type: 'string', multiple: true },
    'preset-only': { type: 'boolean', default: false },
    python: { type: 'string', default: process.env.CATALOG_PYTHON ?? 'python3' },
    cache: { type: 'string', default: join(tmpdir(), 'cilium-extras-probe') },
  },
});
if (!options.kubespray || !options.charts) {
  process.stderr.write(usage);
  process.exit(2);
}
const { kubespray: repo, charts: chartsRepo, python, cache } = options;
const all = kubesprayReleases(repo);
const releases = options.release ?? all;
const wishes = options.feature
  ? cases.filter(({ id, feature }) => options.feature?.includes(id) || options.feature?.includes(feature))
  : cases;
const charts = await chartVersions(chartsRepo);

for (const release of releases) {
  const kubespray = await openKubespray(repo, release, cache, { python });
  const withNeighbours = !options['preset-only'] && isLastPatch(release, all);
  const targets: Recorded[] = [];
  for (const [index, cilium] of ciliumVersions(kubespray, withNeighbours, charts).entries()) {
    const started = Date.now();
    const chart = await openChart(chartsRepo, cilium, cache);
    const bench = { kubespray, chart, cilium, ciliumVersion: chosenVersion(kubespray, cilium) };
    const verdicts = await judge(bench, wishes, python);
    const preset = index === 0;
    targets.push({
      cilium,
      preset,
      ...(preset && { recipe: await judgeRecipe(bench) }),
      verdicts: Object.fromEntries(verdicts.map(({ id, ...verdict }) => [id, verdict])),
    });
    chart.close();
    progress(release, cilium, verdicts, Date.now() - started);
  }
  kubespray.close();
  writeRecording({ release, commit: kubespray.commit, targets });
}
writeIntents();
const recorded = readRecordings();
writeFileSync(docsPage, page(recorded));
const seen = recorded.filter(({ release }) => releases.includes(release));
const { agrees, refused, differs } = tally(seen);
process.stdout.write(`${featureTable(seen)}\n\n`);
if (differs > 0) process.stdout.write(`${reasons(seen, 'differs')}\n\n`);
process.stdout.write(`${agrees} agree, ${refused} rightly refused, ${differs} differ\n`);
process.exitCode = differs > 0 ? 1 : 0;

function progress(release: string, cilium: string, verdicts: readonly Verdict[], milliseconds: number): void {
  const count = (outcome: string) => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const counts = `${count('agrees')} agree, ${count('refused')} refused, ${count('differs')} differ`;
  process.stderr.write(`${release} with Cilium ${cilium}: ${counts} (${(milliseconds / 1000).toFixed(1)} s)\n`);
}
