/** A plan as Ansible group_vars, with a comment above each variable that names the features that need it. */

import { known, splitPath } from '../core/value-tree.ts';
import { carrierIn, type Emitted, emittedVariables, type Plan } from '../plan/plan.ts';
import { Commented, stringify, type Writable } from '../yaml/write.ts';
import { heading } from './heading.ts';

/** Sorts entries in the order of the intent. Neighbours for the same features share one comment. */
function withComments(
  plan: Plan,
  entries: Iterable<readonly [name: string, emitted: Emitted]>,
): { [name: string]: Writable } {
  const order = ['target', 'from the inventory', ...new Set(plan.settings.map((setting) => setting.feature))];
  const rank = ([, { features }]: readonly [string, Emitted]) => order.indexOf(features[0] ?? '');
  // Without a prototype, `__proto__` is a name like any other.
  const block: { [name: string]: Writable } = Object.create(null);
  let last: string | undefined;
  for (const [name, { value, features }] of [...entries].sort((left, right) => rank(left) - rank(right))) {
    const comment = features.join(', ');
    block[name] = comment === last ? value : new Commented(comment, value);
    last = comment;
  }
  return block;
}

/** Entries that the inventory already has in a dict, because the generated dict replaces it. */
function keptEntries(plan: Plan, dict: string): [string, Emitted][] {
  const kept = known(plan.base.get(dict));
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return [];
  return Object.entries(kept).map(([name, value]) => [name, { value, features: ['from the inventory'] }]);
}

function extraVarEntries(plan: Plan): Map<string, Emitted> {
  return new Map<string, Emitted>([...keptEntries(plan, carrierIn(plan, 'extraVars')), ...plan.extraVars]);
}

/** The extra values by top-level key, each with all features of the values below it. */
function extraValueBlocks(plan: Plan): Map<string, Emitted> {
  const blocks = new Map<string, Emitted>(keptEntries(plan, carrierIn(plan, 'extraValues')));
  const tree = emittedVariables(plan).get(carrierIn(plan, 'extraValues')) as Record<string, Emitted['value']>;
  for (const [path, { features }] of plan.extraValues) {
    const [top = path] = splitPath(path);
    const above = blocks.get(top)?.features ?? [];
    blocks.set(top, { value: tree[top] ?? null, features: [...new Set([...above, ...features])] });
  }
  return blocks;
}

/** The variables of a plan as a YAML document for `group_vars/`. */
export function groupVars(plan: Plan): string {
  const parts: { [name: string]: Writable }[] = [];
  if (plan.extraVars.size > 0)
    parts.push({ [carrierIn(plan, 'extraVars')]: withComments(plan, extraVarEntries(plan)) });
  if (plan.extraValues.size > 0)
    parts.push({ [carrierIn(plan, 'extraValues')]: withComments(plan, extraValueBlocks(plan)) });
  // An empty mapping means that there are no variables at all, so it never appears next to others.
  if (plan.variables.size > 0 || parts.length === 0) parts.unshift(withComments(plan, plan.variables));
  const blocks = parts.map((part) => stringify(part, { ansible: true }));
  return `${heading(plan)}---\n${blocks.join('\n')}`;
}
