/** Which stops of a play apply to the effective values. */

import type { Json } from '../core/json.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import type { PlayCatalog, PlayCondition, PlayStop } from './play.ts';
import { isTruthy, sameJson } from './table.ts';

/**
 * The value of a variable in the play, including defaults. Undefined if it has none, `unknown` if it cannot be known
 * here.
 */
export type ValueInForce = (name: string) => Json | Unknown | undefined;

/** True if a condition holds for a value; undefined if that depends on an unknown value. */
export function meets(condition: PlayCondition, value: Json | Unknown | undefined): boolean | undefined {
  if (value === unknown) return undefined;
  if ('unset' in condition) return (value === undefined) === condition.unset;
  if ('truthy' in condition) return isTruthy(value) === condition.truthy;
  if ('in' in condition) return condition.in.some((item) => sameJson(item, value ?? null));
  if ('notIn' in condition) return !condition.notIn.some((item) => sameJson(item, value ?? null));
  if ('version' in condition) return inVersions(condition.version, value);
  return inNumbers(condition.number, value);
}

function inVersions({ from, below }: { from?: string; below?: string }, value: Json | undefined): boolean | undefined {
  const version = /^v?(\d+(?:\.\d+)*)/.exec(toText(value ?? ''))?.[1];
  if (version === undefined) return undefined;
  return (from === undefined || order(version, from) >= 0) && (below === undefined || order(version, below) < 0);
}

/** Compares versions with any number of parts, as Ansible's test does: `1.15` is below `1.15.1`. */
function order(one: string, other: string): number {
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function inNumbers({ from, below }: { from?: number; below?: number }, value: Json | undefined): boolean | undefined {
  if (typeof value !== 'number') return undefined;
  return (from === undefined || value >= from) && (below === undefined || value < below);
}

/** The stops whose conditions all hold, without those that depend on an unknown value. */
export function stopsOf({ stops }: PlayCatalog, inForce: ValueInForce): PlayStop[] {
  return stops.filter(({ when }) =>
    Object.entries(when).every(([name, condition]) => meets(condition, inForce(name)) === true),
  );
}
