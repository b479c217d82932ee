/** Compares the predicted objects, containers with their images, and arguments with the rendering. */
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { evaluate, type Inputs } from '../../../src/catalog/table.ts';
import { type Containers, chartContainers, ofManifests } from '../../../src/cluster/containers.ts';
import { actualNames, manifestsOf } from '../../../src/cluster/manifests.ts';
import type { ScopeView } from '../../../src/cluster/scope-view.ts';
import type { Json } from '../../../src/core/json.ts';
import { type Unknown, unknown } from '../../../src/core/options.ts';
import { containersOf } from '../../catalog/objects/pods.ts';
import type { Cluster } from '../cluster.ts';

/** The rendering for a cluster. */
interface Rendered {
  objects: ReadonlySet<string>;
  /** By `Kind/name/container`. */
  images: ReadonlyMap<string, string>;
  arguments: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

function renderedBy(contents: readonly Json[]): Rendered {
  const objects = new Set<string>();
  const images = new Map<string, string>();
  const given = new Map<string, ReadonlyMap<string, string>>();
  for (const object of contents) {
    if (object === null) continue;
    const { kind, metadata } = object as { kind: string; metadata?: { name?: string } };
    const name = `${kind}/${metadata?.name}`;
    objects.add(name);
    for (const container of containersOf(object)) {
      images.set(`${name}/${container.name}`, container.image);
      given.set(`${name}/${container.name}`, container.arguments);
    }
  }
  return { objects, images, arguments: given };
}

/** Containers of the programs, weaker ones first. */
const programs = [/^Deployment\/cilium-operator\/cilium-operator$/, /^DaemonSet\/cilium\/cilium-agent$/];

/** Wrong predictions about the objects of a cluster, one line each. */
export async function compareManifests(view: ScopeView, catalog: Catalog, cluster: Cluster): Promise<string[]> {
  const manifests = manifestsOf(view);
  if (!manifests || !cluster.contents) return [];
  const real = renderedBy(cluster.contents());
  const containers = await containersIn(view, catalog, manifests);
  return [...wrongObjects(view, manifests, real), ...wrongImages(containers, real)];
}

async function containersIn(
  view: ScopeView,
  catalog: Catalog,
  { facts, inputs }: { facts: Parameters<typeof ofManifests>[0]; inputs: Inputs },
): Promise<Containers> {
  const { chart, objects } = view.target;
  const { values } = view.prediction;
  if (view.ownManifests || !objects || !values) return ofManifests(facts, inputs);
  return chartContainers(chart, objects, await catalog.containers(chart.version), values).containers;
}

/** The chart appends a digest of a Job's content to its name. */
const jobDigest = /^(Job\/.+)-[0-9a-f]{10}(?=\/|$)/;

function withoutDigest(name: string): string {
  return name.replace(jobDigest, '$1');
}

/** Resources named in lists of the inventory: pools, policies, peers. */
const isResource = /^Cilium[A-Z]/;

function wrongObjects(
  view: ScopeView,
  { facts, inputs }: { facts: Parameters<typeof ofManifests>[0]; inputs: Inputs },
  real: Rendered,
): string[] {
  const predicted = new Map<string, boolean | Unknown>();
  for (const [name, table] of Object.entries(facts.objects)) {
    const value = evaluate(table, inputs);
    if (value === undefined) continue;
    for (const actual of actualNames(view, name).map(withoutDigest)) {
      if (predicted.get(actual) !== true) predicted.set(actual, value === unknown ? unknown : true);
    }
  }
  const there = new Set([...real.objects].map(withoutDigest));
  return [...new Set([...predicted.keys(), ...there])].sort().flatMap((name) => {
    // The data of cilium-config is judged separately, and the chart's facts do not contain it.
    if (name === 'ConfigMap/cilium-config') return [];
    const expected = predicted.get(name) ?? false;
    if (isResource.test(name) && !predicted.has(name)) return [];
    if (expected === there.has(name) || expected === unknown) return [];
    return [`${name} is ${there.has(name) ? 'there' : 'not there'}, predicted ${expected ? 'there' : 'not there'}`];
  });
}

function wrongImages({ there, unknown: open }: Containers, real: Rendered): string[] {
  const predicted = new Map(there.map(({ name, reference }) => [withoutDigest(name), reference]));
  const images = new Map([...real.images].map(([name, image]) => [withoutDigest(name), image]));
  const names = new Set([...predicted.keys(), ...images.keys()]);
  return [...names].sort().flatMap((name) => {
    const [expected, is] = [predicted.get(name), images.get(name)];
    if (expected === is || open.some((other) => withoutDigest(other) === name)) return [];
    return [`image of ${name} is ${is ?? 'none'}, predicted ${expected ?? 'none'}`];
  });
}

/** Flags of a program that a cluster without any setting lacks, or that differ there. */
function flagsOf(pattern: RegExp, cluster: Cluster, bare: Cluster): Map<string, string> {
  const of = ({ contents }: Cluster): ReadonlyMap<string, string> =>
    [...renderedBy(contents?.() ?? []).arguments].find(([name]) => pattern.test(name))?.[1] ?? new Map();
  const usual = of(bare);
  return new Map([...of(cluster)].filter(([flag, value]) => usual.get(flag) !== value));
}

/** Options as the programs read them: flags override cilium-config, and those of the agent override the operator's. */
export function optionsWithFlags(cluster: Cluster, bare: Cluster): Record<string, string> {
  const options = { ...cluster.options };
  for (const pattern of programs) {
    for (const [flag, value] of flagsOf(pattern, cluster, bare)) {
      options[flag.replace(/^--?/, '')] = value === '' ? 'true' : value;
    }
  }
  return options;
}
