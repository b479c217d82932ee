/** When two texts of an option mean the same to the agent. */

import { parseBoolean } from './options.ts';
import { isIn } from './versions.ts';

/**
 * Flags that hold text although their values look like booleans: `True` is refused where `true` is meant.
 * Source: cilium/cilium daemon/cmd/kube_proxy_replacement.go up to 1.18, pkg/kpr/kpr.go from 1.19 on (boolean there).
 */
const textFlags: ReadonlyMap<string, { versions: string; synonyms: readonly (readonly [string, string, string])[] }> =
  new Map([
    [
      'kube-proxy-replacement',
      {
        versions: '<1.19.0',
        // The old words stay accepted for two minors; the agent maps them to the booleans.
        synonyms: [
          ['strict', 'true', '>=1.14.0 <1.16.0'],
          ['partial', 'false', '>=1.14.0 <1.16.0'],
        ],
      },
    ],
  ]);

/** True if the flag is text for this Cilium version although it looks boolean. */
export function isTextFlag(option: string, cilium: string): boolean {
  const flag = textFlags.get(option);
  return flag !== undefined && isIn(cilium, flag.versions);
}

/** True if the agent of this Cilium version reads both texts of the option alike. */
export function sameToAgent(option: string, left: string, right: string, cilium: string): boolean {
  if (left === right) return true;
  const flag = textFlags.get(option);
  if (flag && isIn(cilium, flag.versions)) {
    return flag.synonyms.some(
      ([a, b, versions]) => isIn(cilium, versions) && ((a === left && b === right) || (a === right && b === left)),
    );
  }
  const boolean = parseBoolean(left);
  // `1` and `0` are numbers of other flags more often than they are booleans.
  if (boolean === undefined || /^[01]$/.test(left) || /^[01]$/.test(right)) return false;
  return boolean === parseBoolean(right);
}
