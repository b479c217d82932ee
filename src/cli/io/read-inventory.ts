/** Reads an existing inventory as the variables below a plan, with the findings about both together. */

import { resolve } from 'node:path';
import { sameJson } from '../../catalog/table.ts';
import type { Finding, Location } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { shownJson } from '../../core/secrets.ts';
import { known } from '../../core/value-tree.ts';
import { type Definition, locate } from '../../formats/ansible/variables/definition.ts';
import { findOneInventory } from '../../formats/inventory/one-inventory.ts';
import { carrierIn, emittedVariables, type Plan } from '../../plan/draft.ts';
import type { Variables } from '../../predict/kubespray.ts';
import { openFiles } from './files.ts';
import type { Io } from './io.ts';

export interface ExistingInventory {
  /** True if a ConfigMap of Kubean contains the variables: a single text, in which no definition overrides another. */
  isConfigMap: boolean;
  variables: Variables;
  /** What the plan overrides or repeats in the inventory's files. */
  conflicts(plan: Plan): Finding[];
  /** Where a variable is set, or an entry of it. */
  locate(path: readonly string[]): Location | undefined;
  /** What could not be read. */
  findings: Finding[];
}

/**
 * Reads an inventory.
 *
 * @param output the file that will be written: its current content is about to be replaced, so it does not count
 * @throws UserError if the inventory does not exist, or there is more than one
 */
export async function readInventory(io: Io, path: string, output: string | undefined): Promise<ExistingInventory> {
  const files = await openFiles(io, false);
  const written = output === undefined ? undefined : resolve(io.cwd, output);
  const inventory = findOneInventory(path, files);
  // Hosts of a cluster share Cilium's variables, so the first scope represents all of them.
  const effective = new Map<string, Definition>();
  for (const [name, definitions] of inventory.scopes[0]?.variables ?? []) {
    const last = definitions.findLast((definition) => resolve(io.cwd, definition.location.file) !== written);
    if (last) effective.set(name, last);
  }
  const variables: Variables = new Map([...effective].map(([name, definition]) => [name, definition.value]));
  return {
    variables,
    isConfigMap: inventory.kind === 'kubean',
    conflicts: (plan) => conflicts(plan, effective),
    locate: ([name = '', ...below]) => {
      const definition = effective.get(name);
      return definition && (below.length === 0 ? definition.location : locate(definition, below, 'key'));
    },
    findings: inventory.problems.map((problem) => ({ ...problem, severity: 'warning', subject: problem.rule })),
  };
}

/** What a plan overrides or repeats among the effective definitions. */
export function conflicts(plan: Plan, effective: ReadonlyMap<string, Definition>): Finding[] {
  const dicts = [carrierIn(plan, 'extraVars'), carrierIn(plan, 'extraValues')];
  const remedy = 'Add the settings of the intent to this definition by hand, or set these values in the intent.';
  return overridden({ values: emittedVariables(plan), dicts, remedy }, effective);
}

interface Emission {
  values: ReadonlyMap<string, Json>;
  /** Dictionaries that include the entries of the inventory's own dictionary. */
  dicts: readonly string[];
  /** What to do if only Ansible can evaluate these entries. */
  remedy: string;
}

/** What emitted variables override or repeat among the effective definitions. */
export function overridden({ values, dicts, remedy }: Emission, effective: ReadonlyMap<string, Definition>): Finding[] {
  const findings: Finding[] = [];
  for (const [name, value] of values) {
    const there = effective.get(name);
    if (!there) continue;
    if (dicts.includes(name)) {
      if (known(there.value) === undefined) {
        findings.push({
          rule: 'unresolved-value',
          severity: 'error',
          subject: name,
          location: there.location,
          message: `Only Ansible can evaluate values of ${name}, so the generated file cannot contain them. ${remedy}`,
        });
        continue;
      }
      findings.push({
        rule: 'replaced-dict',
        severity: 'warning',
        subject: name,
        location: there.location,
        message: `${name} is also defined here. Ansible uses only one of the definitions. The generated one contains the entries of this one, so remove this one.`,
      });
    } else if (!sameJson(known(there.value), value)) {
      findings.push({
        rule: 'overridden-variable',
        severity: 'warning',
        subject: name,
        location: there.location,
        message: `The inventory defines ${name} here, but the generated file sets it to ${shownJson(name, value)}. Remove the definition here. Otherwise the order of the files decides.`,
      });
    }
  }
  return findings;
}

/** The changes of a plan to the variables of the ConfigMap that it is written into. */
export function replaced(findings: readonly Finding[], plan: Plan): Finding[] {
  const values = emittedVariables(plan);
  return findings
    .filter(({ rule }) => rule === 'overridden-variable')
    .map((finding) => ({
      ...finding,
      severity: 'info',
      message: `The result changes ${finding.subject} to ${shownJson(finding.subject, values.get(finding.subject) ?? null)}.`,
    }));
}
