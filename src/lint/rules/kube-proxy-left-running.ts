import { fullKubeProxyReplacement } from '../../../features/shared/agent-state.ts';
import type { Origin, ScopeView } from '../../cluster/scope-view.ts';
import { lensContext } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { OptionsView } from '../../core/options.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'kube-proxy-left-running',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'kube-proxy deployed with kube-proxy replacement',
  why: "For kube-proxy replacement, Cilium's documentation requires a cluster without kube-proxy. With both, Services are translated twice, and established connections break when Cilium takes over from kube-proxy or back. Kubespray omits kube-proxy if kube_proxy_remove is true. Some releases also omit it for one certain value of cilium_kube_proxy_replacement.",
  fix: 'Set kube_proxy_remove: true, or set cilium_kube_proxy_replacement to the value in the message.',
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
      message: `Cilium replaces kube-proxy, but Kubespray ${view.release.facts.release} still deploys it. Both then translate Services, and established connections break when one takes over from the other. Set ${wayWithoutKubeProxy(view) ?? 'kube_proxy_remove: true'}.`,
    });
  },
});

/**
 * The setting that removes kube-proxy and keeps the agents' access to the API server; undefined if there is no such
 * setting. On some releases, the agents have access only with one spelling of the variable.
 */
function wayWithoutKubeProxy(view: ScopeView): string | undefined {
  if (standsAlone(view, 'kube_proxy_remove', true)) return 'kube_proxy_remove: true';
  return spellingWithoutKubeProxy(view);
}

/** `cilium_kube_proxy_replacement: strict`, if a release does everything else only for that word. */
export function spellingWithoutKubeProxy(view: ScopeView): string | undefined {
  const name = 'cilium_kube_proxy_replacement';
  const word = ['true', 'strict'].find((text) => standsAlone(view, name, text));
  return word === undefined ? undefined : `${name}: ${JSON.stringify(word)}`;
}

/** True if the cluster works without kube-proxy once a variable has another value. */
function standsAlone(view: ScopeView, name: string, value: Json): boolean {
  const other = view.with(new Map([[name, value]]));
  const { facts } = other.prediction;
  const isReached = facts.get('agentApiServer') !== false && facts.get('operatorApiServer') !== false;
  return isReached && facts.get('kubeProxyDeployed') === false && replacesKubeProxy(other) === true;
}

/** True if the agents replace kube-proxy completely; undefined if that is not known. */
export function replacesKubeProxy(view: ScopeView): boolean | undefined {
  return fullKubeProxyReplacement(new OptionsView(view.prediction.options), lensContext(view.target.cilium));
}

/** The user's setting that decides whether kube-proxy runs. */
export function decider(view: ScopeView): Origin | undefined {
  return view.variableOrigin('kube_proxy_remove') ?? view.origins('kube-proxy-replacement')[0];
}
