import type { Chart } from '../../catalog/catalog.ts';
import type { ListedOptions } from '../../catalog/listed-options.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { lensContext } from '../../core/feature.ts';
import { OptionsView } from '../../core/options.ts';
import { OverlaidMap } from '../../core/overlaid-map.ts';
import { similarName, suggest } from '../../core/similar-name.ts';
import type { PartlyKnown } from '../../core/value-tree.ts';
import { defineRule } from '../rule.ts';
import { strangeValues } from '../unknown-helm-values.ts';

export default defineRule({
  id: 'unknown-helm-value',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Unknown Helm value',
  why: 'Helm accepts keys that the chart does not have. The chart silently ignores them.',
  fix: 'Use the path that the chart has.',
  upstream: 'https://docs.cilium.io/en/stable/helm-reference/',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  loadbalancer:\n    algorithm: maglev\n', lines: [3] },
      {
        kubespray: 'v2.29.1',
        groupVars: 'cilium_install_extra_flags: "--set bandwithManager.enabled=true"\n',
        lines: [1],
      },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  loadBalancer:\n    algorithm: maglev\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  podAnnotations:\n    example.org/team: network\n' },
    ],
  },
  async check({ view, history, report, told }) {
    const { chart, cilium } = view.target;
    const listed = await history.listedOptions(cilium);
    for (const { path, key, life, value, carrier } of await strangeValues(view, history)) {
      if (life.versions.length > 0 || told?.has(path)) continue;
      const meant = similarPath(chart, path);
      // The cluster gets what was meant: the value that the right name has anyway.
      const isFulfilled = meant !== undefined && changesNothing(view, view.withValue(carrier, meant, value), listed);
      const asksForNothing = isEmpty(value) && (meant === undefined || isEmpty(chart.value(meant)?.default));
      report({
        subject: path,
        at: key,
        ...(isFulfilled && { severity: 'warning' }),
        ...(asksForNothing && { severity: 'info' }),
        message: `The chart of Cilium ${chart.version} has no value ${path}, so it has no effect.${isFulfilled ? ` ${meant} has this value anyway.` : adviceOn(path, asksForNothing ? undefined : meant)}`,
      });
    }
  },
});

const similarPaths = new WeakMap<Chart, Map<string, string | undefined>>();

/** The path of the chart that is similar to a name, cached for each name. */
function similarPath(chart: Chart, path: string): string | undefined {
  const found = similarPaths.get(chart) ?? new Map<string, string | undefined>();
  similarPaths.set(chart, found);
  // While a user types, many names occur only once.
  if (found.size > 1000) found.clear();
  if (!found.has(path)) found.set(path, similarName(path, chart.paths()));
  return found.get(path);
}

/** The intended path. Helm reads a key with dots as one name, even if it looks like a path. */
function adviceOn(path: string, meant: string | undefined): string {
  return meant !== undefined && path.replaceAll('\\.', '.') === meant
    ? ' A dot in a key does not nest: write one key under the other.'
    : suggest(meant);
}

/** True for a value that sets nothing: one that Helm treats as unset, or an empty string, list or mapping. */
function isEmpty(value: PartlyKnown | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * True if other variables change no agent option, or only write what a feature reads as the agent's default. Where the feature
 * is off before and after, the text itself has to be the agent's default.
 */
function changesNothing(
  view: ScopeView,
  variables: ReadonlyMap<string, PartlyKnown> | undefined,
  listed: ListedOptions | undefined,
): boolean {
  if (!variables) return false;
  const after = view.predict(new OverlaidMap(view.variables, variables)).options;
  const before = view.prediction.options;
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (option) => before.get(option) !== after.get(option),
  );
  const context = lensContext(view.target.cilium);
  return (
    changed.length > 0 &&
    changed.every((option) => {
      const owner = view.features.find(({ owns }) => owns.includes(option));
      const reads = [before, after].map((options) => JSON.stringify(owner?.read(new OptionsView(options), context)));
      const isDefault = after.get(option) === (listed?.get(option)?.default ?? 'false');
      return owner !== undefined && reads[0] === reads[1] && (isDefault || reads[0] !== undefined);
    })
  );
}
