/** Writes a plan into an existing ConfigMap of Kubean, so that `kubectl apply` keeps its other variables. */

import { parseAllDocuments } from 'yaml';
import { sameJson } from '../../catalog/table.ts';
import { InventoryEditor } from '../../commands/migrate/edit-inventory.ts';
import { UserError } from '../../core/errors.ts';
import type { Json } from '../../core/json.ts';
import { isMap, known, type PartlyKnown } from '../../core/value-tree.ts';
import { nodeFileSystem } from '../../formats/files/node-file-system.ts';
import { carrierIn, emittedVariables, type Plan, treeOf } from '../../plan/plan.ts';
import { kubeanDefaults } from '../options.ts';
import type { Edited } from './emit-plan.ts';

/**
 * The file of the ConfigMap with the variables of a plan; everything else in it stays as it is.
 *
 * @param path the absolute path of the file
 * @param requested the options `--name` and `--namespace`: the ConfigMap keeps its own, so any other value is refused
 * @throws UserError if the variables are in a text that no edit can change safely, or in more than one file
 */
export function mergedConfigMap(plan: Plan, path: string, requested: Names): Edited {
  const editor = new InventoryEditor(nodeFileSystem, path, (_, there, wanted) => sameJson(there, wanted));
  const { sources } = editor.inventory();
  const [file, another] = [...sources.keys()];
  if (file === undefined || another !== undefined) {
    throw new UserError(`${path} is not the file of one ConfigMap`, { hint: 'Use the file with group_vars.yml.' });
  }
  const wanted = emittedVariables(plan);
  // Only the plan's own entries: a dictionary with entries that only Ansible can evaluate is not known as a whole.
  if (plan.extraValues.size > 0) wanted.set(carrierIn(plan, 'extraValues'), known(treeOf(plan.extraValues)) ?? {});
  for (const [name, value] of wanted) {
    const there = plan.base.get(name);
    editor.set(name, isMap(there) && isMap(value) ? over(there, value as { [key: string]: Json }) : value);
  }
  const [failed] = editor.byHand;
  if (failed) {
    throw new UserError(`${path}: the variables cannot be edited safely`, {
      hint: 'Write group_vars.yml as a block: group_vars.yml: |',
    });
  }
  const before = sources.get(file)?.text ?? '';
  const text = editor.inventory().sources.get(file)?.text ?? '';
  refuseOtherNames(text, path, requested);
  return { text, before };
}

/** Name and namespace of a ConfigMap. */
type Names = Record<keyof typeof kubeanDefaults, string>;

function refuseOtherNames(text: string, path: string, requested: Names): void {
  for (const key of ['name', 'namespace'] as const) {
    const wanted = requested[key];
    if (wanted === kubeanDefaults[key]) continue;
    const isOwn = parseAllDocuments(text).some((document) => document.getIn(['metadata', key]) === wanted);
    if (isOwn) continue;
    throw new UserError(`--${key} ${wanted} is not the ${key} of the ConfigMap in ${path}, which keeps its own`, {
      hint: `Leave out --${key}, or change the ${key} in the file.`,
    });
  }
}

/** A dictionary with the known entries of another one below it. The editor keeps the other entries. */
function over(there: { [key: string]: PartlyKnown }, wanted: { [key: string]: Json }): { [key: string]: Json } {
  const result: { [key: string]: Json } = { ...wanted };
  for (const [key, value] of Object.entries(there)) {
    const mine = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
    if (isMap(value) && isMap(mine)) result[key] = over(value, mine as { [key: string]: Json });
    else if (mine === undefined) {
      const plain = known(value);
      if (plain !== undefined) result[key] = plain;
      else if (isMap(value)) result[key] = over(value, {});
    }
  }
  return result;
}
