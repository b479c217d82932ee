import { carrierBehind } from '../../catalog/catalog.ts';
import { inputNames } from '../../catalog/table.ts';
import type { FactName } from '../../catalog/types.ts';
import type { RawOption, RawValue } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { list, listOf } from '../../core/wording.ts';
import { isLeftBehind, preferredWay, sayVariables } from '../native-way.ts';
import { defineRule } from '../rule.ts';
import { replacesKubeProxy, spellingWithoutKubeProxy } from './kube-proxy-left-running.ts';

const factNames: Readonly<Record<FactName, string>> = {
  kubeProxyDeployed: 'whether kubeadm deploys kube-proxy',
  agentApiServer: 'how the agents reach the API server',
  operatorApiServer: 'how the operator reaches the API server',
};

export default defineRule({
  id: 'variable-left-behind',
  severity: 'warning',
  symptoms: ['no-effect', 'after-upgrade'],
  title: 'Setting that changes only the agent, not the rest of Kubespray',
  why: 'Kubespray has a variable for this setting. Other parts of Kubespray read the variable too, such as other templates of the role and kubeadm phases. An agent option or Helm value changes only the agent.',
  fix: 'Set the variable instead of the agent option or Helm value, or set both.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [
      {
        kubespray: 'v2.24.3',
        groupVars: 'cilium_config_extra_vars:\n  kube-proxy-replacement: strict\n',
        lines: [2],
      },
    ],
    good: [{ kubespray: 'v2.24.3', groupVars: 'cilium_kube_proxy_replacement: strict\n' }],
  },
  check({ view, report }) {
    for (const setting of [...view.raw.options, ...view.raw.values]) {
      if (!canMoveMore(view, setting)) continue;
      const way = preferredWay(view, setting, isLeftBehind);
      if (!way) continue;
      const name = 'option' in setting ? setting.option : setting.path;
      const readers = [...way.facts.map((fact) => factNames[fact]), ...way.moves];
      report({
        subject: name,
        at: setting.key,
        message: `${name} changes only the agent. In Kubespray ${view.release.facts.release}, ${list([...way.variables.keys()])} also ${way.variables.size > 1 ? 'control' : 'controls'} ${listOf(readers, 'parts of Kubespray', 2)}. Set ${sayVariables(way.variables)}.`,
      });
    }
    const { facts } = view.prediction;
    const cutOff = facts.get('agentApiServer') === false || facts.get('operatorApiServer') === false;
    if (view.installer !== 'role' || facts.get('kubeProxyDeployed') !== false || !cutOff) return;
    const origin = replacesKubeProxy(view) ? view.origins('kube-proxy-replacement')[0] : undefined;
    if (!origin) return;
    const spelling = spellingWithoutKubeProxy(view);
    report({
      subject: origin.name,
      at: origin.at,
      severity: 'error',
      message: `Without kube-proxy, Cilium needs the address of the API server. Kubespray ${view.release.facts.release} sets this address only for another value of cilium_kube_proxy_replacement, so the agents and the operator do not start.${spelling === undefined ? '' : ` Set ${spelling}.`}`,
    });
  },
});

/** True if a variable behind a setting also changes more than agent options. Does not search for values. */
function canMoveMore(view: ScopeView, setting: RawOption | RawValue): boolean {
  const { band, facts } = view.release;
  const read = new Set(Object.values(band.facts).flatMap((table) => [...inputNames(table)]));
  const paths = 'path' in setting ? [setting.path] : pathsBehind(view, setting.option);
  const tables = [
    ...('option' in setting ? [band.options?.[setting.option]] : []),
    ...paths.map((path) => band.helm?.[path]),
  ];
  const variables = tables.flatMap((table) => (table ? [...inputNames(table)] : []));
  return (
    read.has(carrierBehind(facts, setting.carrier)) ||
    variables.some((name) => read.has(name) || (facts.variables[name]?.moves?.length ?? 0) > 0)
  );
}

function pathsBehind({ target, ownManifests }: ScopeView, option: string): readonly string[] {
  const table = ownManifests ? undefined : target.chart.options().get(option)?.table;
  return table ? [...inputNames(table)] : [];
}
