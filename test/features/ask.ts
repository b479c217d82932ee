/** Helpers for tests of single features: a lens's context, a configuration, the verdict of one constraint. */
import { satisfies } from 'semver';
import type { Constraint, LensContext, Violation } from '../../src/core/feature.ts';
import { OptionsView, type Unknown } from '../../src/core/options.ts';

/** A Cilium version as a lens receives it. */
export function cilium(version: string): LensContext {
  return { cilium: version, is: (range) => satisfies(version, range) };
}

/** A configuration that consists of these options. */
export function options(entries: Record<string, string | Unknown>): OptionsView {
  return new OptionsView(new Map(Object.entries(entries)));
}

interface Case<Intent> {
  version: string;
  config?: Record<string, string | Unknown>;
  intent?: Intent;
  kernel?: string;
}

/** The findings of a constraint on a case; empty if it does not apply to the version. */
export function ask<Intent>(
  constraint: Constraint<Intent>,
  { version, config, intent, kernel }: Case<Intent>,
): Violation[] {
  if (!satisfies(version, constraint.versions)) return [];
  return constraint.check({
    ...cilium(version),
    options: options(config ?? {}),
    intent,
    kernel,
    kernelIs: (range) => kernel !== undefined && satisfies(kernel, range),
  });
}
