/** A plan as Ansible group_vars: one block a variable, each under the names of the features that it serves. */
import type { Json } from '../catalog/types.ts';
import type { Emitted, Plan } from '../plan/plan.ts';
import { treeOf } from '../plan/plan.ts';
import { known, splitPath } from '../predict/value-tree.ts';
import { stringify } from '../yaml/write.ts';
import { heading } from './heading.ts';

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function entry(name: string, value: Json): string {
  return stringify({ [name]: value });
}

function comment(features: readonly string[]): string {
  return `# ${features.join(', ')}\n`;
}

/** Blocks with the same features stand together under one comment. */
function* withComments(entries: Iterable<readonly [name: string, emitted: Emitted]>): Generator<string> {
  let last: string | undefined;
  for (const [name, { value, features }] of entries) {
    const line = comment(features);
    yield `${line === last ? '' : line}${entry(name, value)}`;
    last = line;
  }
}

/** The extra values by top-level key, each with every feature below it. */
function extraValueBlocks(plan: Plan): [string, Emitted][] {
  const blocks = new Map<string, Emitted>();
  const tree = known(treeOf(plan.extraValues)) as Record<string, Json>;
  for (const [path, { features }] of plan.extraValues) {
    const [top = path] = splitPath(path);
    const block = blocks.get(top) ?? { value: tree[top] ?? null, features: [] };
    block.features = [...new Set([...block.features, ...features])];
    blocks.set(top, block);
  }
  return [...blocks];
}

/** The variables of a plan as a YAML document for `group_vars/`. */
export function groupVars(plan: Plan): string {
  const parts = [...withComments(plan.variables)];
  if (plan.extraVars.size > 0) {
    parts.push(`cilium_config_extra_vars:\n${indent([...withComments(plan.extraVars)].join(''))}`);
  }
  if (plan.extraValues.size > 0) {
    parts.push(`cilium_extra_values:\n${indent([...withComments(extraValueBlocks(plan))].join(''))}`);
  }
  return `${heading(plan)}---\n${parts.join('\n')}`;
}
