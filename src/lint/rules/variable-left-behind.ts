import type { FactName } from '../../catalog/types.ts';
import { list } from '../../core/wording.ts';
import { sayVariables } from '../native-way.ts';
import { defineRule } from '../rule.ts';
import { replacesKubeProxy } from './kube-proxy-left-running.ts';
import { isLeftBehind, preferredWay } from './prefer-native-variable.ts';

const factNames: Readonly<Record<FactName, string>> = {
  kubeProxyDeployed: 'whether kubeadm deploys kube-proxy',
  agentApiServer: "the agent's way to the API server",
  operatorApiServer: "the operator's way to the API server",
};

export default defineRule({
  id: 'variable-left-behind',
  severity: 'warning',
  title: "A setting that reaches the agent and passes by Kubespray's other readers of it",
  why: 'A variable drives more than one key of cilium-config: other templates of the role and the phases of kubeadm test it as well. A raw setting reaches the agent alone.',
  fix: 'Set the variable instead of the raw setting, or beside it.',
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
      const way = preferredWay(view, setting);
      if (!way || !isLeftBehind(way)) continue;
      const name = 'option' in setting ? setting.option : setting.path;
      const readers = [...way.facts.map((fact) => factNames[fact]), ...way.moves];
      report({
        subject: name,
        at: setting.key,
        message: `${name} reaches the agent, but Kubespray ${view.release.facts.release} decides more by the variable: ${list(readers)}. Set ${sayVariables(way.variables)}.`,
      });
    }
    const { facts } = view.prediction;
    const cutOff = facts.get('agentApiServer') === false || facts.get('operatorApiServer') === false;
    if (view.installer !== 'role' || facts.get('kubeProxyDeployed') !== false || !cutOff) return;
    const origin = replacesKubeProxy(view) ? view.origins('kube-proxy-replacement')[0] : undefined;
    if (!origin) return;
    report({
      subject: origin.name,
      at: origin.at,
      severity: 'error',
      message: `Without kube-proxy Cilium has to be told where the API server is, and Kubespray ${view.release.facts.release} does so for another spelling of this only: agents and operator would not start.`,
    });
  },
});
