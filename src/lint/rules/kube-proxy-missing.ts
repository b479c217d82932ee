import type { ScopeView } from '../../cluster/scope-view.ts';
import { defineRule } from '../rule.ts';
import { decider, replacesKubeProxy } from './kube-proxy-left-running.ts';

export default defineRule({
  id: 'kube-proxy-missing',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'No kube-proxy and no replacement',
  why: 'Either kube-proxy or Cilium must translate Service addresses. Without either of them, even the agents cannot reach the API server through its Service.',
  fix: 'Enable kube-proxy replacement, or deploy kube-proxy.',
  upstream: 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_proxy_remove: true\n', lines: [2] }],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\nkube_proxy_remove: true\ncilium_kube_proxy_replacement: true\n',
      },
    ],
  },
  check({ view, report }) {
    if (view.installer !== 'role' || view.prediction.facts.get('kubeProxyDeployed') !== false) return;
    if (replacesKubeProxy(view) !== false) return;
    const origin = decider(view);
    if (!origin) return;
    report({
      subject: origin.name,
      at: origin.at,
      message: `Kubespray ${view.release.facts.release} does not deploy kube-proxy, and Cilium does not replace it, so no Service works. ${ways(view)}`,
    });
  },
});

/** How to make Services work again, as a sentence. */
function ways(view: ScopeView): string {
  const name = 'cilium_kube_proxy_replacement';
  const value = [true, 'strict'].find((one) => replacesKubeProxy(view.with(new Map([[name, one]]))) === true);
  const keeps = view.variables.get('kube_proxy_remove') === true ? 'set kube_proxy_remove: false' : 'deploy kube-proxy';
  return value === undefined
    ? `${keeps.replace(/^./, (first) => first.toUpperCase())}.`
    : `Set ${name}: ${value}, or ${keeps}.`;
}
