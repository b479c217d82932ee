/**
 * Releases up to v2.27 render manifests of their own, made for one Cilium minor. Some have branches for other minors.
 */
import { type Catalog, type Chart, KubesprayRelease, minorOf } from '../../catalog/catalog.ts';
import type { PlayCatalog } from '../../catalog/play.ts';
import type { KubesprayCatalog } from '../../catalog/types.ts';
import { compare } from '../../core/versions.ts';
import { list } from '../../core/wording.ts';
import { chartInputs, type Options, renderChart } from '../../predict/chart.ts';
import { predict, type Variables } from '../../predict/kubespray.ts';
import { isThere, playInputs } from '../../predict/play.ts';

/** What a release with its own manifests renders for a Cilium version if nothing else is set. */
interface Rendering {
  release: string;
  options: Options;
  /** `Kind/name`. */
  objects: ReadonlySet<string>;
}

/**
 * The warning for a Cilium minor that a release's own manifests are not made for. It lists options and objects that the
 * chart has gained since and that this release lacks. It only counts those that releases made for the minor render.
 * Undefined if nothing is missing.
 */
export async function foreignManifests(
  catalog: Catalog,
  facts: KubesprayCatalog,
  cilium: string,
): Promise<string | undefined> {
  const own = facts.cilium.default;
  if (facts.installer !== 'templates' || minorOf(cilium) === minorOf(own)) return undefined;
  const made = await releasesMadeFor(catalog, facts, cilium);
  const there = await nearestVersion(catalog, cilium);
  const before = await nearestVersion(catalog, own);
  if (made.length === 0 || there === undefined || before === undefined) return undefined;
  const [chart, former] = [await catalog.chart(there), await catalog.chart(before)];
  const here = await renderingOf(catalog, facts.release, chart);
  const others: Rendering[] = [];
  for (const release of made) others.push(await renderingOf(catalog, release, chart));
  const options = newOptions(chart, former).filter(
    (name) => !here.options.has(name) && others.some((other) => isSet(other, name)),
  );
  const objects = (await newObjects(catalog, chart, former)).filter(
    (name) => !here.objects.has(name) && others.some((other) => other.objects.has(name)),
  );
  const lacks = [
    ...(options.length > 0 ? [`does not set ${list(options, 8)}`] : []),
    ...(objects.length > 0 ? [`does not create ${list(objects, 8)}`] : []),
  ];
  if (lacks.length === 0) return undefined;
  const first = others.find(
    (other) => options.every((name) => isSet(other, name)) && objects.every((name) => other.objects.has(name)),
  );
  const where = first === undefined ? 'Use a later Kubespray release' : `Use Kubespray ${first.release}`;
  return `Kubespray ${facts.release} is made for Cilium ${minorOf(own)}. For Cilium ${minorOf(cilium)} it ${lacks.join(' and ')}. ${where}, or Cilium ${minorOf(own)}.`;
}

function isSet({ options }: Rendering, name: string): boolean {
  const value = options.get(name);
  return value !== undefined && value !== '';
}

/**
 * Releases with their own manifests to compare with, oldest first. For an older minor: those that install it by
 * default. For a newer one: the releases after this one, up to the last that installs it, or the nearest newer minor,
 * by default.
 */
async function releasesMadeFor(catalog: Catalog, facts: KubesprayCatalog, cilium: string): Promise<string[]> {
  const all: KubesprayCatalog[] = [];
  for (const { release, installer } of (await catalog.index()).kubespray) {
    if (installer === 'templates') all.push(await catalog.kubespray(release));
  }
  all.sort((a, b) => compare(a.release, b.release));
  const minors = all.map(({ cilium: { default: own } }) => minorOf(own));
  const isOlder = compare(cilium, facts.cilium.default) < 0;
  const wanted = isOlder
    ? minorOf(cilium)
    : (minors.find((minor) => minor === minorOf(cilium) || compare(`${minor}.0`, cilium) > 0) ?? minors.at(-1));
  if (wanted === undefined) return [];
  const from = isOlder
    ? minors.indexOf(wanted)
    : all.findLastIndex(({ release }) => compare(release, facts.release) <= 0) + 1;
  return from < 0 ? [] : all.slice(from, minors.lastIndexOf(wanted) + 1).map(({ release }) => release);
}

/** The requested version if the catalog has it, otherwise the last one of the same minor. */
async function nearestVersion(catalog: Catalog, cilium: string): Promise<string | undefined> {
  const entry = (await catalog.index()).cilium.find(({ minor }) => minor === minorOf(cilium));
  if (!entry) return undefined;
  const { versions } = await catalog.minor(entry.minor);
  const bare = cilium.replace(/^v/, '');
  return versions.find((version) => version === bare) ?? entry.last;
}

async function renderingOf(catalog: Catalog, release: string, chart: Chart): Promise<Rendering> {
  const facts = await catalog.kubespray(release);
  const variables: Variables = new Map([
    ['kube_network_plugin', 'cilium'],
    ['cilium_version', facts.cilium.prefix + chart.version],
  ]);
  const { options } = predict(new KubesprayRelease(facts, chart.version), chart, variables);
  const play = await catalog.play(release);
  return { release, options, objects: renderedObjects(play, variables) };
}

function renderedObjects(play: PlayCatalog, variables: Variables): Set<string> {
  const inputs = playInputs(play, variables);
  const tables = Object.entries(play.manifests.objects);
  return new Set(tables.flatMap(([name, table]) => (isThere(table, inputs) === false ? [] : [name])));
}

/** Options that one chart sets by default and another chart does not. */
function newOptions(chart: Chart, former: Chart): string[] {
  const [there, before] = [renderChart(chart, {}), renderChart(former, {})];
  return [...there.keys()].filter((name) => there.get(name) !== undefined && before.get(name) === undefined);
}

async function newObjects(catalog: Catalog, chart: Chart, former: Chart): Promise<string[]> {
  const before = await objectsOf(catalog, former);
  return [...(await objectsOf(catalog, chart))].filter((name) => !before.has(name));
}

async function objectsOf(catalog: Catalog, chart: Chart): Promise<Set<string>> {
  const objects = await catalog.objects(chart.version);
  return new Set(
    Object.entries(objects.manifests().objects).flatMap(([name, table]) =>
      isThere(table, chartInputs(chart, {})) === true ? [name] : [],
    ),
  );
}
