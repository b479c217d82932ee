/** A plan as Ansible group_vars: each variable under the names of the features that it serves. */
import type { Emitted, Plan } from '../plan/plan.ts';
import { treeOf } from '../plan/plan.ts';
import { known, splitPath } from '../predict/value-tree.ts';
import { Commented, stringify, type Writable } from '../yaml/write.ts';
import { heading } from './heading.ts';

/** Neighbours that serve the same features stand under one comment. */
function withComments(entries: Iterable<readonly [name: string, emitted: Emitted]>): { [name: string]: Writable } {
  const block: { [name: string]: Writable } = {};
  let last: string | undefined;
  for (const [name, { value, features }] of entries) {
    const comment = features.join(', ');
    block[name] = comment === last ? value : new Commented(comment, value);
    last = comment;
  }
  return block;
}

/** The extra values by top-level key, each with every feature below it. */
function extraValueBlocks(plan: Plan): [string, Emitted][] {
  const blocks = new Map<string, Emitted>();
  const tree = known(treeOf(plan.extraValues)) as Record<string, Emitted['value']>;
  for (const [path, { features }] of plan.extraValues) {
    const [top = path] = splitPath(path);
    const above = blocks.get(top)?.features ?? [];
    blocks.set(top, { value: tree[top] ?? null, features: [...new Set([...above, ...features])] });
  }
  return [...blocks];
}

/** The variables of a plan as a YAML document for `group_vars/`. */
export function groupVars(plan: Plan): string {
  const parts = [withComments(plan.variables)];
  if (plan.extraVars.size > 0) parts.push({ cilium_config_extra_vars: withComments(plan.extraVars) });
  if (plan.extraValues.size > 0) parts.push({ cilium_extra_values: withComments(extraValueBlocks(plan)) });
  const blocks = parts.map((part) => stringify(part, { ansible: true }));
  return `${heading(plan)}---\n${blocks.join('\n')}`;
}
