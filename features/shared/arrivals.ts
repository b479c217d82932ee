import type { LensContext, Unavailable } from '../../src/core/feature.ts';

/** A setting that a later version of Cilium added. */
export interface Arrival {
  /** The value in the intent. A part that is only disabled is not missed in versions without it. */
  asked: unknown;
  since: string;
  /** Path below the feature's intent. */
  path: string[];
  /** What older versions cannot do, as a sentence. */
  unavailable: string;
}

/** The first requested setting that the version does not support. */
export function firstMissing(context: LensContext, arrivals: readonly Arrival[]): Unavailable | undefined {
  const found = arrivals.find(({ asked, since }) => asked !== undefined && asked !== false && context.is(`<${since}`));
  return found && { unavailable: found.unavailable, since: found.since, path: found.path };
}
