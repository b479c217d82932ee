/** Merges requests for a target: the command line over a configuration file over hints in the inventory. */
import type { TargetRequest } from './target.ts';

/** The parts of a request that have a value. */
export function given(request: TargetRequest | undefined): TargetRequest {
  return Object.fromEntries(Object.entries(request ?? {}).filter(([, value]) => value !== undefined));
}

/** True if the request names a release of Kubespray or Kubean. */
export function namesRelease({ kubespray, kubean }: TargetRequest): boolean {
  return kubespray !== undefined || kubean !== undefined;
}

/**
 * Lays one request over another. A release in `over` replaces the other's release, even if one is from Kubespray and
 * the other from Kubean.
 */
export function overlaid(below: TargetRequest, over: TargetRequest | undefined): TargetRequest {
  const named = given(over);
  return { ...(namesRelease(named) ? withoutRelease(below) : below), ...named };
}

/** The request without its release, to merge it with a request that names another one. */
function withoutRelease({ cilium, kernel }: TargetRequest): TargetRequest {
  return given({ cilium, kernel });
}
