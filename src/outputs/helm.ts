/** Plans for Helm itself: a values file, `--set` flags, a line for the Cilium CLI. */

import { known } from '../core/value-tree.ts';
import { type Plan, treeOf } from '../plan/plan.ts';
import { stringify } from '../yaml/write.ts';
import { heading } from './heading.ts';
import { helmFlags, shellWord } from './helm-flags.ts';

function flagLines(plan: Plan): string[] {
  return [...plan.helm].flatMap(([path, { value }]) =>
    helmFlags(path, value).map(([flag, argument]) => `${flag} ${shellWord(argument ?? '')}`),
  );
}

/** A values file for the chart. */
export function helmValues(plan: Plan): string {
  return `${heading(plan)}${stringify(known(treeOf(plan.helm)) ?? {})}`;
}

/** One flag a line, lines joined by backslashes, ready to stand behind `helm upgrade --install cilium ...`. */
export function helmSet(plan: Plan): string {
  const lines = flagLines(plan);
  return lines.length === 0 ? '' : `${lines.join(' \\\n')}\n`;
}

/** A whole `cilium install` line. */
export function ciliumCli(plan: Plan): string {
  return `${[`cilium install --version ${shellWord(plan.target.cilium)}`, ...flagLines(plan)].join(' \\\n  ')}\n`;
}
