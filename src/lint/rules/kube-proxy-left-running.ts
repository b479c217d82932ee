import { fullKubeProxyReplacement } from '../../../features/shared/agent-state.ts';
import type { Origin, ScopeView } from '../../cluster/scope-view.ts';
import { lensContext } from '../../core/feature.ts';
import { OptionsView } from '../../core/options.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'kube-proxy-left-running',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'kube-proxy deployed with kube-proxy replacement',
  why: "Cilium's documentation requires a cluster without kube-proxy. With both, Services are translated twice, and connections break when one replaces the other. Kubespray omits kube-proxy with kube_proxy_remove, or for one spelling of the Cilium variable.",
  fix: 'Set kube_proxy_remove: true, or use the spelling that the release tests.',
  upstream: 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/',
  examples: {
    bad: [
      {
        kubespray: 'v2.24.3',
        groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.14.6\ncilium_kube_proxy_replacement: "true"\n',
        lines: [3],
      },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\ncilium_kube_proxy_replacement: true\n' },
      { kubespray: 'v2.24.3', groupVars: 'kube_network_plugin: cilium\ncilium_kube_proxy_replacement: strict\n' },
    ],
  },
  check({ view, report }) {
    if (view.installer !== 'role' || view.prediction.facts.get('kubeProxyDeployed') !== true) return;
    if (replacesKubeProxy(view) !== true) return;
    const origin = decider(view);
    if (!origin) return;
    report({
      subject: origin.name,
      at: origin.at,
      message: `Cilium replaces kube-proxy, but Kubespray ${view.release.facts.release} still deploys it. Set kube_proxy_remove: true.`,
    });
  },
});

/** True if the agent takes over all of kube-proxy's work; undefined if that is not known. */
export function replacesKubeProxy(view: ScopeView): boolean | undefined {
  return fullKubeProxyReplacement(new OptionsView(view.prediction.options), lensContext(view.target.cilium));
}

/** The user's setting that decides about kube-proxy. */
export function decider(view: ScopeView): Origin | undefined {
  return view.variableOrigin('kube_proxy_remove') ?? view.origins('kube-proxy-replacement')[0];
}
