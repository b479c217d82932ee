/** The linter's findings about an intent or Helm values, with the program's rules and catalog. */
import { ruleset } from '../../commands/lint/ruleset.ts';
import type { Finding, Location } from '../../core/finding.ts';
import * as ofIntent from '../../lint/intent.ts';
import { variablesLinter } from '../../lint/lint.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlannedIntent } from '../../plan/plan-intent.ts';
import { openCatalog } from './catalog-files.ts';

/** All findings about an intent's options and values. */
export function lintIntent(planned: PlannedIntent): Promise<Finding[]> {
  return ofIntent.lintIntent(planned, variablesLinter(ruleset, openCatalog()));
}

/** The linter's findings about raw values of a plan, from the variables that the plan writes. */
export function lintValues(plan: Plan, locate: (path: string) => Location | undefined): Promise<Finding[]> {
  return ofIntent.lintValues(plan, locate, variablesLinter(ruleset, openCatalog()));
}
