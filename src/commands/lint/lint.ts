/** Lints with every rule and every feature's constraints. */
import type { InventorySource } from '../../formats/inventory/discover.ts';
import {
  type LintOptions as EngineOptions,
  type LintResult,
  lintSource as lintSourceWith,
  lint as lintWith,
} from '../../lint/lint.ts';
import { ruleset } from './ruleset.ts';

export type { LintResult };
export type LintOptions = Omit<EngineOptions, 'ruleset'>;

/**
 * Lints files and folders with every rule.
 *
 * @throws UserError for a path that does not exist; every other problem is a finding
 */
export function lint(paths: readonly string[], options: LintOptions): Promise<LintResult> {
  return lintWith(paths, { ...options, ruleset });
}

/**
 * Lints one source with every rule, as an editor does for the open file.
 *
 * @internal
 */
export function lintSource(source: InventorySource, options: LintOptions): Promise<LintResult> {
  return lintSourceWith(source, { ...options, ruleset });
}
