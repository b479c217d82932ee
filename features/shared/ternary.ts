/** Boolean logic with facts that may be unknown (`undefined`): a constraint reports only certain results. */
export type Ternary = boolean | undefined;

/** True if all are true, false if any is false, else unknown. */
export function all(...facts: readonly Ternary[]): Ternary {
  if (facts.includes(false)) return false;
  return facts.includes(undefined) ? undefined : true;
}

/** True if any is true, false if all are false, else unknown. */
export function any(...facts: readonly Ternary[]): Ternary {
  if (facts.includes(true)) return true;
  return facts.includes(undefined) ? undefined : false;
}

/** The opposite of a known fact; an unknown fact stays unknown. */
export function not(fact: Ternary): Ternary {
  return fact === undefined ? undefined : !fact;
}
