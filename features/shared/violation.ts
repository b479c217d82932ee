import type { Violation } from '../../src/core/feature.ts';
import type { Ternary } from './ternary.ts';

/** One violation if the fact is certainly true, otherwise none. */
export function violationIf(broken: Ternary, violation: Violation): Violation[] {
  return broken === true ? [violation] : [];
}
