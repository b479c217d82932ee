/**
 * The runs of the playbook on a way: each upgrades Kubespray by one minor release, and Cilium by one minor version.
 * Source: kubernetes-sigs/kubespray, docs/operations/upgrades.md (Multiple upgrades); cilium/cilium,
 * Documentation/operations/upgrade.rst (one minor at a time, also for a rollback).
 */
import { type Catalog, minorOf } from '../catalog/catalog.ts';
import { coerce, compare } from '../core/versions.ts';

/** The versions of a cluster between two runs. */
export interface Point {
  /** Kubespray release; undefined for plain Helm and for a live cluster. */
  release: string | undefined;
  /** Cilium version; undefined if it is not known. */
  cilium: string | undefined;
}

export interface Journey {
  from: Point;
  to: Point;
  /** True if the inventory sets its Cilium version, so that releases on the way do not install their own. */
  pinned: boolean;
}

/** Every point of the way, including both ends. A run leads from each one to the next. */
export async function pointsOf(journey: Journey, catalog: Catalog): Promise<Point[]> {
  const points: Point[] = [];
  for (const next of await releasesOn(journey, catalog)) {
    const last = points.at(-1);
    if (last) points.push(...(await minorsBetween(last, next, catalog)));
    points.push(next);
  }
  return points;
}

/** The newest patch of every minor release, with the Cilium that it installs. For a way back, only the two ends. */
async function releasesOn({ from, to, pinned }: Journey, catalog: Catalog): Promise<Point[]> {
  const [first, last] = [from.release, to.release];
  if (first === undefined || last === undefined || compare(first, last) >= 0) return [from, to];
  const newest = new Map<string, string>();
  const between = (await catalog.index()).kubespray
    .map(({ release }) => release)
    .filter((release) => compare(release, first) > 0 && compare(release, last) < 0)
    .sort(compare);
  for (const release of between) newest.set(minorOf(release), release);
  for (const end of [first, last]) newest.delete(minorOf(end));
  const middle = await Promise.all(
    [...newest.values()].map(async (release) => {
      const { default: preset, minimum } = (await catalog.kubespray(release)).cilium;
      return { release, cilium: pinned ? pinnedOn(from.cilium, to.cilium, preset, minimum) : preset };
    }),
  );
  return [from, ...middle, to];
}

/**
 * The Cilium version on a release in between: the old one as long as the release accepts it. Never newer than the new
 * one.
 */
function pinnedOn(
  from: string | undefined,
  to: string | undefined,
  preset: string,
  minimum: string | undefined,
): string {
  if (from === undefined || to === undefined) return preset;
  if (minimum === undefined || compare(from, minimum) >= 0) return from;
  return compare(preset, to) <= 0 ? preset : to;
}

/** The newest patch of every Cilium minor between two points, on the newer release if that accepts it. */
async function minorsBetween(from: Point, to: Point, catalog: Catalog): Promise<Point[]> {
  const skipped = minorsInside(from.cilium, to.cilium);
  if (skipped.length === 0) return [];
  const { cilium: known } = await catalog.index();
  const minimum = to.release === undefined ? undefined : (await catalog.kubespray(to.release)).cilium.minimum;
  return skipped.map((minor) => {
    const cilium = known.find((one) => one.minor === minor)?.last ?? `${minor}.0`;
    const isAccepted = minimum === undefined || compare(cilium, minimum) >= 0;
    return { release: isAccepted ? to.release : from.release, cilium };
  });
}

/** The minors strictly between two versions, in the order of the way: `1.10`, `1.11`. */
function minorsInside(from: string | undefined, to: string | undefined): string[] {
  const [first, last] = [from, to].map((version) =>
    coerce(version ?? '')
      ?.version.split('.')
      .map(Number),
  );
  const [major = 0, start = 0] = first ?? [];
  const [otherMajor = 0, end = 0] = last ?? [];
  if (!first || !last || major !== otherMajor) return [];
  const step = Math.sign(end - start);
  const count = Math.max(0, Math.abs(end - start) - 1);
  return Array.from({ length: count }, (_, index) => `${major}.${start + step * (index + 1)}`);
}
