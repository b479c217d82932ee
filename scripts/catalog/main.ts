/**
 * `npm run catalog -- --kubespray <clone> --charts <clone> --kubean <clone>`: measures upstream and rewrites
 * `catalog/`. `docs/catalog.md` explains what it creates, from what and how completely. This command also updates the
 * figures there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import semver from 'semver';
import type { AgentOptionsCatalog, CatalogIndex, CiliumCatalog, KubesprayCatalog } from '../../src/catalog/types.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { buildAgentOptions } from './agent-options/build.ts';
import { changesPage } from './changes.ts';
import { buildCilium } from './cilium/build.ts';
import { chartVersions } from './cilium/helm.ts';
import { completeness } from './completeness.ts';
import { buildDefinitions } from './definitions/build.ts';
import { buildDownloads } from './downloads/build.ts';
import { buildEmpties } from './empties/build.ts';
import { buildRoleEmpties } from './empties/roles.ts';
import { fold, unfold, unfolded } from './fold.ts';
import { formatCatalog } from './format.ts';
import { buildImages } from './images/build.ts';
import { buildKubean, ownPins } from './kubean.ts';
import { buildKubespray, kubesprayReleases } from './kubespray/build.ts';
import { buildStops } from './kubespray/stops.ts';
import { variableHistory } from './kubespray/variable-history.ts';
import { buildNearNames } from './near-names/build.ts';
import { buildObjects } from './objects/build.ts';
import { buildNulls } from './objects/nulls.ts';
import { buildPermissions } from './permissions/build.ts';
import { buildPlay, closeGaps } from './play/build.ts';
import { buildClusterFacts } from './play/cluster-facts.ts';
import { buildLists } from './play/lists-only.ts';
import { addOptionArguments } from './play/option-arguments.ts';
import { addRequiredKeys } from './refine/required-keys.ts';
import { buildRequired } from './required/build.ts';
import { buildVolumes } from './volumes/build.ts';

interface Options {
  kubespray?: string;
  charts?: string;
  kubean?: string;
  cilium?: string;
  release?: string[];
  minor?: string[];
  objectsOnly?: boolean;
  nullsOnly?: boolean;
  emptyOnly?: boolean;
  quick?: boolean;
  playOnly?: boolean;
  clusterOnly?: boolean;
  gapsOnly?: boolean;
  listsOnly?: boolean;
  downloadsOnly?: boolean;
  permissionsOnly?: boolean;
  volumesOnly?: boolean;
  nearNamesOnly?: boolean;
  imagesOnly?: boolean;
  cache: string;
  python?: string;
  ciliumFallback: boolean;
  new?: true;
  diff?: string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = join(root, 'catalog');
/** Folders with a file for each release. */
const byReleases = ['kubespray', 'play'] as const;
const log = (line: string) => process.stderr.write(`${line}\n`);

const program: Command = new Command('npm run catalog --')
  .description(
    'Measures Kubespray, Cilium and Kubean and rewrites catalog/. Parts whose clone is not given stay as they are.',
  )
  .option('--kubespray <clone>', 'a git clone of kubernetes-sigs/kubespray with its tags')
  .option('--charts <clone>', 'a git clone of cilium/charts')
  .option('--kubean <clone>', 'a git clone of kubean-io/kubean with its tags')
  .option('--cilium <clone>', 'a git clone of cilium/cilium, for the options that its programs list')
  .option('--release <tag...>', 'only these Kubespray releases; master is the newest commit of the clone')
  .option('--minor <minor...>', 'only these Cilium minors')
  .option('--objects-only', 'of the charts, only what they render beside cilium-config')
  .option('--empty-only', 'only what charts and roles make of null and of empty values')
  .option('--quick', 'with --objects-only: one chart of each minor')
  .option('--play-only', 'of Kubespray, only what the whole play does beside agent options')
  .option('--cluster-only', 'of Kubespray, only the facts of the play that every command needs')
  .option('--nulls-only', 'of the charts, only what null does in the place of their sections')
  .option('--gaps-only', 'of Kubespray, only measure again what one release has or lacks and its neighbours do not')
  .option('--lists-only', 'of Kubespray, only what the elements of its lists do')
  .option('--images-only', 'of the charts, only which containers and images they have')
  .option('--downloads-only', 'of Kubespray, only what the play downloads for Cilium')
  .option('--permissions-only', 'of Kubespray, only what the roles of releases with their own manifests lack')
  .option('--volumes-only', 'of Kubespray and the charts, only which volumes the pods have')
  .option('--near-names-only', 'of Kubespray, only names that almost are those of variables that decide about Cilium')
  .option(
    '--cache <folder>',
    'where extracted files and finished measurements are kept',
    (folder) => resolve(folder),
    join(root, '.cache/catalog'),
  )
  .option('--python <path>', 'a Python with ansible-core (default: $CATALOG_PYTHON, then python3)')
  .option(
    '--cilium-fallback',
    'where the chart of a default Cilium is not in the clone, use the newest one there',
    true,
  )
  .option(
    '--no-cilium-fallback',
    'where the chart of a default Cilium is not in the clone, measure nothing with a chart',
  )
  .option(
    '--new',
    'only what the catalog does not have yet, and master; prints what changed for Cilium users (Markdown)',
  )
  .option(
    '--diff <releases...>',
    'print what changed for Cilium users from one measured release to another (Markdown)',
  );

const options = program.parse().opts<Options>();
if (options.diff) printChanges(options.diff);
else await build(options);

/** Prints the changes between two releases of the catalog, for people. */
function printChanges([from, to]: readonly string[]): void {
  const catalogs = kubesprayFacts();
  const find = (release: string | undefined) => {
    const found = catalogs.find((catalog) => catalog.release === release);
    if (!found) program.error(`--diff needs two releases that are measured; ${release ?? 'the second one'} is not`);
    return found;
  };
  process.stdout.write(changesPage(find(from), find(to)));
}

/** The parts that a run measures; undefined for a part that stays as it is. */
interface Work {
  minors?: readonly string[] | 'all';
  releases?: readonly string[];
  kubean: boolean;
}

/** A request for a single release or minor leaves the other parts unchanged. */
async function workOf({ release, minor, new: onlyNew, kubespray, charts, kubean }: Options): Promise<Work> {
  if (release ?? minor)
    return { ...(minor && { minors: minor }), ...(release && { releases: release }), kubean: false };
  const tags = kubespray === undefined ? [] : kubesprayReleases(kubespray);
  const pins = kubespray === undefined || kubean === undefined ? [] : ownPins(kubean, kubespray);
  const all = [...tags, ...pins];
  if (!onlyNew) return { minors: 'all', releases: [...all, 'master'], kubean: true };
  const known = new Set(kubesprayFacts().map(({ release: name }) => name));
  const measured = new Set(read<CiliumCatalog>('cilium').flatMap(({ versions }) => versions));
  const unknown =
    charts === undefined ? [] : (await ciliumVersions(charts)).filter((version) => !measured.has(version));
  const minors = [...new Set(unknown.map((version) => version.split('.').slice(0, 2).join('.')))];
  return {
    ...(minors.length > 0 && { minors }),
    releases: [...all.filter((tag) => !known.has(tag)), 'master'],
    kubean: true,
  };
}

function kubesprayFacts(): KubesprayCatalog[] {
  return unfolded<KubesprayCatalog>(join(outDir, 'kubespray'));
}

/** Stops at options that lack another one, before any file is written. */
function checkOptions({ kubespray, charts, kubean, release }: Options): void {
  if (kubespray && !charts)
    program.error('--kubespray needs --charts: its templates are tried with every Cilium version');
  if (kubean && !kubespray && !release)
    program.error('--kubean needs --kubespray: the pinned commits are looked up there');
}

async function build(options: Options): Promise<void> {
  checkOptions(options);
  mkdirSync(options.cache, { recursive: true });
  for (const folder of byReleases) unfold(join(outDir, folder));
  const problem = (line: string) => {
    log(line);
    process.exitCode = 1;
  };
  const shared = { outDir, cacheDir: options.cache, log, problem };
  const work = await workOf(options);
  await buildCharts(options, work, shared);
  const built = await buildReleases(options, work, shared);
  if (
    options.kubean &&
    options.kubespray &&
    work.kubean &&
    !options.downloadsOnly &&
    !options.imagesOnly &&
    !options.clusterOnly &&
    !options.gapsOnly &&
    !options.listsOnly
  ) {
    buildKubean({ ...shared, kubeanRepo: options.kubean, kubesprayRepo: options.kubespray });
  }
  if (options.cilium) {
    const minors = read<CiliumCatalog>('cilium').map(({ minor }) => minor);
    const pages = { ...shared, ciliumRepo: options.cilium, minors: minors.sort(byMinor) };
    buildAgentOptions(pages);
    buildRequired(shared);
    buildDefinitions(pages);
    addRequiredKeys(
      outDir,
      kubesprayFacts().map(({ release }) => release),
    );
  }
  for (const folder of byReleases) fold(join(outDir, folder));
  const kubespray = kubesprayFacts().sort(byRelease);
  const cilium = read<CiliumCatalog>('cilium').sort((one, other) => byMinor(one.minor, other.minor));
  writeFileSync(join(outDir, 'index.json'), formatCatalog(index(kubespray, cilium)));
  writeFileSync(join(outDir, 'variables.json'), formatCatalog(variableHistory(kubespray.filter(isRelease))));
  const page = join(root, 'docs/catalog.md');
  const named = kubespray.filter(({ release }) => !release.includes('+'));
  writeFileSync(page, completeness(readFileSync(page, 'utf8'), named, cilium));
  if (options.new) process.stdout.write(summary(named, built));
}

/** The options that every part of a build gets. */
interface Shared {
  outDir: string;
  cacheDir: string;
  log: (line: string) => void;
  problem: (line: string) => void;
}

async function buildCharts(options: Options, { minors }: Work, shared: Shared): Promise<void> {
  if (
    !options.charts ||
    !minors ||
    options.downloadsOnly ||
    options.permissionsOnly ||
    options.volumesOnly ||
    options.nearNamesOnly ||
    options.clusterOnly ||
    options.gapsOnly ||
    options.listsOnly
  )
    return;
  const charts = { ...shared, chartsRepo: options.charts, ...(minors === 'all' ? {} : { minors }) };
  const known = (): string[] => read<CiliumCatalog>('cilium').map(({ minor }) => minor);
  const measured = (): readonly string[] => (minors === 'all' ? known().sort(byMinor) : minors);
  if (options.nullsOnly) {
    await buildNulls({ ...charts, minors: measured() });
    return;
  }
  if (!options.objectsOnly && !options.imagesOnly && !options.emptyOnly) await buildCilium(charts);
  if (!options.objectsOnly && !options.imagesOnly) await buildEmpties({ ...charts, minors: measured() });
  if (options.emptyOnly) return;
  if (!options.imagesOnly) {
    await buildObjects({ ...charts, ...(options.quick && { quick: true }) });
    await buildNulls({ ...charts, minors: measured() });
  }
  if (!options.objectsOnly) await buildImages({ ...charts, catalog: openCatalog() });
}

/** Measures releases; resolves to the results about their agent options. */
async function buildReleases(
  options: Options,
  { releases, minors }: Work,
  shared: Shared,
): Promise<KubesprayCatalog[]> {
  if (!options.kubespray || !options.charts || !releases) return [];
  buildNearNames({
    ...shared,
    kubesprayRepo: options.kubespray,
    releases: [...kubesprayReleases(options.kubespray), 'master'],
  });
  if (options.nearNamesOnly) return [];
  const versions = await ciliumVersions(options.charts);
  const python = options.python ? { python: options.python } : {};
  const upstream = { ...shared, kubesprayRepo: options.kubespray, ciliumVersions: versions, ...python };
  if (options.downloadsOnly) {
    await buildDownloads({ ...upstream, releases });
    return [];
  }
  if (options.emptyOnly) {
    await buildRoleEmpties({ ...upstream, releases });
    return [];
  }
  if (options.listsOnly) {
    await buildLists({ ...upstream, releases });
    addRequiredKeys(outDir, releases);
    return [];
  }
  // These have one file for all releases. A new chart changes the facts of every release; a new release does not change
  // the others.
  const ofAll = { ...upstream, chartsRepo: options.charts, releases: kubesprayReleases(options.kubespray) };
  if (!options.volumesOnly) {
    const isNew = minors === undefined && !options.permissionsOnly;
    await buildPermissions({ ...ofAll, ...(isNew && { only: releases }) });
  }
  if (options.permissionsOnly) return [];
  const isPart = minors === undefined && !(options.volumesOnly && !options.release);
  await buildVolumes({ ...ofAll, catalog: openCatalog(), ...(isPart && { only: releases }) });
  if (options.volumesOnly) return [];
  if (options.clusterOnly) {
    await buildClusterFacts({ ...upstream, releases });
    return [];
  }
  if (options.gapsOnly) {
    await closeGaps({ ...upstream, releases });
    return [];
  }
  const built = options.playOnly ? [] : await buildKubespray({ ...upstream, releases });
  await buildRoleEmpties({ ...upstream, releases: built.map(({ release }) => release) });
  if (!options.playOnly) {
    await buildStops({
      ...upstream,
      chartsRepo: options.charts,
      ciliumFallback: options.ciliumFallback,
      releases: built.map(({ release }) => release),
    });
  }
  await buildPlay({ ...upstream, releases });
  addRequiredKeys(outDir, releases);
  await buildClusterFacts({ ...upstream, releases });
  addOptionArguments(outDir, releases);
  await buildDownloads({ ...upstream, releases });
  return built;
}

/** The changes of the measured releases, each compared with the one before it. */
function summary(all: readonly KubesprayCatalog[], built: readonly KubesprayCatalog[]): string {
  const pages = all.flatMap((catalog, index) => {
    const before = all[index - 1];
    const isBuilt = built.some(({ release }) => release === catalog.release);
    return before && isBuilt ? [changesPage(before, catalog)] : [];
  });
  return pages.join('\n');
}

function byMinor(one: string, other: string): number {
  return semver.compare(`${one}.0`, `${other}.0`);
}

/** Final releases of the charts from 1.9 on: the chart of 1.8 has another structure. */
async function ciliumVersions(chartsRepo: string): Promise<string[]> {
  return (await chartVersions(chartsRepo)).filter((version) => semver.gte(version, '1.9.0')).sort(semver.compare);
}

function read<T>(folder: string): T[] {
  const path = join(outDir, folder);
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(join(path, file), 'utf8')) as T);
}

/** True for a release, false for a branch or another measured commit. */
function isRelease({ release }: KubesprayCatalog): boolean {
  return semver.valid(release) !== null && !release.includes('+');
}

/** Releases from the oldest on, then branches. */
function byRelease(one: KubesprayCatalog, other: KubesprayCatalog): number {
  if (isRelease(one) && isRelease(other)) return semver.compare(one.release, other.release);
  return Number(isRelease(other)) - Number(isRelease(one));
}

function readListed(path: string): AgentOptionsCatalog {
  return JSON.parse(readFileSync(path, 'utf8')) as AgentOptionsCatalog;
}

function index(kubespray: readonly KubesprayCatalog[], cilium: readonly CiliumCatalog[]): CatalogIndex {
  const listed = join(outDir, 'agent-options.json');
  const entry = ({ release, installer, cilium: { default: version } }: KubesprayCatalog) => ({
    release,
    file: `kubespray/${release}.json`,
    installer,
    cilium: version,
  });
  const snapshots = kubespray.filter(({ date }) => date !== undefined);
  return {
    kubespray: kubespray.filter(isRelease).map(entry),
    ...(snapshots.length > 0 && {
      snapshots: snapshots.map((catalog) => ({
        ...entry(catalog),
        commit: catalog.commit,
        date: catalog.date ?? '',
      })),
    }),
    cilium: cilium.map(({ minor, versions }) => ({
      minor,
      file: `cilium/${minor}.json`,
      first: versions[0] as string,
      last: versions.at(-1) as string,
    })),
    ...(existsSync(listed) && { listedOptions: Object.keys(readListed(listed).read) }),
  };
}
