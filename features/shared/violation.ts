import type { Violation } from '../../src/core/feature.ts';
import type { Ternary } from './ternary.ts';

/** One violation if the fact is certain, none if it is not so or not known. */
export function violationIf(broken: Ternary, violation: Violation): Violation[] {
  return broken === true ? [violation] : [];
}
