/** Every constraint of every feature, on what the cluster would get, told at the setting that asks for it. */
import { satisfies } from 'semver';
import type { AnyFeature, Constraint } from '../core/feature.ts';
import { OptionsView } from '../core/options.ts';
import { lensContext } from '../plan/collect.ts';
import type { Problem } from './rule.ts';
import type { Origin, ScopeView } from './scope-view.ts';

/** Violated constraints that a setting of the user's has a part in. */
export function checkConstraints(view: ScopeView, features: readonly AnyFeature[]): (Problem & { rule: string })[] {
  const { cilium, kernel } = view.target;
  const options = new OptionsView(view.prediction.options);
  const context = {
    ...lensContext(cilium),
    options,
    intent: undefined,
    kernel,
    kernelIs: (range: string) => kernel !== undefined && satisfies(kernel, range),
  };
  const origins = originsOf(view);
  const problems: (Problem & { rule: string })[] = [];
  for (const feature of features) {
    for (const constraint of feature.constraints) {
      if (!satisfies(cilium, constraint.versions)) continue;
      const touched = touch(constraint, origins);
      if (!touched) continue;
      for (const violation of constraint.check(context)) {
        const [origin = touched] = origins(violation.subject);
        problems.push({
          rule: `${feature.id}/${constraint.id}`,
          subject: violation.subject,
          at: origin.at,
          message: violation.message,
          severity: violation.severity ?? constraint.severity,
        });
      }
    }
  }
  return problems;
}

/** The user's settings behind an option, found once for each. */
function originsOf(view: ScopeView): (option: string) => Origin[] {
  const found = new Map<string, Origin[]>();
  return (option) => {
    let origins = found.get(option);
    if (!origins) {
      origins = view.origins(option);
      found.set(option, origins);
    }
    return origins;
  };
}

/** The setting of the user's that brings a constraint in: the first of the options that it reads, in its own order. */
function touch({ reads }: Constraint, origins: (option: string) => Origin[]): Origin | undefined {
  for (const option of reads) {
    const [origin] = origins(option);
    if (origin) return origin;
  }
  return undefined;
}
