import type { LensContext, Unavailable } from '../../src/core/feature.ts';

/** Something that came with a version of Cilium. */
export interface Arrival {
  /** What the intent says of it; what is only asked to be off is not missed where it does not exist. */
  asked: unknown;
  since: string;
  /** Path below the feature's intent. */
  path: string[];
  /** What older versions cannot do, as a sentence. */
  unavailable: string;
}

/** The first thing asked for that the version does not have. */
export function firstMissing(context: LensContext, arrivals: readonly Arrival[]): Unavailable | undefined {
  const found = arrivals.find(({ asked, since }) => asked !== undefined && asked !== false && context.is(`<${since}`));
  return found && { unavailable: found.unavailable, since: found.since, path: found.path };
}
