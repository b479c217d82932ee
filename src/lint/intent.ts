/** The findings of lint about an intent or Helm values, with their locations in that file. */
import { inputNames } from '../catalog/table.ts';
import type { Table } from '../catalog/types.ts';
import type { Finding, Location } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { getPath, splitPath } from '../core/value-tree.ts';
import { emittedVariables, type Plan } from '../plan/plan.ts';
import type { PlannedIntent } from '../plan/plan-intent.ts';
import type { LintFinding } from './rule.ts';

/** Lints variables as the only file of an inventory, for the given release or the newest one. */
export type LintVariables = (
  variables: Record<string, Json>,
  release: string | undefined,
) => Promise<readonly LintFinding[]>;

/** The rules about names and values of options. */
const about: ReadonlySet<string> = new Set([
  'unknown-agent-option',
  'removed-agent-option',
  'future-agent-option',
  'invalid-value',
]);

/** True for a value that a constraint of the plan reports too, with advice for the intent. */
function isReported({ violations }: Plan, { rule, subject }: Finding): boolean {
  return (
    rule === 'invalid-value' &&
    violations.some(({ severity, violation }) => severity === 'error' && violation.subject === subject)
  );
}

/** Findings about options in the intent's `config` that the target's agents do not have, or reject. */
async function lintOptions({ intent, plan }: PlannedIntent, lintVariables: LintVariables): Promise<Finding[]> {
  const release = plan?.target.release?.facts;
  if (!intent || !plan || intent.config.size === 0) return [];
  const variables = {
    kube_network_plugin: 'cilium',
    // The names of options depend only on Cilium, so plain Helm is checked like the newest release.
    cilium_version: `${release?.cilium.prefix ?? ''}${plan.target.cilium}`,
    cilium_config_extra_vars: Object.fromEntries(intent.config),
  };
  const findings = await lintVariables(variables, release?.release);
  return findings
    .filter((finding) => about.has(finding.rule) && intent.config.has(finding.subject) && !isReported(plan, finding))
    .map(({ fix: _, fixable: __, ...finding }) => ({
      ...finding,
      location: intent.locate(['config', finding.subject]),
    }));
}

/** All findings about an intent's options and values. */
export async function lintIntent(planned: PlannedIntent, lintVariables: LintVariables): Promise<Finding[]> {
  const { intent, plan } = planned;
  if (!intent || !plan) return [];
  const locate = (path: string): Location | undefined =>
    getPath(intent.values, path) === undefined ? undefined : intent.locate(['values', ...splitPath(path)]);
  const found = await lintOptions(planned, lintVariables);
  const ofValues = Object.keys(intent.values).length > 0 ? await lintValues(plan, locate, lintVariables) : [];
  // The plan's variables also contain the options of `config`.
  const isTold = ({ rule, subject }: Finding): boolean =>
    found.some((one) => one.rule === rule && one.subject === subject);
  return [...found, ...ofValues.filter((one) => !isTold(one))];
}

/** The rules about values of a plan that have no effect, or that stop the agents. */
const aboutOutcome: ReadonlySet<string> = new Set([
  'kvstore-missing',
  'unknown-word',
  'chart-refuses',
  'invalid-value',
]);

/** Findings of lint about a plan's raw values, from the variables that the plan writes. */
export async function lintValues(
  plan: Plan,
  locate: (path: string) => Location | undefined,
  lintVariables: LintVariables,
): Promise<Finding[]> {
  const release = plan.target.release?.facts;
  if (!release || !plan.settings.some(({ feature, carrier }) => feature === 'values' && carrier !== 'none')) return [];
  // A finding about an option is reported at the value that sets the option.
  const table = (option: string): Table | undefined => plan.target.chart.options().get(option)?.table;
  const written = (option: string): string | undefined =>
    [...inputNames(table(option) ?? [])].find((path) => plan.settings.some(({ helm }) => helm === path));
  const variables = Object.fromEntries(
    [...plan.base, ...emittedVariables(plan)].filter(([, value]) => value !== unknown),
  );
  const findings = await lintVariables(variables as Record<string, Json>, release.release);
  return findings
    .filter((finding) => aboutOutcome.has(finding.rule) && !isReported(plan, finding))
    .map(({ fix: _, fixable: __, location: ___, ...finding }) => {
      const path =
        plan.settings.find(({ name, helm }) => name === finding.subject && helm !== null)?.helm ??
        written(finding.subject);
      const place = locate(path ?? finding.subject);
      return { ...finding, ...(path !== undefined && { subject: path }), ...(place && { location: place }) };
    });
}
