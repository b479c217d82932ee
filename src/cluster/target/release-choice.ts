/** The release and the Cilium version that the linter checks settings for. */

import { type Catalog, type Chart, type ChartObjects, KubesprayRelease, minorOf } from '../../catalog/catalog.ts';
import type { PlayCatalog } from '../../catalog/play.ts';
import type { KubesprayCatalog } from '../../catalog/types.ts';
import { compare, valid } from '../../core/versions.ts';
import type { EffectiveScope, Inventory } from '../../formats/ansible/inventory.ts';
import { resolveReferences } from '../references.ts';
import { mayBeNewer, pickVersion, resolveTarget, type TargetRequest } from './target.ts';

/**
 * The linter checks settings even where a plan would be refused, for example for a version that the release does not
 * accept.
 */
export interface LintTarget {
  release: KubesprayRelease;
  /** The installed version, as far as it is known. The catalog may not have its chart. */
  cilium: string;
  /** The chart of that version, or the nearest one in the catalog. */
  chart: Chart;
  kernel: string | undefined;
  /** What the whole play of the release does. */
  play: PlayCatalog;
  /** What the chart renders in addition to cilium-config. */
  objects: ChartObjects;
}

/** A release and what the request tells about the nodes. The Cilium version depends on the inventory. */
export interface ReleaseChoice {
  facts: KubesprayCatalog;
  /** Cilium's version, if the request names it. */
  cilium: string | undefined;
  kernel: string | undefined;
}

/**
 * Resolves a user's request. `problem` is set if the release or version does not exist; `notice` if a nearby one
 * replaces it. `doubtful` is set if the request is more likely a typing mistake than a newer release.
 */
export async function chooseRelease(
  request: TargetRequest,
  catalog: Catalog,
): Promise<{ choice?: ReleaseChoice; problem?: string; notice?: string; doubtful?: true }> {
  const { kubespray } = await catalog.index();
  const newest = [...kubespray].sort((a, b) => compare(b.release, a.release))[0]?.release;
  const named = request.kubespray !== undefined || request.kubean !== undefined;
  const minors = (await catalog.index()).cilium;
  const release: TargetRequest = { ...request, ...(named ? {} : { kubespray: newest }) };
  // Only the release: the Cilium version is resolved later, and may be one that the release refuses.
  const preset = await resolveTarget(withoutCilium(release), catalog);
  const anyCilium = [...minors].sort((a, b) => compare(b.last, a.last))[0]?.last;
  const { target, findings } = preset.target ? preset : await resolveTarget({ ...release, cilium: anyCilium }, catalog);
  const problem = findings.find(({ severity }) => severity === 'error')?.message;
  if (problem !== undefined || !target?.release) return { problem: problem ?? 'The release is not known.' };
  const cilium = request.cilium?.trim();
  if (cilium !== undefined && cleanVersion(cilium) === undefined) {
    return { problem: `"${cilium}" is not a Cilium version. Write a version such as 1.17.3 or 1.17.` };
  }
  const notice = findings[0]?.message;
  return {
    choice: { facts: target.release.facts, cilium, kernel: target.kernel },
    ...(notice === undefined ? {} : { notice }),
    ...(isDoubtful(request.kubespray, kubespray) && { doubtful: true }),
  };
}

/** True for the name of a release that is neither known nor likely to be newer than the catalog. */
function isDoubtful(asked: string | undefined, known: readonly { release: string }[]): boolean {
  const releases = known.map(({ release }) => release);
  if (asked === undefined || asked === 'master' || pickVersion(asked, releases)?.exact) return false;
  return !mayBeNewer(asked, releases);
}

function withoutCilium({ cilium: _, ...rest }: TargetRequest): TargetRequest {
  return rest;
}

/** `1.17.3` for `v1.17.3`, `1.17.0` for `1.17`; undefined if the text is not a version. */
export function cleanVersion(text: string): string | undefined {
  const bare = text.trim().replace(/^v/, '');
  return valid(bare) ?? (/^\d+\.\d+$/.test(bare) ? `${bare}.0` : undefined);
}

/** The version that the inventory sets, if it is a literal value. */
function installedVersion(variables: EffectiveScope['variables']): string | undefined {
  const plugin = variables.get('kube_network_plugin')?.at(-1)?.value;
  const name = plugin === 'custom_cni' ? 'custom_cni_chart_version' : 'cilium_version';
  const version = variables.get(name)?.at(-1)?.value;
  if (typeof version === 'number') return String(version);
  return typeof version === 'string' && /^v?\d+\.\d+/.test(version) ? version : undefined;
}

/**
 * The version that hosts of a scope get: from the request, otherwise from the inventory, otherwise the release's
 * default.
 */
export function scopeVersion(inventory: Inventory, scope: EffectiveScope, { cilium, facts }: ReleaseChoice): string {
  return cilium ?? installedVersion(resolveReferences(inventory, scope, facts).variables) ?? facts.cilium.default;
}

/** A release with a Cilium version. A version that is not in the catalog gets the nearest chart. */
export async function withCilium(choice: ReleaseChoice, version: string, catalog: Catalog): Promise<LintTarget> {
  const { version: charted } = await nearestChart(version, catalog);
  const partial = /^v?\d+\.\d+$/.test(version.trim());
  const cilium = partial ? charted : (cleanVersion(version) ?? charted);
  return {
    release: new KubesprayRelease(choice.facts, cilium),
    cilium,
    chart: await catalog.chart(charted),
    kernel: choice.kernel,
    objects: await catalog.objects(charted),
    play: await catalog.play(choice.facts.release),
  };
}

async function nearestChart(version: string, catalog: Catalog): Promise<{ version: string }> {
  const minors = [...(await catalog.index()).cilium].sort((a, b) => compare(a.last, b.last));
  const asked = cleanVersion(version);
  const [oldest] = minors;
  if (!oldest) throw new Error('the catalog has no Cilium version');
  const minor = asked && minors.find((entry) => entry.minor === minorOf(asked));
  if (minor) {
    const { versions } = await catalog.minor(minor.minor);
    return { version: pickVersion(version, versions)?.version ?? minor.first };
  }
  const older = asked && minors.filter((entry) => compare(entry.last, asked) < 0).at(-1);
  return { version: older ? older.last : oldest.first };
}
