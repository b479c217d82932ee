/** The result of Cilium's documentation: the real chart with the documented flags. */

import type { Json } from '../../src/core/json.ts';
import type { ChartProbe } from '../catalog/cilium/helm.ts';
import type { Observation } from '../catalog/probe.ts';
import { isDefault, lookUp, readsAlike, startUpError } from './agent.ts';
import type { Cluster } from './cluster.ts';
import type { Expectation } from './documented-flags.ts';
import { unlikeWorkloads } from './workloads.ts';

export interface Expected extends Expectation {
  /** Why the chart refuses the documented flags, if it does. */
  refusedByChart?: string;
  /** The options that the flags change: the text with the flags, or undefined if the flags remove the option. */
  moved: Map<string, string | undefined>;
  /** The options of the chart without any flag. */
  untouched: Readonly<Record<string, string>>;
  /** Objects that exist because of the flags. */
  created: string[];
  /** Digests of the objects that the flags change: without them, and with them. */
  digests: Map<string, readonly [without: string | undefined, withFlags: string | undefined]>;
  /** What the flags change in the pods of agents and operator, if that is compared. */
  workloads?: ReadonlyMap<string, Json | undefined>;
  /** Digests of all objects with the flags on top of the release's own settings, such as its images. */
  onRelease?: ReadonlyMap<string, string>;
}

/** Renders the chart with each set of documented flags and once without; the difference is the meaning of the flags. */
export async function renderExpected(chart: ChartProbe, documented: readonly Expectation[]): Promise<Expected[]> {
  const [plain, ...withFlags] = await chart.render([{}, ...documented.map(({ flags }) => flags)]);
  if (!plain || plain.error) throw new Error(`chart ${chart.version} does not render: ${plain?.error}`);
  return withFlags.map((observation, index) => difference(documented[index] as Expectation, plain, observation));
}

const poolOption = /^cluster-pool-ip(v[46])-/;

/**
 * True for a network of pods that is Kubespray's, whatever the chart's default is: the flags set none of its family. An
 * IPAM mode without pools removes them too.
 */
function isOwnNetwork(option: string, text: string | undefined, flags: readonly string[]): boolean {
  const [, family] = poolOption.exec(option) ?? [];
  if (family === undefined) return false;
  if (text === undefined) return !flags.some((flag) => flag.startsWith('ipam.'));
  return !flags.some((flag) => flag.startsWith(`ipam.operator.clusterPoolIP${family}`));
}

function difference(documented: Expectation, plain: Observation, flagged: Observation): Expected {
  const untouched = plain.outputs as Record<string, string>;
  const expected: Expected = { ...documented, moved: new Map(), untouched, created: [], digests: new Map() };
  if (flagged.error) return { ...expected, refusedByChart: flagged.error };
  const options = flagged.outputs as Record<string, string>;
  for (const option of new Set([...Object.keys(untouched), ...Object.keys(options)])) {
    const isOwn = isOwnNetwork(option, options[option], Object.keys(documented.flags));
    if (untouched[option] !== options[option] && !isOwn) expected.moved.set(option, options[option]);
  }
  for (const object of new Set([...Object.keys(plain.objects), ...Object.keys(flagged.objects)])) {
    const [without, withFlags] = [plain.objects[object], flagged.objects[object]];
    if (without !== withFlags) expected.digests.set(object, [without, withFlags]);
  }
  expected.created = Object.keys(flagged.objects).filter((object) => plain.objects[object] === undefined);
  return expected;
}

/** How a cluster differs from the documentation, one line each; empty if it agrees. */
export function shortcomings(expected: Expected, cluster: Cluster, cilium: string): string[] {
  if (cluster.error) return [`nothing is installed: ${cluster.error}`];
  const found: string[] = [];
  const startUp = startUpError(cluster.options, cilium);
  if (startUp) found.push(`the agent does not start: ${startUp}`);
  const say = (option: string, is: string | undefined, should: string | undefined) =>
    found.push(`${option} is ${quote(is)}, should be ${quote(should)}`);
  for (const [option, text] of wrongOptions(expected, cluster, cilium)) {
    say(option, lookUp(cluster.options, option, cilium), text);
  }
  for (const need of expected.needs) {
    const is = lookUp(cluster.options, need.option, cilium);
    const met = is === undefined ? need.default : readsAlike(need.option, is, need.value, cilium);
    if (!met) say(need.option, is, need.value);
  }
  for (const object of createdOn(expected)) {
    const isSpared = cluster.objects === undefined && expected.dispensable?.includes(object);
    if (!isSpared && !isThere(cluster, object)) found.push(`${object} is not there`);
  }
  if (cluster.manifests && cluster.options['enable-ipsec'] && !isThere(cluster, 'Secret/cilium-ipsec-keys')) {
    found.push('the agents have no key for IPsec: Secret/cilium-ipsec-keys is not there');
  }
  found.push(...unlikeWorkloads(expected.workloads, cluster));
  if (expected.withoutKubeProxy) {
    if (cluster.facts.kubeProxyDeployed !== false) found.push('kube-proxy is deployed');
    if (cluster.facts.agentApiServer !== true) found.push("the agent is not told the API server's address");
  }
  return found;
}

/** Objects that exist because of the flags, by the names that they have with the release's own settings. */
function createdOn({ created, onRelease }: Expected): string[] {
  if (!onRelease) return created;
  const bare = (object: string): string => object.replace(jobDigest, '$1');
  return created.map((object) =>
    onRelease.has(object) ? object : ([...onRelease.keys()].find((other) => bare(other) === bare(object)) ?? object),
  );
}

const jobDigest = /^(Job\/.+)-[0-9a-f]{10}$/;

/** The chart appends a digest to the names of its Jobs; the releases' own manifests do not. */
export function isThere({ objects, manifests, options }: Cluster, object: string): boolean {
  if (objects?.has(object) || manifests?.has(object.replace(jobDigest, '$1'))) return true;
  // The digest depends on the images, which are the release's own.
  if (jobDigest.test(object) && objects) {
    const bare = object.replace(jobDigest, '$1');
    return [...objects.keys()].some((other) => other.replace(jobDigest, '$1') === bare);
  }
  // In such releases, Prometheus finds agents by the annotations of their pods instead of a Service.
  if (object === 'Service/cilium-agent') {
    return manifests?.has(`Scraped/${/\d+$/.exec(options['prometheus-serve-addr'] ?? '')?.[0]}`) ?? false;
  }
  // The manifests of a release provide files to a workload in their own way.
  const part = /^ConfigMap\/([a-z]+)-/.exec(object)?.[1];
  return (
    part !== undefined &&
    part !== 'cilium' &&
    [...(manifests ?? [])].some((other) => other.startsWith(`Deployment/${part}-`))
  );
}

/**
 * Objects that the flags change and whose content differs in the cluster. An object that the release itself changes,
 * such as the DaemonSet, cannot be compared.
 *
 * @param bare the cluster without any setting
 */
export function unlikeObjects({ digests, onRelease }: Expected, bare: Cluster, cluster: Cluster): string[] {
  if (!bare.objects || !cluster.objects || cluster.error !== undefined) return [];
  const { objects } = cluster;
  return [...digests].flatMap(([object, [without, withFlags]]) => {
    const digest = objects.get(object);
    // A Job with the release's images has another name. Under this one it is missing on both sides, which counts as
    // equal.
    const isLike = digest === withFlags || (onRelease !== undefined && digest === onRelease.get(object));
    return bare.objects?.get(object) === without && !isLike ? [`${object} is not as with the documented flags`] : [];
  });
}

/** The options that the flags change and that differ in a cluster, with their expected values. */
export function wrongOptions(
  expected: Expected,
  { options, objects }: Cluster,
  cilium: string,
): [string, string | undefined][] {
  return [...expected.moved].filter(([option, text]) => {
    const is = lookUp(options, option, cilium);
    if (objects === undefined && is === undefined && expected.dispensable?.includes(option)) return false;
    return !agrees(option, is, text, expected.untouched[option], cilium) && !followsPool(expected, options, is, text);
  });
}

/** True for options that the chart derives from the pool of pod networks, if the flags leave the pool to Kubespray. */
function followsPool(
  { moved, untouched }: Expected,
  options: Cluster['options'],
  is: string | undefined,
  should: string | undefined,
): boolean {
  return ['cluster-pool-ipv4-cidr', 'cluster-pool-ipv6-cidr'].some(
    (pool) => is !== undefined && !moved.has(pool) && should === untouched[pool] && is === options[pool],
  );
}

/** @param untouched what the chart writes without the flags */
function agrees(
  option: string,
  is: string | undefined,
  should: string | undefined,
  untouched: string | undefined,
  cilium: string,
): boolean {
  if (is === undefined) return should === undefined || isDefault(option, should, untouched !== undefined);
  if (should !== undefined) return readsAlike(option, is, should, cilium);
  // The chart removes options that the agent then ignores, so the text without the flags does no harm.
  return isDefault(option, is, false) || (untouched !== undefined && readsAlike(option, is, untouched, cilium));
}

function quote(text: string | undefined): string {
  return text === undefined ? 'not written' : JSON.stringify(text);
}
