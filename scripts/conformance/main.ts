/**
 * `npm run conformance`: compares this tool's output with Cilium's documentation, with real Ansible and real Helm.
 *
 * Records the results in `test/conformance/recordings`, writes `docs/conformance.md`, prints the table, and exits with
 * 1 if anything differs.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { openKubespray, withoutMarks } from '../catalog/ansible/ansible.ts';
import { chartArchive, chartVersions, openChart, openManifests } from '../catalog/cilium/helm.ts';
import { findBaseline } from '../catalog/kubespray/baseline.ts';
import { measureCarriers } from '../catalog/kubespray/carriers.ts';
import { installsCharts, judgeCustomCni } from './custom-cni/judge.ts';
import { readCustomCni, recordedVerdicts, writeCustomCni } from './custom-cni/recording.ts';
import { customCniDifferences, customCniTable } from './custom-cni/section.ts';
import { cases, casesFor } from './documented-flags.ts';
import { falseAlarms, lintSamples, sampleTable } from './false-alarms.ts';
import { judgeChartImages, judgeReleaseImages } from './images/judge.ts';
import {
  type ImagesRecording,
  imagesDifferences,
  imagesRecording,
  imagesTable,
  readImages,
  writeImages,
} from './images/recording.ts';
import { type IntentsRow, judgeIntents } from './intents.ts';
import { judge, type Verdict } from './judge.ts';
import { judgeExamples } from './mesh/examples-run.ts';
import { judgeMeshes } from './mesh/judge.ts';
import { meshesOf } from './mesh/meshes.ts';
import { meshRecording, readMeshes, writeMeshes } from './mesh/recording.ts';
import { meshDifferences, meshTable } from './mesh/section.ts';
import { writeRandomMigrations } from './migrate/section.ts';
import { changedBehaviour, judgeDiffPairs, judgeMigrations, judgeRandomPairs } from './migration-run.ts';
import { readMigrations, writeMigrations } from './migrations.ts';
import { judgeOwnOutput, type OwnOutputRow, ownFormats } from './own-output/judge.ts';
import { featureTable, page, randomDifferences, randomShare, reasons, tally } from './page.ts';
import { judgePrediction, type PredictionRow } from './prediction/row.ts';
import { readRandomRecordings, writeRandomRecording } from './random/recording.ts';
import { judgeRandomSets } from './random/run.ts';
import { differing, randomTable } from './random/section.ts';
import { judgeRecipe } from './recipe.ts';
import { type Recorded, readRecordings, writeIntents, writeRecording } from './recording.ts';
import { chosenVersion, ciliumVersions, isLastPatch, kubesprayReleases } from './targets.ts';
import { countDifferences, predictionTable, readTrust, writeTrust } from './trust.ts';

const docsPage = fileURLToPath(new URL('../../docs/conformance.md', import.meta.url));

const usage = `npm run conformance -- --kubespray <clone> --charts <clone> [options]

  --release <tag>     only this release; repeatable
  --feature <key>     only the cases of this feature (or the case with this id); repeatable
  --preset-only       only the Cilium version that each release installs by default
  --part <name>       only generate, translate, migrate, prediction, samples, custom-cni, mesh, images,
                      own-output or diff; repeatable
  --intents <number>  random intents a target for generate (default: 100)
  --cases <number>    random inventories a target for the prediction (default: 300)
  --migrations <number>  random inventories a pair of releases for migrate and diff (default: 60)
  --seed <number>     other ones (default: 1)
  --python <program>  interpreter that has ansible-core (default: $CATALOG_PYTHON, then python3)
  --cache <folder>    for extracted releases, charts and the built renderer
`;

const parts = [
  'generate',
  'translate',
  'migrate',
  'prediction',
  'samples',
  'custom-cni',
  'mesh',
  'images',
  'own-output',
  'diff',
];

const { values: options } = parseArgs({
  options: {
    kubespray: { type: 'string' },
    charts: { type: 'string' },
    release: { type: 'string', multiple: true },
    feature: { type: 'string', multiple: true },
    'preset-only': { type: 'boolean', default: false },
    part: { type: 'string', multiple: true, default: parts },
    intents: { type: 'string', default: '100' },
    cases: { type: 'string', default: '300' },
    migrations: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
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
const wishesFor = (release: string) =>
  options.feature
    ? casesFor(release).filter(({ id, feature }) => options.feature?.includes(id) || options.feature?.includes(feature))
    : casesFor(release);
const customCniCases = cases.filter(
  ({ id, feature }) => !options.feature || options.feature.includes(id) || options.feature.includes(feature),
);
const charts = await chartVersions(chartsRepo);
const catalog = openCatalog();

const drawIntents = { count: Number(options.intents), seed: Number(options.seed) };
const draw = { count: Number(options.cases), seed: Number(options.seed) };
const drawOwn = { count: Number(options.intents), seed: Number(options.seed) };
const asks = (part: string): boolean => options.part.includes(part);

const ownOutput: OwnOutputRow[] = [];

for (const release of releases) {
  // If a release stops every user, the settings that pass are set in every rendering. Whether `generate` writes them is
  // judged.
  const { kubespray, requires } = await findBaseline(
    withoutMarks(await openKubespray(repo, release, cache, { python })),
  );
  const ours = Object.keys(kubespray.defaults).filter((name) => name.startsWith('cilium_'));
  const carriers = await measureCarriers(kubespray, ours);
  const withNeighbours = !options['preset-only'] && isLastPatch(release, all);
  const targets: Recorded[] = [];
  const prediction: PredictionRow[] = [];
  const customCni: ReturnType<typeof readCustomCni>[number]['targets'] = [];
  const facts = await catalog.kubespray(release);
  for (const [index, cilium] of ciliumVersions(kubespray, withNeighbours, charts).entries()) {
    const chart = await openChart(chartsRepo, cilium, cache);
    const bench = { kubespray, chart, cilium, ciliumVersion: chosenVersion(kubespray, cilium), requires, carriers };
    if (asks('generate')) {
      const started = Date.now();
      const verdicts = await judge(bench, wishesFor(release), python);
      const preset = index === 0;
      const manifests = await openManifests(chartsRepo, cilium, cache);
      const random = options.feature ? undefined : await judgeIntents({ ...bench, manifests }, python, drawIntents);
      manifests.close();
      targets.push({
        cilium,
        preset,
        ...(preset && { recipe: await judgeRecipe(bench) }),
        ...(random && { random }),
        verdicts: Object.fromEntries(verdicts.map(({ id, ...verdict }) => [id, verdict])),
      });
      progress(release, cilium, `${sayVerdicts(verdicts)}${random ? `; random: ${sayRow(random)}` : ''}`, started);
    }
    if (asks('translate') && index === 0) {
      const started = Date.now();
      const manifests = await openManifests(chartsRepo, cilium, cache);
      const sets = await judgeRandomSets({ ...bench, manifests }, catalog, python, draw.seed);
      manifests.close();
      writeRandomRecording(sets);
      progress(release, cilium, `random values: ${differing([sets])} of ${sets.sets.length} sets differ`, started);
    }
    if (asks('prediction')) {
      const started = Date.now();
      const manifests = await openManifests(chartsRepo, cilium, cache);
      const row = await judgePrediction({ ...bench, manifests }, catalog, python, draw);
      manifests.close();
      prediction.push(row);
      progress(release, cilium, `prediction: ${sayRow(row)}`, started);
    }
    if (asks('custom-cni') && isLastPatch(release, all) && (await installsCharts(kubespray))) {
      const started = Date.now();
      const verdicts = await judgeCustomCni(bench, customCniCases, python);
      customCni.push({ cilium, verdicts: recordedVerdicts(verdicts) });
      progress(release, cilium, `custom-cni: ${sayVerdicts(verdicts)}`, started);
    }
    if (asks('mesh') && index === 0 && isLastPatch(release, all)) {
      const started = Date.now();
      const wishes = await meshesOf({ kubespray: release, cilium });
      const verdicts = await judgeMeshes(wishes, { benchOf: async () => bench, python });
      const recording = meshRecording({ of: release, commit: kubespray.commit, cilium }, verdicts);
      writeMeshes([recording]);
      progress(release, cilium, `mesh: ${meshDifferences([recording]).length} of ${wishes.length} differ`, started);
    }
    if (asks('images')) {
      const started = Date.now();
      const verdicts = await judgeReleaseImages(bench, catalog, python);
      const target = { release, cilium, ...(bench.ciliumVersion === undefined && { preset: true }) };
      writeImages([imagesRecording(target, verdicts)]);
      progress(release, cilium, `images: ${sayVerdicts(verdicts)}`, started);
    }
    if (asks('own-output')) {
      const started = Date.now();
      const target = { kubespray: release, cilium };
      const row = await judgeOwnOutput(target, catalog, ownFormats(facts.carriers.customCni), drawOwn);
      ownOutput.push(row);
      progress(release, cilium, `own output: ${row.wrong.length} of ${row.texts} texts have findings`, started);
    }
    chart.close();
  }
  kubespray.close();
  if (customCni.length > 0) writeCustomCni({ release, commit: kubespray.commit, targets: customCni });
  if (asks('generate')) writeRecording({ release, commit: kubespray.commit, targets });
  if (asks('prediction')) writeTrust(release, { prediction });
  if (asks('samples')) {
    writeTrust(release, { samples: await lintSamples({ kubesprayRepo: repo, catalog, release }) });
  }
}
if (asks('images') && !options.release) writeImages(await chartImages());
if (asks('migrate')) {
  const tools = { kubespray: repo, charts: chartsRepo, python, cache };
  writeMigrations(await judgeMigrations(tools));
  const drawn = { ...draw, count: Number(options.migrations) };
  writeRandomMigrations(await judgeRandomPairs(tools, catalog, drawn));
}
if (asks('mesh')) writeMeshes([await judgeExamples({ kubespray: repo, charts: chartsRepo, python, cache })]);
writeIntents();
const recorded = readRecordings();
const trust = readTrust();
const random = readRandomRecordings();
const migrated = readMigrations();
const customCni = readCustomCni();
const meshes = readMeshes();
const images = readImages();
writeFileSync(docsPage, page({ recorded, trust, random, migrated, customCni, meshes, images }));
const failures: number[] = [];
if (asks('generate')) {
  const seen = recorded.filter(({ release }) => releases.includes(release));
  const { agrees, refused, differs } = tally(seen);
  process.stdout.write(`${featureTable(seen)}\n\n`);
  if (differs > 0) process.stdout.write(`${reasons(seen, 'differs')}\n\n`);
  process.stdout.write(`${agrees} agree, ${refused} rightly refused, ${differs} differ\n`);
  process.stdout.write(`Random intents: ${randomShare(seen)}\n`);
  failures.push(differs, randomDifferences(seen).length);
}
if (asks('translate')) {
  const seen = random.filter(({ release }) => releases.includes(release));
  process.stdout.write(`${randomTable(seen)}\n\n`);
  failures.push(differing(seen));
}
if (asks('migrate')) failures.push(Object.values(migrated).flatMap(changedBehaviour).length);
if (asks('custom-cni')) {
  const seen = customCni.filter(({ release }) => releases.includes(release));
  process.stdout.write(`${customCniTable(seen)}\n\n${customCniDifferences(seen).join('\n')}\n`);
  failures.push(customCniDifferences(seen).length);
}
if (asks('mesh')) {
  const seen = meshes.filter(({ of }) => of === 'examples' || releases.includes(of));
  process.stdout.write(`${meshTable(seen)}\n\n${meshDifferences(seen).join('\n')}\n`);
  failures.push(meshDifferences(seen).length);
}
if (asks('images')) {
  const seen = images.filter(({ release }) => release === undefined || releases.includes(release));
  process.stdout.write(`${imagesTable(seen)}\n\n${imagesDifferences(seen).join('\n')}\n`);
  failures.push(imagesDifferences(seen).length);
}
for (const { release, cilium, wrong } of ownOutput) {
  for (const { format, because } of wrong) {
    process.stdout.write(`${release} with Cilium ${cilium}, ${format}: ${because.join('; ')}\n`);
  }
  failures.push(wrong.length);
}
if (asks('diff')) {
  const tools = { kubespray: repo, charts: chartsRepo, python, cache };
  const drawn = { ...draw, count: Number(options.migrations) };
  for (const { from, to, cases: compared, agree, wrong } of await judgeDiffPairs(tools, catalog, drawn)) {
    process.stdout.write(`diff of ${from} and ${to}: ${agree} of ${compared} as rendered\n`);
    for (const { a, b, because } of wrong) {
      process.stdout.write(`${because.join('; ')}\na:\n${a}\nb:\n${b}\n`);
    }
    failures.push(wrong.length);
  }
}
const linted = trust.filter(({ release }) => releases.includes(release));
if (asks('prediction')) {
  process.stdout.write(`${predictionTable(linted)}\n\n`);
  failures.push(countDifferences(linted));
}
if (asks('samples')) {
  process.stdout.write(`${sampleTable(linted)}\n`);
  failures.push(falseAlarms(linted));
}
process.exitCode = failures.some((count) => count > 0) ? 1 : 0;

/** The first and the last chart of every minor, without a release. */
async function chartImages(): Promise<ImagesRecording[]> {
  const recorded: ImagesRecording[] = [];
  for (const { first, last } of (await catalog.index()).cilium) {
    for (const cilium of new Set([first, last])) {
      const started = Date.now();
      const { archive } = await chartArchive(chartsRepo as string, cilium, cache);
      const verdicts = await judgeChartImages(cilium, archive, catalog);
      recorded.push(imagesRecording({ cilium }, verdicts));
      progress('plain Helm', cilium, `images: ${sayVerdicts(verdicts)}`, started);
    }
  }
  return recorded;
}

function sayVerdicts(verdicts: readonly Pick<Verdict, 'outcome'>[]): string {
  const count = (outcome: string) => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  return `${count('agrees')} agree, ${count('refused')} refused, ${count('differs')} differ`;
}

function sayRow({ agree, refused, differs }: PredictionRow | IntentsRow): string {
  return `${agree} agree, ${refused} refused, ${Array.isArray(differs) ? differs.length : differs} differ`;
}

function progress(release: string, cilium: string, counts: string, started: number): void {
  process.stderr.write(
    `${release} with Cilium ${cilium}: ${counts} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
}
