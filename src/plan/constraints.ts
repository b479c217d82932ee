/** Checking constraints on what the cluster would really get. */

import { kernelProblem } from '../cluster/target/kernel.ts';
import type { Target } from '../cluster/target/target.ts';
import { type AnyFeature, lensContext } from '../core/feature.ts';
import { OptionsView } from '../core/options.ts';
import { isIn } from '../core/versions.ts';
import type { Options } from '../predict/chart.ts';
import type { PlanFinding, PlanInput } from './collect.ts';
import type { OptionGoal } from './goals.ts';

interface Outcome {
  target: Target;
  options: Options;
  goals: readonly OptionGoal[];
  /** Variables that the plan writes, and those that are set already. */
  variables: ReadonlyMap<string, { value: unknown }>;
  base: ReadonlyMap<string, unknown>;
}

/**
 * Every violated constraint of the features that the intent names or whose options it moves. Of the others a warning where
 * the agent would not work: that comes from the release's own defaults, and the intent is not at fault.
 */
export function checkConstraints(outcome: Outcome, input: PlanInput, features: readonly AnyFeature[]): PlanFinding[] {
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
  for (const feature of features) {
    const intent = input.features.get(feature.key);
    const named = intent !== undefined && intent !== false;
    for (const constraint of feature.constraints) {
      const isAsked = named || constraint.reads.some((option) => touched.has(option));
      if (!isAsked && constraint.severity !== 'error') continue;
      if (!isIn(target.cilium, constraint.versions) || isProvided(constraint.providedBy, outcome)) continue;
      const violations = constraint.check({
        ...lensContext(target.cilium),
        options: view,
        intent: named ? intent : undefined,
        kernel: target.kernel,
        kernelIs: (range) => target.kernel !== undefined && isIn(target.kernel, range),
      });
      for (const violation of violations) {
        const severity = violation.severity ?? constraint.severity;
        if (!isAsked && severity !== 'error') continue;
        const inIntent = violation.subject.startsWith('intent:');
        const below = inIntent ? violation.subject.slice('intent:'.length).split('.') : [];
        const subject = inIntent ? [feature.key, ...below].join('.') : violation.subject;
        const origin = named ? ['features', feature.key, ...below] : touched.get(violation.subject)?.path;
        const fallback = constraint.reads.map((option) => touched.get(option)?.path).find((path) => path !== undefined);
        findings.push({
          rule: `${feature.id}/${constraint.id}`,
          severity: isAsked ? severity : 'warning',
          message: violation.message,
          subject,
          path: isAsked ? (origin ?? fallback ?? ['features', feature.key]) : ['target'],
        });
      }
    }
  }
  return findings;
}

function isProvided(variable: string | undefined, { variables, base }: Outcome): boolean {
  return variable !== undefined && (variables.get(variable)?.value ?? base.get(variable)) === true;
}
