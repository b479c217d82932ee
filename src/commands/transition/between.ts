/** The way between two inputs of a user: releases, inventories, intents, values files, live ConfigMaps. */
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
  /** The target of sides that do not name their own. */
  target: TargetRequest;
  /** The target from `.cilium-extras.yaml`. An intent's own target and the command line take precedence. */
  configured?: TargetRequest;
  /**
   * The settings after a migration of an inventory to an intermediate release. Without it, ways with several runs omit
   * everything that depends on these settings.
   *
   * @internal
   */
  migrated?: (path: string, options: MigratedOptions) => Promise<ScopeView>;
}

/** The parameters of a migration to an intermediate release. */
interface MigratedOptions {
  files: FileSystem;
  catalog: Catalog;
  from: string;
  to: string;
  kernel?: string | undefined;
}

/** A way, with notes on it. */
export interface NamedWay {
  way: Way;
  findings: Finding[];
}

/**
 * The way from one side to another. A side is a release (`v2.31.0`), or a path with an optional target after an `@`.
 * @throws UserError if a side cannot be read, or has no target
 * @throws InvalidSide for an intent with errors, with its findings
 */
export async function transitionBetween(before: string, after: string, options: WayOptions): Promise<NamedWay> {
  const from = await sideOf(before, options);
  const to = await sideOf(after, { ...options, cilium: from.cilium });
  const between = betweenRuns(before, from, options);
  const goal = placeOf(after, to, options.files);
  // The same folder with two releases is the old configuration, which has to be migrated.
  const isSame = goal?.path === between?.source?.path;
  const way = await wayBetween(from, to, options.catalog, { between, goal: isSame ? undefined : goal });
  return { way, findings: [...from.findings, ...to.findings, ...refusedCilium(to)] };
}

/** The playbook of the last release stops if the inventory names an older Cilium than the release accepts. */
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

/** How an inventory or an intent is written for intermediate releases; undefined if it stays as it is. */
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

/** The place of a side, as the user named it; undefined for a release alone and for standard input. */
function placeOf(given: string, { kind }: Side, files: FileSystem): Place | undefined {
  const { path } = sideName(given, files);
  if (files.kind(path) === undefined || path === '<stdin>') return undefined;
  if (kind === 'intent') return { path, kind };
  if (kind !== 'inventory') return { path, kind: 'other' };
  return inventoryPlace(path, files);
}

/** If a side cannot be written for a release, it is unknown there. Every other error is a bug. */
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
