/**
 * Checks every constraint of every feature on the resulting cluster, and reports violations at the responsible setting.
 */

import { minorOf } from '../catalog/catalog.ts';
import type { Origin, ScopeView } from '../cluster/scope-view.ts';
import { cleanVersion } from '../cluster/target/release-choice.ts';
import { type AnyFeature, type Constraint, constraintContext, type Violation } from '../core/feature.ts';
import type { Location, Severity } from '../core/finding.ts';
import { OptionsView } from '../core/options.ts';
import { isIn } from '../core/versions.ts';
import { valuesFor, variablesFor } from './advice.ts';

/** A violated constraint, before its message is worded for a context. */
export interface Violated {
  rule: string;
  severity: Severity;
  violation: Violation;
  /** Where the value of the setting is, and where its name is. */
  at: Location;
  key: Location;
}

/** Violated constraints that the user's settings affect. */
export function checkConstraints(view: ScopeView, features: readonly AnyFeature[]): Violated[] {
  const { cilium } = view.target;
  const context = constraintContext(view.target, new OptionsView(view.prediction.options), undefined);
  const origins = originsOf(view);
  const version = otherVersion(view);
  // Constraints that no setting of the user affects are never reported, so they are not checked.
  const isTouched = ({ reads }: Constraint): boolean => reads.some((option) => view.isTouched(option));
  const checked = features.flatMap((feature) =>
    feature.constraints
      .filter((constraint) => isIn(cilium, constraint.versions) && (version !== undefined || isTouched(constraint)))
      .map((constraint) => ({ feature, constraint, violations: [...constraint.check(context)] })),
  );
  // Locations are looked up last, because most constraints hold.
  return checked.flatMap(({ feature, constraint, violations }) => {
    const touched = violations.length > 0 ? (touch(constraint, origins) ?? version) : undefined;
    if (!touched) return [];
    return violations.flatMap((violation): Violated[] => {
      const severity = violation.severity ?? constraint.severity;
      // An inventory that only selects a different Cilium version gets only errors from the release's defaults.
      if (touched === version && severity !== 'error') return [];
      const { at, key } = writtenAs(view, violation.subject) ?? origins(violation.subject)[0] ?? touched;
      return [{ rule: `${feature.id}/${constraint.id}`, severity, violation, at, key }];
    });
  });
}

/** The user's setting that an option gets its value from; undefined if there is no such setting, or more than one. */
export function writtenAs(view: ScopeView, option: string): Origin | undefined {
  const origins = view.origins(option);
  if (origins[0] === undefined || origins[0].name === option) return origins[0];
  const taken = new Set([...variablesFor(view, option), ...valuesFor(view, option)]);
  const [only, ...others] = origins.filter(({ name }) => taken.has(name));
  return others.length === 0 ? only : undefined;
}

/** The user's settings behind an option, cached by option. */
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

/** The user's setting that makes a constraint relevant: of the first option that it reads and that the user has set. */
function touch({ reads }: Constraint, origins: (option: string) => Origin[]): Origin | undefined {
  for (const option of reads) {
    const [origin] = origins(option);
    if (origin) return origin;
  }
  return undefined;
}

/** The inventory's own Cilium version, if its minor differs from the release's. */
function otherVersion(view: ScopeView): Origin | undefined {
  const own = cleanVersion(view.release.facts.cilium.default);
  if (view.installer === 'custom-cni' || own === undefined || minorOf(own) === minorOf(view.target.cilium))
    return undefined;
  return view.variableOrigin('cilium_version');
}
