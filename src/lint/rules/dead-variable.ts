import { inputNames, sameJson } from '../../catalog/table.ts';
import type { KubesprayVariable } from '../../catalog/types.ts';
import { chartTakes } from '../../cluster/chart-paths.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Severity } from '../../core/finding.ts';
import { known } from '../../core/value-tree.ts';
import { list } from '../../core/wording.ts';
import type { Definition } from '../../formats/ansible/variables/definition.ts';
import { outcomeOf } from '../lost-wish.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export default defineRule({
  id: 'dead-variable',
  severity: 'error',
  symptoms: ['setting-lost', 'after-upgrade'],
  title: 'Variable that has no effect in this release',
  why: 'Some variables stay in a role after its templates stop using them. Others set a Helm value that the chart does not have. Ansible reports neither. The finding is an error if the cluster does not get the setting, and info if another setting already gives it.',
  fix: 'Remove the variable. To keep the setting, use a variable that this release reads.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
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
  async check(context) {
    const { view, report } = context;
    const { facts } = view.release;
    for (const definition of view.ciliumDefinitions()) {
      const { name, location: at, value } = definition;
      const fact = Object.hasOwn(facts.variables, name) ? facts.variables[name] : undefined;
      if (!fact || fact.removed || carrierNames.some((carrier) => carrier === name)) continue;
      const cause = causeOf(view, name, fact);
      if (cause !== undefined) {
        const { severity, message } = await judge(context, definition, fact);
        report({ subject: name, at, severity, message: `${name} has no effect: ${cause} ${message}` });
      } else if (view.installer === 'custom-cni') {
        const asDeclared = sameJson(fact.default, known(value)) || isEmpty(value);
        const message = `${name} has no effect: it belongs to Kubespray's own Cilium role, and custom_cni installs the chart instead. Set the Helm value in custom_cni_chart_values.`;
        report({ subject: name, at, severity: asDeclared ? 'info' : 'warning', message });
      }
    }
  },
});

/** Why the release ignores a variable, as a sentence; undefined if it uses the variable. */
function causeOf(view: ScopeView, name: string, { dead }: KubesprayVariable): string | undefined {
  const { facts } = view.release;
  const lost = lostPaths(view, name);
  if (lost.length > 0) {
    return `Kubespray ${facts.release} writes it to the Helm value ${list(lost)}, which the chart of Cilium ${view.target.chart.version} does not have.`;
  }
  // A check that stops the installation also reads the variable.
  const isRead = facts.stops?.some(({ variable }) => variable === name) ?? false;
  return dead && !isRead ? `nothing in Kubespray ${facts.release} reads it.` : undefined;
}

/** How severe it is that a definition has no effect, and what to do about it. */
async function judge(
  { view, history }: RuleContext,
  definition: Definition,
  { default: preset }: KubesprayVariable,
): Promise<{ severity: Severity; message: string }> {
  // A definition that another one overrides does not affect the cluster.
  if (view.definition(definition.name) !== definition)
    return { severity: 'info', message: 'Another file overrides it.' };
  const { severity, message } = await outcomeOf(view, history, definition.name, preset);
  return { severity, message: /\bSet /.test(message) ? message : `${message} Remove it.`.trimStart() };
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  );
}

/** Helm values that the chart lacks, if the variable has no other effect. */
function lostPaths({ release, target }: ScopeView, name: string): string[] {
  const { band, facts } = release;
  const paths = Object.entries(band.helm ?? {}).flatMap(([path, table]) => (inputNames(table).has(name) ? [path] : []));
  if (paths.length === 0 || paths.some((path) => chartTakes(target.chart, path))) return [];
  if ((facts.variables[name]?.moves ?? []).length > 0) return [];
  return Object.values(band.facts).some((table) => inputNames(table).has(name)) ? [] : paths;
}
