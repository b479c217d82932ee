/**
 * `npm run catalog -- --kubespray <clone> --charts <clone> --kubean <clone>`: measures upstream and rewrites `catalog/`.
 * What is made, from what and how completely: `docs/catalog.md`, whose figures this command keeps up to date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import semver from 'semver';
import type { CatalogIndex, CiliumCatalog, KubesprayCatalog } from '../../src/catalog/types.ts';
import { buildCilium } from './cilium/build.ts';
import { chartVersions } from './cilium/helm.ts';
import { completeness } from './completeness.ts';
import { formatCatalog } from './format.ts';
import { buildKubean } from './kubean.ts';
import { buildKubespray, kubesprayReleases } from './kubespray/build.ts';
import { buildStops } from './kubespray/stops.ts';
import { variableHistory } from './kubespray/variable-history.ts';
import { buildObjects } from './objects/build.ts';

interface Options {
  kubespray?: string;
  charts?: string;
  kubean?: string;
  release?: string[];
  minor?: string[];
  objectsOnly?: boolean;
  cache: string;
  python?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = join(root, 'catalog');
const log = (line: string) => process.stderr.write(`${line}\n`);

const program: Command = new Command('npm run catalog --')
  .description(
    'Measures Kubespray, Cilium and Kubean and rewrites catalog/. Parts whose clone is not given stay as they are.',
  )
  .option('--kubespray <clone>', 'a git clone of kubernetes-sigs/kubespray with its tags')
  .option('--charts <clone>', 'a git clone of cilium/charts')
  .option('--kubean <clone>', 'a git clone of kubean-io/kubean with its tags')
  .option('--release <tag...>', 'only these Kubespray releases')
  .option('--minor <minor...>', 'only these Cilium minors')
  .option('--objects-only', 'of the charts, only what they render beside cilium-config')
  .option('--cache <folder>', 'where extracted files and finished measurements are kept', join(root, '.cache/catalog'))
  .option('--python <path>', 'a Python with ansible-core (default: $CATALOG_PYTHON, then python3)');

await build(program.parse().opts<Options>());

async function build(options: Options): Promise<void> {
  mkdirSync(options.cache, { recursive: true });
  const shared = { outDir, cacheDir: options.cache, log };
  // One release or minor on request leaves the other halves alone.
  const isNarrowed = Boolean(options.release ?? options.minor);
  if (options.charts && (options.minor || !isNarrowed)) {
    const charts = { ...shared, chartsRepo: options.charts, ...(options.minor ? { minors: options.minor } : {}) };
    if (!options.objectsOnly) await buildCilium(charts);
    await buildObjects(charts);
  }
  if (options.kubespray && (options.release || !isNarrowed)) {
    if (!options.charts) program.error('--kubespray needs --charts: its templates are tried with every Cilium version');
    await buildKubespray({
      ...shared,
      kubesprayRepo: options.kubespray,
      ciliumVersions: await ciliumVersions(options.charts),
      ...(options.release ? { releases: options.release } : {}),
      ...(options.python ? { python: options.python } : {}),
    });
    await buildStops({
      ...shared,
      kubesprayRepo: options.kubespray,
      chartsRepo: options.charts,
      releases: options.release ?? kubesprayReleases(options.kubespray),
      ...(options.python ? { python: options.python } : {}),
    });
  }
  if (options.kubean && !isNarrowed) {
    if (!options.kubespray) program.error('--kubean needs --kubespray: the pinned commits are looked up there');
    buildKubean({ ...shared, kubeanRepo: options.kubean, kubesprayRepo: options.kubespray });
  }
  const kubespray = read<KubesprayCatalog>('kubespray').sort((a, b) => semver.compare(a.release, b.release));
  const cilium = read<CiliumCatalog>('cilium').sort((a, b) => semver.compare(`${a.minor}.0`, `${b.minor}.0`));
  writeFileSync(join(outDir, 'index.json'), formatCatalog(index(kubespray, cilium)));
  writeFileSync(join(outDir, 'variables.json'), formatCatalog(variableHistory(kubespray)));
  const page = join(root, 'docs/catalog.md');
  writeFileSync(page, completeness(readFileSync(page, 'utf8'), kubespray, cilium));
}

/** Final releases of the charts from 1.9 on: 1.8 has a chart of another shape. */
async function ciliumVersions(chartsRepo: string): Promise<string[]> {
  return (await chartVersions(chartsRepo)).filter((version) => semver.gte(version, '1.9.0')).sort(semver.compare);
}

function read<T>(folder: string): T[] {
  const path = join(outDir, folder);
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(join(path, file), 'utf8')) as T);
}

function index(kubespray: readonly KubesprayCatalog[], cilium: readonly CiliumCatalog[]): CatalogIndex {
  return {
    kubespray: kubespray.map(({ release, installer, cilium: { default: version } }) => ({
      release,
      file: `kubespray/${release}.json`,
      installer,
      cilium: version,
    })),
    cilium: cilium.map(({ minor, versions }) => ({
      minor,
      file: `cilium/${minor}.json`,
      first: versions[0] as string,
      last: versions.at(-1) as string,
    })),
  };
}
