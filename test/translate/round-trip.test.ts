/** `translate` of the flags from `generate --format helm-set` has the same result as `generate`. */
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { resolveTarget } from '../../src/cluster/target/target.ts';
import { intentOfMode } from '../../src/commands/matrix/matrix.ts';
import { translate } from '../../src/commands/translate/translate.ts';
import { readCommandLines } from '../../src/formats/helm/command-line.ts';
import { helmSet } from '../../src/outputs/helm-set.ts';
import { makePlan } from '../../src/plan/plan.ts';

const catalog = openCatalog();

describe.each([{ kubespray: 'v2.31.0', cilium: '1.19.3' }])('$kubespray', async (request) => {
  const { target } = await resolveTarget(request, catalog);
  if (!target) throw new Error('the target is not known');
  // Modes that consist only of custom resources have no Helm flags.
  const cases = features.flatMap((feature) =>
    Object.keys(feature.modes).flatMap((mode) => {
      const input = { features: intentOfMode(feature, mode), values: {}, config: new Map<string, string>() };
      const forHelm = makePlan(input, { ...target, release: undefined }, features);
      const flags = helmSet(forHelm);
      if (flags === '' && forHelm.resources.length > 0) return [];
      return [[feature.key, mode, flags, makePlan(input, target, features)] as const];
    }),
  );

  it.each(cases)('%s %s', async (_key, _mode, flags, generated) => {
    const { plan } = await translate(
      { files: [], flags: readCommandLines(flags, 'flags').flags },
      { catalog, features, target: request },
    );
    expect(plan?.options, flags).toEqual(generated.options);
  });
});
