/** Checks constraints on what the cluster would really get. */

import { carrierVariable } from '../catalog/catalog.ts';
import { inputNames } from '../catalog/table.ts';
import { kernelProblem } from '../cluster/target/kernel.ts';
import { append } from '../core/append.ts';
import { type AnyFeature, constraintContext } from '../core/feature.ts';
import { OptionsView } from '../core/options.ts';
import { isMap } from '../core/value-tree.ts';
import { isIn } from '../core/versions.ts';
import type { IntentPath, PlanFinding, PlanInput, Setting } from './collect.ts';
import type { Draft } from './draft.ts';
import { type Asked, messageOf } from './remedy.ts';

/**
 * Finds every violated constraint of features that the intent names, or whose options it affects. For other constraints
 * it only reports errors, as warnings: the release's own defaults cause them, and not the intent. Messages are computed
 * on first use, because that has to try out their advice.
 *
 * @param replan plans another input for the same target, to try advice
 */
export function checkConstraints(
  outcome: Draft,
  input: PlanInput,
  features: readonly AnyFeature[],
  replan: (input: PlanInput) => Draft,
): PlanFinding[] {
  const { target } = outcome;
  const view = new OptionsView(outcome.options);
  const touched = new Map(outcome.goals.map((goal) => [goal.option, goal.settings[0]]));
  const findings: PlanFinding[] = [];
  const kernel = kernelProblem(target.cilium, target.kernel);
  if (kernel !== undefined) {
    findings.push({
      rule: 'kernel-too-old',
      severity: 'error',
      message: kernel,
      subject: 'kernel',
      path: ['target', 'kernel'],
    });
  }
  // Constraints with the same intent share one context, and most have no intent.
  const contexts = new Map<unknown, ReturnType<typeof constraintContext>>();
  const asked: Asked = {
    input,
    draft: outcome,
    features,
    replan,
    behind: (option) => (touched.has(option) ? undefined : variableBehind([option], outcome)),
  };
  for (const applied of constraintsFor(input, features, touched, outcome)) {
    const { constraint, intent } = applied;
    const context = contexts.get(intent) ?? constraintContext(target, view, intent);
    contexts.set(intent, context);
    const violations = constraint.check(context);
    append(
      findings,
      violations.flatMap((violation) => findingOf(applied, violation, touched, asked)),
    );
  }
  return findings;
}

type Constraint = AnyFeature['constraints'][number];

/** A constraint that applies to the target. */
interface Applied {
  feature: AnyFeature;
  constraint: Constraint;
  /** The feature's intent; undefined if the intent does not name the feature, or disables it. */
  intent: unknown;
  /** True if the intent affects what the constraint reads. */
  isAsked: boolean;
}

/** Options that the intent affects, with the first setting behind each. */
type Touched = ReadonlyMap<string, Setting | undefined>;

/** The constraints to check. */
function* constraintsFor(
  input: PlanInput,
  features: readonly AnyFeature[],
  touched: Touched,
  outcome: Draft,
): Generator<Applied> {
  for (const [feature, constraints] of constraintsOf(outcome.target.cilium, features)) {
    const written = input.features.get(feature.key);
    const intent = written === false ? undefined : written;
    for (const constraint of constraints) {
      const isAsked = intent !== undefined || constraint.reads.some((option) => touched.has(option));
      if (!isAsked && constraint.severity !== 'error') continue;
      if (isProvided(constraint.providedBy, outcome)) continue;
      yield { feature, constraint, intent, isAsked };
    }
  }
}

/** The constraints for a Cilium version, computed once for all its plans. */
function constraintsOf(cilium: string, features: readonly AnyFeature[]): ConstraintsOf {
  const byVersion = existing.get(features) ?? new Map<string, ConstraintsOf>();
  existing.set(features, byVersion);
  const known =
    byVersion.get(cilium) ??
    new Map(features.map((feature) => [feature, feature.constraints.filter(({ versions }) => isIn(cilium, versions))]));
  byVersion.set(cilium, known);
  return known;
}

type ConstraintsOf = ReadonlyMap<AnyFeature, readonly Constraint[]>;
const existing = new WeakMap<readonly AnyFeature[], Map<string, ConstraintsOf>>();

/** The finding for a violation; empty for a mere warning about something that the intent does not request. */
function findingOf(
  applied: Applied,
  violation: ReturnType<Constraint['check']>[number],
  touched: Touched,
  asked: Asked,
): PlanFinding[] {
  const { feature, constraint, isAsked } = applied;
  const own = violation.severity ?? constraint.severity;
  if (!isAsked && own !== 'error') return [];
  const severity = isAsked ? own : 'warning';
  const below = pathInIntent(violation.subject);
  const options = isAsked ? [violation.subject] : [violation.subject, ...constraint.reads];
  const behind = options.some((option) => touched.has(option)) ? undefined : variableBehind(options, asked.draft);
  const rule = `${feature.id}/${constraint.id}`;
  asked.draft.violations.push({ rule, severity, violation });
  let message: string | undefined;
  return [
    {
      rule,
      severity,
      get message() {
        message ??= messageOf(asked, rule, violation);
        return message;
      },
      subject: below === undefined ? violation.subject : [feature.key, ...below].join('.'),
      path: isAsked ? placeOf(applied, violation.subject, touched) : ['target'],
      ...(behind && { behind }),
    },
  ];
}

/** The path in the intent that causes a violation. */
function placeOf({ feature, constraint, intent }: Applied, subject: string, touched: Touched): IntentPath {
  if (intent !== undefined) return ['features', feature.key, ...(pathInIntent(subject) ?? [])];
  const paths = [subject, ...constraint.reads].map((option) => touched.get(option)?.path);
  return paths.find((path) => path !== undefined) ?? ['features', feature.key];
}

/** The inventory's variable, with its entry, that causes the first of these options that has one. */
function variableBehind(options: readonly string[], outcome: Draft): string[] | undefined {
  const { base, variables, target } = outcome;
  const { release, chart } = target;
  if (base.size === 0 || !release) return undefined;
  const dict = carrierVariable(release.facts, 'extraVars');
  const entries = base.get(dict);
  for (const option of options) {
    if (isMap(entries) && entries[option] !== undefined) return [dict, option];
    const own = release.band.options?.[option];
    const paths = own ? [] : inputNames(chart.options().get(option)?.table ?? []);
    const tables = own ? [own] : [...paths].map((path) => release.band.helm?.[path] ?? []);
    const name = tables.flatMap((table) => [...inputNames(table)]).find((one) => base.has(one) && !variables.has(one));
    if (name !== undefined) return [name];
  }
  return undefined;
}

/** The keys below a feature for a subject such as `intent:a.b`; undefined for an agent option. */
function pathInIntent(subject: string): string[] | undefined {
  return subject.startsWith('intent:') ? subject.slice('intent:'.length).split('.') : undefined;
}

function isProvided(variable: string | undefined, { variables, base }: Draft): boolean {
  return variable !== undefined && (variables.get(variable)?.value ?? base.get(variable)) === true;
}
