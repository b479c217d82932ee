/** A plan as a values file for Helm. */
import { known } from '../core/value-tree.ts';
import { type Plan, treeOf } from '../plan/plan.ts';
import { stringify } from '../yaml/write.ts';
import { heading } from './heading.ts';

/** A values file for the chart. */
export function helmValues(plan: Plan): string {
  return `${heading(plan)}${stringify(known(treeOf(plan.helm)) ?? {})}`;
}
