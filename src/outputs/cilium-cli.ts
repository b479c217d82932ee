/** A plan as a command of the Cilium CLI. */
import type { Plan } from '../plan/plan.ts';
import { flagLines, shellWord } from './helm-flags.ts';

/** A whole `cilium install` line. */
export function ciliumCli(plan: Plan): string {
  return `${[`cilium install --version ${shellWord(plan.target.cilium)}`, ...flagLines(plan)].join(' \\\n  ')}\n`;
}
