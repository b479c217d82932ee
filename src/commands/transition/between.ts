/** The way between two things that a user names: releases, inventories, intents, values files, live ConfigMaps. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { TargetRequest } from '../../cluster/target/target.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { coerce, compare } from '../../core/versions.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import type { Place } from '../../transitions/inventory-path.ts';
import { InvalidSide } from '../diff/invalid-side.ts';
import { sideOf as inventorySide, readSide, releaseSide, type Side, type SideOptions, sideName } from '../diff/side.ts';
import { sideKind } from '../diff/side-kind.ts';
import { inventoryPlace } from './place.ts';
import { type Between, wayBetween } from './way.ts';
import type { Way } from './way-types.ts';

export interface WayOptions {
  files: FileSystem;
  catalog: Catalog;
  /** Of sides that do not name their own. */
  target: TargetRequest;
  /** What `.cilium-extras.yaml` states, which an intent's own target and the command line beat. */
  configured?: TargetRequest;
  /**
   * The settings that a migration of an inventory to a release between has. Without it, what depends on them is left out of
   * ways with several runs.
   *
   * @internal
   */
  migrated?: (path: string, options: MigratedOptions) => Promise<ScopeView>;
}

/** What a migration to a release between needs. */
interface MigratedOptions {
  files: FileSystem;
  catalog: Catalog;
  from: string;
  to: string;
  kernel?: string | undefined;
}

/** A way with what has to be stated next to it. */
export interface NamedWay {
  way: Way;
  findings: Finding[];
}

/**
 * The way from one named side to another. A side is a release (`v2.31.0`), or a path, with a target behind an `@` if need be.
 * @throws UserError for what cannot be read or has no target
 * @throws InvalidSide for an intent with errors, with its findings
 */
export async function transitionBetween(before: string, after: string, options: WayOptions): Promise<NamedWay> {
  const from = await sideOf(before, options);
  const to = await sideOf(after, { ...options, cilium: from.cilium });
  const between = betweenRuns(before, from, options);
  const goal = placeOf(after, to, options.files);
  // A folder on two releases is the old configuration, which is migrated.
  const isSame = goal?.path === between?.source?.path;
  const way = await wayBetween(from, to, options.catalog, { between, goal: isSame ? undefined : goal });
  return { way, findings: [...from.findings, ...to.findings, ...refusedCilium(to)] };
}

/** The release at the end stops its playbook if the inventory names an older Cilium than it accepts. */
function refusedCilium({ view, cilium }: Side): Finding[] {
  const minimum = view?.release.facts.cilium.minimum;
  if (view?.installer !== 'role' || minimum === undefined || cilium === undefined) return [];
  const [here, needed] = [coerce(cilium)?.version, coerce(minimum)?.version];
  if (here === undefined || needed === undefined || compare(here, needed) >= 0) return [];
  const { release } = view.release.facts;
  return [
    {
      rule: 'cilium-version-unsupported',
      severity: 'error',
      subject: 'cilium_version',
      message: `Kubespray ${release} requires Cilium ${minimum} or later, and refuses ${cilium}.`,
    },
  ];
}

/** How an inventory or an intent is written for the releases between; undefined for what stays as it is. */
function betweenRuns(given: string, side: Side, options: WayOptions): Between | undefined {
  const { files, catalog, target, migrated } = options;
  const named = sideName(given, files);
  const { path } = named;
  const { release: from, view, kind } = side;
  if (from === undefined || files.kind(path) === undefined) return undefined;
  const at = async (release: string): Promise<Side | undefined> => {
    if (kind === 'intent') {
      const request = { ...target, kubean: undefined, cilium: undefined, kubespray: release };
      return readSide({ ...named, target: {} }, kind, { files, catalog, target: request });
    }
    if (view?.installer !== 'role' || !migrated) return undefined;
    const { kernel } = view.target;
    return inventorySide(path, await migrated(path, { files, catalog, from, to: release, kernel }), []);
  };
  return {
    source: placeOf(given, side, files),
    at: ({ release }) => (release === undefined ? Promise.resolve(undefined) : at(release).catch(unknownSide)),
  };
}

/** Where a side is kept, as the user named it; undefined for a release alone and for standard input. */
function placeOf(given: string, { kind }: Side, files: FileSystem): Place | undefined {
  const { path } = sideName(given, files);
  if (files.kind(path) === undefined || path === '<stdin>') return undefined;
  if (kind === 'intent') return { path, kind };
  if (kind !== 'inventory') return { path, kind: 'other' };
  return inventoryPlace(path, files);
}

/** What cannot be written for a release is not known there; everything else is a fault. */
function unknownSide(error: unknown): undefined {
  if (error instanceof UserError || error instanceof InvalidSide) return undefined;
  throw error;
}

async function sideOf(given: string, options: SideOptions): Promise<Side> {
  const bare = await releaseSide(given, options);
  if (bare) return bare;
  const name = sideName(given, options.files);
  return readSide(name, sideKind(name.path, options.files), options);
}
