/** Compares values of agent options as the agent reads them. */

import { parseBoolean } from './options.ts';
import { isIn } from './versions.ts';

/**
 * Flags that are strings although their values look like booleans: the agent refuses `True` where it expects `true`.
 * Source: cilium/cilium daemon/cmd/kube_proxy_replacement.go up to 1.18, pkg/kpr/kpr.go from 1.19 on (boolean there).
 */
const textFlags: ReadonlyMap<string, { versions: string; synonyms: readonly (readonly [string, string, string])[] }> =
  new Map([
    [
      'kube-proxy-replacement',
      {
        versions: '<1.19.0',
        // The agent accepts the old words for two more minors, and maps them to the booleans.
        synonyms: [
          ['strict', 'true', '>=1.14.0 <1.16.0'],
          ['partial', 'false', '>=1.14.0 <1.16.0'],
        ],
      },
    ],
  ]);

/** True if the flag is a string in this Cilium version although its values look like booleans. */
export function isTextFlag(option: string, cilium: string): boolean {
  const flag = textFlags.get(option);
  return flag !== undefined && isIn(cilium, flag.versions);
}

/** True if both values of the option mean the same to the agent of this Cilium version. */
export function sameToAgent(option: string, left: string, right: string, cilium: string): boolean {
  if (left === right) return true;
  const flag = textFlags.get(option);
  if (flag && isIn(cilium, flag.versions)) {
    return flag.synonyms.some(
      ([a, b, versions]) => isIn(cilium, versions) && ((a === left && b === right) || (a === right && b === left)),
    );
  }
  const boolean = parseBoolean(left);
  // `1` and `0` are more often numbers than booleans.
  if (boolean === undefined || /^[01]$/.test(left) || /^[01]$/.test(right)) return false;
  return boolean === parseBoolean(right);
}

/**
 * Since this version, agent and operator check each value of their ConfigMap against the type of its flag. They do not
 * start if a type is wrong. Earlier versions read 0 or false.
 * Source: cilium/cilium, pkg/option/config.go (validateConfigMap).
 */
const checksTypesSince = '>=1.12.0';

/** True if the agent of this version does not start with a value of the wrong type. */
export function checksTypes(cilium: string): boolean {
  return isIn(cilium, checksTypesSince);
}

/**
 * A duration as Go writes it; a number alone counts nanoseconds. Source: spf13/cast, ToDurationE; Go's
 * time.ParseDuration.
 */
const duration = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|\d+\.?\d*|\.\d+)$/;
const whole = /^[-+]?(?:0x[\da-f_]+|0b[01_]+|0o?[0-7_]*|[\d_]+)(?:\.0*)?$/i;
const float =
  /^[-+]?(?:\d[\d_]*\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|0x[\da-f.]+(?:p[-+]?\d+)?|inf(?:inity)?|nan)$/i;

/**
 * What a flag of a type accepts instead of a value that it cannot parse. Undefined if it can parse the value, and for
 * types that accept any text.
 *
 * @param type as the command reference lists it: `duration`, `int`, `uint16`, ...
 */
export function expectedInstead(type: string, text: string): string | undefined {
  if (type === 'bool') return parseBoolean(text) === undefined ? 'a boolean, "true" or "false"' : undefined;
  if (type === 'duration') return duration.test(text) ? undefined : 'a duration such as "30s"';
  if (/^float/.test(type)) return float.test(text) ? undefined : 'a number';
  if (/^int\d*$/.test(type)) return whole.test(text) ? undefined : 'a whole number';
  if (/^uint\d*$/.test(type))
    return whole.test(text) && !text.startsWith('-') ? undefined : 'a whole number of 0 or more';
  return undefined;
}
