/** Texts of rules that the build has put apart, laid back where the library looks for them. */
import { features, rules } from '../../../src/index.ts';

type Rule = (typeof rules)[number];

/** By the rule's id. */
export type Prose = Record<
  string,
  Partial<Pick<Rule, 'title' | 'why' | 'fix' | 'symptoms' | 'examples'>> & { source?: string }
>;

/** Gives rules and constraints their texts again. */
export function layBack(prose: Prose): void {
  for (const rule of rules) Object.assign(rule, prose[rule.id]);
  for (const { id, constraints } of features) {
    for (const constraint of constraints) Object.assign(constraint, prose[`${id}/${constraint.id}`]);
  }
}
