import { carrierBehind } from '../../catalog/catalog.ts';
import { evaluate, inputNames, passedOn, sameJson } from '../../catalog/table.ts';
import type { Table } from '../../catalog/types.ts';
import type { RawOption, RawValue } from '../../cluster/raw-settings.ts';
import { type ScopeView, textOf, without } from '../../cluster/scope-view.ts';
import { withoutRaw } from '../../cluster/without-raw.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import type { Json } from '../../core/json.ts';
import { unknown } from '../../core/options.ts';
import { toText } from '../../core/text.ts';
import { known } from '../../core/value-tree.ts';
import { list } from '../../core/wording.ts';
import { valuesForOption } from '../../plan/option-values.ts';
import { variableInputs } from '../../predict/kubespray.ts';
import { defineRule, type Problem } from '../rule.ts';

export default defineRule({
  id: 'shadowed-native-variable',
  severity: 'warning',
  symptoms: ['setting-lost', 'upgrade'],
  title: 'Agent option or Helm value that overrides a Kubespray variable',
  why: 'The inventory sets this twice. The entry in cilium_config_extra_vars or cilium_extra_values wins over the Kubespray variable. Other settings that depend on the variable use the wrong value.',
  fix: 'Keep one of the two, preferably the Kubespray variable.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_loadbalancer_mode: snat\ncilium_extra_values:\n  loadBalancer:\n    mode: dsr\n',
        lines: [4],
      },
      {
        kubespray: 'v2.24.3',
        groupVars: 'cilium_tunnel_mode: vxlan\ncilium_config_extra_vars:\n  tunnel: geneve\n',
        lines: [3],
      },
    ],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  loadBalancer:\n    algorithm: maglev\n' }],
  },
  check({ view, report }) {
    if (view.installer === 'custom-cni') return;
    for (const setting of view.raw.options) {
      const problem = shadowedByOption(view, setting);
      if (problem) report(problem);
    }
    for (const setting of view.raw.values) {
      const problem = shadowedByValue(view, setting);
      if (problem) report(problem);
    }
  },
});

function shadowedByOption(view: ScopeView, setting: RawOption): Problem | undefined {
  if (!view.reads(setting.carrier) || view.decidingOption(setting.option) !== setting) return undefined;
  // Most settings do not concern the variable. Only the others need a prediction.
  if (setVariables(view, tablesOf(view, setting.option)).length === 0) return undefined;
  const beside = view.predict(withoutRaw(view.variables, setting)).options.get(setting.option);
  const wanted = textOf(setting.value);
  if (typeof beside !== 'string' || wanted === unknown) return undefined;
  if (sameToAgent(setting.option, beside, wanted, view.target.cilium)) return undefined;
  // Go prints a variable's large numbers with an exponent, which no agent can parse. The raw string avoids that.
  if (beside !== '' && wanted !== '' && Number(beside) === Number(wanted)) return undefined;
  const beaten = setVariables(view, tablesBehind(view, setting, wanted));
  if (beaten.length === 0 || beaten.some((name) => decidesFacts(view, name))) return undefined;
  return {
    subject: setting.option,
    at: setting.key,
    message: sayBeaten(view, setting, JSON.stringify(wanted), { beaten, beside }),
  };
}

function shadowedByValue(view: ScopeView, setting: RawValue): Problem | undefined {
  const table = view.release.band.helm?.[setting.path];
  if (!table || !view.reads(setting.carrier)) return undefined;
  const names = [...inputNames(table)].filter((name) => view.variables.has(name) && !leavesToOthers(view, name));
  const beside = evaluate(table, variableInputs(view.release, view.variables));
  const wanted = known(setting.value);
  if (names.length === 0 || beside === undefined || beside === unknown || wanted === undefined) return undefined;
  if (sameJson(beside, wanted) || toText(beside) === toText(wanted)) return undefined;
  const message = sayBeaten(view, setting, JSON.stringify(wanted), { beaten: names, beside });
  return { subject: setting.path, at: setting.key, message };
}

/** What the cluster gets, what it does not get, and which line goes for either of them. */
function sayBeaten(
  { release }: ScopeView,
  setting: RawOption | RawValue,
  wanted: string,
  { beaten, beside }: { beaten: readonly string[]; beside: Json },
): string {
  const name = 'option' in setting ? setting.option : setting.path;
  const variables = list(beaten);
  return `The cluster gets ${name}: ${wanted} from ${carrierBehind(release.facts, setting.carrier)}, not ${JSON.stringify(beside)} from ${variables}. Remove this line to get ${JSON.stringify(beside)}, or change ${variables} to match this line.`;
}

/**
 * True if a variable decides whether kube-proxy runs, or how the agents connect to the API server. It does that
 * regardless of the raw option. Some versions of Cilium reject the word that the rest of Kubespray needs.
 */
function decidesFacts(view: ScopeView, name: string): boolean {
  const { facts } = view.predict(without(view.variables, name));
  return [...facts].some(([fact, value]) => value !== view.prediction.facts.get(fact));
}

/** True for a variable at its default that also sets other Helm values, so that it is not meant for this value. */
function leavesToOthers({ release, variables }: ScopeView, name: string): boolean {
  const preset = release.facts.variables[name]?.default;
  if (preset === undefined || !sameJson(known(variables.get(name)), preset)) return false;
  return Object.values(release.band.helm ?? {}).filter((table) => inputNames(table).has(name)).length > 1;
}

/** Variables of the user that some tables use as inputs. */
function setVariables(view: ScopeView, tables: readonly (Table | undefined)[]): string[] {
  return [...new Set(tables.flatMap((table) => [...inputNames(table ?? [])]))].filter(
    (name) => name !== 'cilium_version' && view.variables.has(name),
  );
}

/** Tables of everything that changes an option, with variables as inputs. */
function tablesOf({ release, target, ownManifests }: ScopeView, option: string): (Table | undefined)[] {
  const { band } = release;
  if (ownManifests) return [band.options?.[option]];
  return [...inputNames(target.chart.options().get(option)?.table ?? [])].map((path) => band.helm?.[path]);
}

/** Tables that can give the option the wanted value. Tables that only enable or disable the option are left out. */
function tablesBehind(view: ScopeView, setting: RawOption, wanted: string): (Table | undefined)[] {
  const { band } = view.release;
  if (view.ownManifests) return tablesOf(view, setting.option).filter((table) => canSay(table, wanted));
  const values = view.predict(withoutRaw(view.variables, setting)).values ?? {};
  const takes = (path: string): boolean => band.helm?.[path] !== undefined;
  const ways = valuesForOption(view.target.chart, values, takes, { option: setting.option, wanted });
  return [...new Set([...ways].map(({ path }) => path))].map((path) => band.helm?.[path]);
}

/** True if a table passes a variable's value on to an option, or has an outcome with this text. */
function canSay(table: Table | undefined, wanted: string): boolean {
  return (table ?? []).some(
    ({ then }) => passedOn(then).length > 0 || ('value' in then && toText(then.value) === wanted),
  );
}
