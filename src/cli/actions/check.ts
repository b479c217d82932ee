/** `check`: the findings of a plan, without the plan itself. */
import { features } from '../../../features/registry.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import type { Finding } from '../../core/finding.ts';
import { baseReader } from '../../formats/intent/read-base.ts';
import { type PlannedIntent, planIntent } from '../../plan/plan-intent.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles } from '../io/files.ts';
import type { Io } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { readInput } from '../io/read-input.ts';
import { namedTarget, type TargetOptions } from '../options.ts';

export interface CheckOptions extends TargetOptions {
  format: 'text' | 'json';
  failOn: 'error' | 'warning' | 'never';
}

/** Loads the linter only if an intent sets agent options or Helm values. */
async function optionFindings(planned: PlannedIntent): Promise<Finding[]> {
  const { intent } = planned;
  if (!intent || (intent.config.size === 0 && Object.keys(intent.values).length === 0)) return [];
  return (await import('../io/lint-options.ts')).lintIntent(planned);
}

/** Runs `check`; resolves to the exit code. */
export async function run(io: Io, path: string | undefined, options: CheckOptions): Promise<number> {
  const input = await readInput(io, path ?? '-');
  const planned = await planIntent(input.text, input.file, {
    catalog: openCatalog(),
    features,
    readBase: baseReader(await openFiles(io, false)),
    target: namedTarget(options),
    ...(options.configured && { configured: options.configured }),
  });
  const { valid } = planned;
  const findings = [...planned.findings, ...(await optionFindings(planned))];
  printFindings(io, findings, {
    format: options.format,
    to: valid ? 'stdout' : 'stderr',
    sources: planned.sources,
    ...(options.format === 'json' && { rules: (await import('../io/rule-help.ts')).helpOfRules() }),
  });
  if (!valid) return exitUsage;
  const failing = options.failOn === 'never' ? [] : options.failOn === 'warning' ? ['error', 'warning'] : ['error'];
  return findings.some((finding) => failing.includes(finding.severity)) ? exitFindings : exitOk;
}
