/** Merging requests for a target: the command line over a configuration file over hints in the inventory. */
import type { TargetRequest } from './target.ts';

/** The parts of a request that have a value. */
export function given(request: TargetRequest | undefined): TargetRequest {
  return Object.fromEntries(Object.entries(request ?? {}).filter(([, value]) => value !== undefined));
}

/** True if the request names a release, in either of the two ways. */
export function namesRelease({ kubespray, kubean }: TargetRequest): boolean {
  return kubespray !== undefined || kubean !== undefined;
}

/** One request laid over another: a release that it names replaces the other's, whichever of the two kinds either is. */
export function overlaid(below: TargetRequest, over: TargetRequest | undefined): TargetRequest {
  const named = given(over);
  return { ...(namesRelease(named) ? withoutRelease(below) : below), ...named };
}

/** The request without its release, for merging with one that names another. */
function withoutRelease({ cilium, kernel }: TargetRequest): TargetRequest {
  return given({ cilium, kernel });
}
