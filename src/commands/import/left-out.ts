/** Settings of an inventory that the intent omits, because they have no effect or do not configure Cilium. */
import { inputNames } from '../../catalog/table.ts';
import { chartTakes } from '../../cluster/chart-paths.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { LeftOut } from './raw.ts';

/** Variables that the intent's target or its raw sections replace. */
const targetVariables: ReadonlySet<string> = new Set(['cilium_version', ...carrierNames]);

/** Settings without effect, each with the reason, in the inventory's order. */
export function leftOutOf(view: ScopeView): LeftOut[] {
  return [...deadVariables(view), ...deadEntries(view)];
}

function* deadVariables(view: ScopeView): Generator<LeftOut> {
  const { facts, band } = view.release;
  const tables = [band.options, band.helm, band.facts].flatMap((map) => Object.values(map ?? {}));
  const read = new Set(tables.flatMap((table) => [...inputNames(table)]));
  // Arguments of the programs are options of the intent.
  for (const { definition } of view.arguments) read.add(definition.name);
  for (const name of view.variables.keys()) {
    if (!name.startsWith('cilium_') || targetVariables.has(name)) continue;
    const fact = Object.hasOwn(facts.variables, name) ? facts.variables[name] : undefined;
    if (!fact) yield { name, why: `is not a variable of Kubespray ${facts.release}` };
    else if (fact.removed) yield { name, why: `stops the playbook of Kubespray ${facts.release}` };
    else if (fact.dead) yield { name, why: `has no effect on Kubespray ${facts.release}` };
    else if (!read.has(name)) {
      yield { name, why: "does not affect Cilium's configuration; keep it in the inventory" };
    }
  }
}

function* deadEntries(view: ScopeView): Generator<LeftOut> {
  const { release } = view.release.facts;
  for (const { option, carrier } of view.raw.options) {
    if (!view.reads(carrier)) yield { name: option, why: `is in ${carrier}, which Kubespray ${release} does not read` };
    else if (carrier === 'cilium_config_extra_vars' && view.isWrittenLate(option)) {
      yield { name: option, why: `is in ${carrier}, but the template of Kubespray ${release} overrides it` };
    }
  }
  for (const { path, carrier } of view.raw.values) {
    if (!view.reads(carrier)) yield { name: path, why: `is in ${carrier}, which Kubespray ${release} does not read` };
    else if (!chartTakes(view.target.chart, path)) {
      yield { name: path, why: `is not a value of the chart of Cilium ${view.target.chart.version} and has no effect` };
    }
  }
}
