/** Runs every constraint's examples on the options that the real chart's tables make of them. */
import { satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import type { AnyFeature, Constraint, Example } from '../../src/core/feature.ts';
import { OptionsView } from '../../src/core/options.ts';
import { lensContext } from '../../src/plan/collect.ts';
import { optionsOf } from './options-of.ts';

async function violations(feature: AnyFeature, constraint: Constraint, example: Example) {
  if (!satisfies(example.cilium, constraint.versions)) return [];
  const { options, intents } = await optionsOf(example);
  const { kernel } = example;
  return constraint.check({
    ...lensContext(example.cilium),
    options: new OptionsView(options),
    intent: intents.get(feature.key) || undefined,
    kernel,
    kernelIs: (range) => kernel !== undefined && satisfies(kernel, range),
  });
}

for (const feature of features) {
  for (const constraint of feature.constraints) {
    describe(`${feature.id}/${constraint.id}`, () => {
      it.each(constraint.examples.bad)('reports %j', async (example) => {
        const found = await violations(feature, constraint, example);
        expect(found).not.toEqual([]);
        for (const violation of found) expect(violation.message).toMatch(/\.$/);
      });

      it.each(constraint.examples.good)('accepts %j', async (example) => {
        expect(await violations(feature, constraint, example)).toEqual([]);
      });
    });
  }
}
