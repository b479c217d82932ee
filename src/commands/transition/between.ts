/** The way between two things that a user names: releases, inventories, intents, values files, live ConfigMaps. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { TargetRequest } from '../../cluster/target/target.ts';
import type { Finding } from '../../core/finding.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { readSide, releaseSide, type Side, type SideOptions, sideKind, sideName } from '../diff/side.ts';
import { wayBetween } from './way.ts';
import type { Way } from './way-types.ts';

export interface WayOptions {
  files: FileSystem;
  catalog: Catalog;
  /** Of sides that do not name their own. */
  target: TargetRequest;
  /** What `.cilium-extras.yaml` states, which an intent's own target and the command line beat. */
  configured?: TargetRequest;
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
  return { way: await wayBetween(from, to, options.catalog), findings: [...from.findings, ...to.findings] };
}

async function sideOf(given: string, options: SideOptions): Promise<Side> {
  const bare = await releaseSide(given, options);
  if (bare) return bare;
  const name = sideName(given, options.files);
  return readSide(name, sideKind(name.path, options.files), options);
}
