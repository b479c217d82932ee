import type { LensContext, Unavailable } from '../../src/core/feature.ts';

/** Something that came with a version of Cilium. */
export interface Arrival {
  /** What the intent sets. A part that is only disabled is not missed in versions without it. */
  asked: unknown;
  since: string;
  /** Path below the feature's intent. */
  path: string[];
  /** What older versions cannot do, as a sentence. */
  unavailable: string;
}

/** The first requested part that the version does not have. */
export function firstMissing(context: LensContext, arrivals: readonly Arrival[]): Unavailable | undefined {
  const found = arrivals.find(({ asked, since }) => asked !== undefined && asked !== false && context.is(`<${since}`));
  return found && { unavailable: found.unavailable, since: found.since, path: found.path };
}
