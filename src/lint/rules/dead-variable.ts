import { minorOf } from '../../catalog/catalog.ts';
import { inputNames, sameJson } from '../../catalog/table.ts';
import type { History } from '../../cluster/across-releases.ts';
import { chartTakes } from '../../cluster/chart-paths.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { known } from '../../core/value-tree.ts';
import { howToSay, list } from '../advice.ts';
import { defineRule } from '../rule.ts';
import { knownOptions } from './unknown-agent-option.ts';

export default defineRule({
  id: 'dead-variable',
  severity: 'error',
  title: 'A variable that the release declares and nothing reads',
  why: 'Variables stay in a role after the template has stopped using them, or land under a Helm value that the chart does not have. Setting one does nothing, and nothing says so.',
  fix: 'Remove it, and say what you want in the way that this release carries it.',
  examples: {
    bad: [
      { kubespray: 'v2.28.0', groupVars: 'cilium_memory_limit: 1Gi\n', lines: [1] },
      { kubespray: 'v2.28.0', groupVars: 'cilium_loadbalancer_mode: dsr\n', lines: [1] },
    ],
    good: [
      { kubespray: 'v2.24.3', groupVars: 'cilium_memory_limit: 1Gi\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_loadbalancer_mode: dsr\n' },
    ],
  },
  async check({ view, history, report }) {
    const { facts } = view.release;
    for (const definition of view.ciliumDefinitions()) {
      const { name, location } = definition;
      const fact = Object.hasOwn(facts.variables, name) ? facts.variables[name] : undefined;
      if (!fact || fact.removed || carrierNames.some((carrier) => carrier === name)) continue;
      // Said as the release's own sample says it: nothing is lost.
      const asDeclared = sameJson(fact.default, known(definition.value)) || isEmpty(definition.value);
      const lost = lostPaths(view, name);
      // What stops an installation is read.
      const isRead = facts.stops?.some(({ variable }) => variable === name) ?? false;
      if ((fact.dead && !isRead) || lost.length > 0) {
        const how =
          lost.length > 0
            ? `${name} goes to the Helm value ${list(lost)}, which the chart of Cilium ${view.target.chart.version} does not have`
            : `Nothing in Kubespray ${facts.release} reads ${name}`;
        report({
          subject: name,
          at: location,
          message: `${how}: setting it does nothing. ${await instead(view, history, name)}`.trimEnd(),
          ...(asDeclared ? { severity: 'info' } : {}),
        });
      } else if (view.installer === 'custom-cni') {
        report({
          subject: name,
          at: location,
          severity: asDeclared ? 'info' : 'warning',
          message: `custom_cni installs the chart itself, and ${name} belongs to Kubespray's own role for Cilium: it does nothing. Use custom_cni_chart_values.`,
        });
      }
    }
  },
});

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  );
}

/** Helm values that the chart lacks, if the variable goes nowhere else. */
function lostPaths({ release, target }: ScopeView, name: string): string[] {
  const { band, facts } = release;
  const paths = Object.entries(band.helm ?? {}).flatMap(([path, table]) => (inputNames(table).has(name) ? [path] : []));
  if (paths.length === 0 || paths.some((path) => chartTakes(target.chart, path))) return [];
  if ((facts.variables[name]?.moves ?? []).length > 0) return [];
  return Object.values(band.facts).some((table) => inputNames(table).has(name)) ? [] : paths;
}

/** What does it on this target, by what the variable moved elsewhere. */
async function instead(view: ScopeView, history: History, name: string): Promise<string> {
  for (const { band } of [...(await history.releases())].reverse()) {
    const option = Object.entries(band.options ?? {}).find(([, table]) =>
      table.some(({ then }) => 'of' in then && then.of === name),
    )?.[0];
    if (option !== undefined) {
      return knownOptions(view).has(option)
        ? howToSay(view, option)
        : `It was the agent option ${option}, which the chart of Cilium ${minorOf(view.target.cilium)} does not write any more.`;
    }
    const path = Object.entries(band.helm ?? {}).find(
      ([candidate, table]) => inputNames(table).has(name) && chartTakes(view.target.chart, candidate),
    )?.[0];
    if (path === undefined) continue;
    if (view.reads('cilium_extra_values')) return `Set ${path} in cilium_extra_values.`;
    const moved = [...view.target.chart.options()].find(([, fact]) => inputNames(fact.table).has(path))?.[0];
    return moved === undefined
      ? `It would be the Helm value ${path}, which this release cannot pass on.`
      : howToSay(view, moved);
  }
  return '';
}
