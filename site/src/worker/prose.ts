/** Restores the texts of rules that the build moved into a separate file. */
import { features, rules } from '../../../src/index.ts';

type Rule = (typeof rules)[number];

/** By the id of the rule. */
export type Prose = Record<
  string,
  Partial<Pick<Rule, 'title' | 'why' | 'fix' | 'symptoms' | 'examples'>> & { source?: string }
>;

/** Restores the texts of rules and constraints. */
export function layBack(prose: Prose): void {
  for (const rule of rules) Object.assign(rule, prose[rule.id]);
  for (const { id, constraints } of features) {
    for (const constraint of constraints) Object.assign(constraint, prose[`${id}/${constraint.id}`]);
  }
}
