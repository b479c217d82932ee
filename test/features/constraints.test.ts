/** Runs every constraint's examples on the options that the tables of the real charts produce from them. */
import { satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { type AnyFeature, type Constraint, type Example, lensContext } from '../../src/core/feature.ts';
import { OptionsView } from '../../src/core/options.ts';
import { messageForConfigMap } from '../../src/core/remedy.ts';
import { optionsOf } from './options-of.ts';

/** One version of every minor. */
const charted = [
  '1.9.18',
  '1.10.20',
  '1.11.20',
  '1.12.19',
  '1.13.18',
  '1.14.19',
  '1.15.19',
  '1.16.19',
  '1.17.18',
  '1.18.12',
  '1.19.6',
  '1.20.0',
];

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
        for (const violation of found) {
          const { subject } = violation;
          expect(messageForConfigMap(violation, new OptionsView(new Map()))).toMatch(/\.$/);
          // A finding's subject must be an option that the constraint reads.
          if (!subject.startsWith('intent:')) expect(constraint.reads).toContain(subject);
        }
      });

      it.each(charted.filter((version) => satisfies(version, constraint.versions)))(
        'has nothing against Cilium %s where nothing is set',
        (cilium) => {
          const nothing = new OptionsView(new Map());
          expect(
            constraint.check({
              ...lensContext(cilium),
              options: nothing,
              intent: undefined,
              kernel: undefined,
              kernelIs: () => false,
            }),
          ).toEqual([]);
        },
      );

      it.each(constraint.examples.good)('accepts %j', async (example) => {
        expect(await violations(feature, constraint, example)).toEqual([]);
      });
    });
  }
}
