/** A plan as Helm's `--set` flags. */
import type { Plan } from '../plan/plan.ts';
import { flagLines } from './helm-flags.ts';

/** One flag per line, joined by backslashes, ready to follow `helm upgrade --install cilium ...`. */
export function helmSet(plan: Plan): string {
  const lines = flagLines(plan);
  return lines.length === 0 ? '' : `${lines.join(' \\\n')}\n`;
}
