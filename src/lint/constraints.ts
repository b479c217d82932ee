/** Every constraint of every feature, on what the cluster would get, at the setting that requests it. */

import { minorOf } from '../catalog/catalog.ts';
import type { Origin, ScopeView } from '../cluster/scope-view.ts';
import { cleanVersion } from '../cluster/target/release-choice.ts';
import { type AnyFeature, type Constraint, constraintContext, type Violation } from '../core/feature.ts';
import type { Location, Severity } from '../core/finding.ts';
import { OptionsView } from '../core/options.ts';
import { isIn } from '../core/versions.ts';
import { valuesFor, variablesFor } from './advice.ts';

/** A violated constraint, before a context puts it into words. */
export interface Violated {
  rule: string;
  severity: Severity;
  violation: Violation;
  /** Where the value of the setting is, and where its name is. */
  at: Location;
  key: Location;
}

/** Violated constraints that a setting of the user's has a part in. */
export function checkConstraints(view: ScopeView, features: readonly AnyFeature[]): Violated[] {
  const { cilium } = view.target;
  const context = constraintContext(view.target, new OptionsView(view.prediction.options), undefined);
  const origins = originsOf(view);
  const version = otherVersion(view);
  // Of what nobody set nothing is reported, so it is not worked out.
  const isTouched = ({ reads }: Constraint): boolean => reads.some((option) => view.isTouched(option));
  const checked = features.flatMap((feature) =>
    feature.constraints
      .filter((constraint) => isIn(cilium, constraint.versions) && (version !== undefined || isTouched(constraint)))
      .map((constraint) => ({ feature, constraint, violations: [...constraint.check(context)] })),
  );
  // Places are looked up last: most constraints hold.
  return checked.flatMap(({ feature, constraint, violations }) => {
    const touched = violations.length > 0 ? (touch(constraint, origins) ?? version) : undefined;
    if (!touched) return [];
    return violations.flatMap((violation): Violated[] => {
      const severity = violation.severity ?? constraint.severity;
      // With a version of its own an inventory answers for what the release's defaults do to it, if that is fatal.
      if (touched === version && severity !== 'error') return [];
      const { at, key } = writtenAs(view, violation.subject) ?? origins(violation.subject)[0] ?? touched;
      return [{ rule: `${feature.id}/${constraint.id}`, severity, violation, at, key }];
    });
  });
}

/** The user's setting that an option takes its value from; undefined if none does, or if several have a part in it. */
export function writtenAs(view: ScopeView, option: string): Origin | undefined {
  const origins = view.origins(option);
  if (origins[0] === undefined || origins[0].name === option) return origins[0];
  const taken = new Set([...variablesFor(view, option), ...valuesFor(view, option)]);
  const [only, ...others] = origins.filter(({ name }) => taken.has(name));
  return others.length === 0 ? only : undefined;
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

/** The inventory's own Cilium version, if it is of another minor than the release's. */
function otherVersion(view: ScopeView): Origin | undefined {
  const own = cleanVersion(view.release.facts.cilium.default);
  if (view.installer === 'custom-cni' || own === undefined || minorOf(own) === minorOf(view.target.cilium))
    return undefined;
  return view.variableOrigin('cilium_version');
}
