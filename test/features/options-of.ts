/** From an example to the cilium-config of plain Helm, computed with the catalog's tables of the chart. */
import { featureByKey, features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Example } from '../../src/core/feature.ts';
import { collect } from '../../src/plan/collect.ts';
import { valuesOf } from '../../src/plan/goals.ts';
import { type Options, renderChart } from '../../src/predict/chart.ts';

const catalog = openCatalog();

/** The intents of an example in the form of the intent reader: `true` is the feature without details. */
function intentsOf(wishes: Example['features']): Map<string, unknown> {
  return new Map(
    Object.entries(wishes).map(([key, wish]) => {
      const feature = featureByKey(key);
      if (!feature) throw new Error(`no feature has the key ${key}`);
      return [key, wish === false ? false : feature.schema().parse(wish === true ? {} : wish)];
    }),
  );
}

/** The options that the agent would read for an example. Throws if a lens cannot write one of its wishes. */
export async function optionsOf({ cilium, kernel, features: wishes, config = {} }: Example): Promise<{
  options: Options;
  intents: Map<string, unknown>;
}> {
  const intents = intentsOf(wishes);
  const chart = await catalog.chart(cilium);
  const input = { features: intents, values: {}, config: new Map(Object.entries(config)) };
  const { settings, findings } = collect(input, features, {
    release: undefined,
    kubean: undefined,
    cilium,
    chart,
    kernel,
  });
  const [problem] = findings;
  if (problem) throw new Error(problem.message);
  const options = new Map(renderChart(chart, valuesOf(settings)));
  for (const { option, value } of settings) if (option !== undefined) options.set(option, String(value));
  return { options, intents };
}
