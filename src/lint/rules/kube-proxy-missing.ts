import { defineRule } from '../rule.ts';
import { decider, replacesKubeProxy } from './kube-proxy-left-running.ts';

export default defineRule({
  id: 'kube-proxy-missing',
  severity: 'error',
  title: 'kube-proxy is left out, and Cilium does not replace it',
  why: 'Something has to translate the addresses of services. Without kube-proxy and without its full replacement the agents cannot even reach the API server by its service.',
  fix: 'Let Cilium replace kube-proxy, or let it be deployed.',
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
      message: `Kubespray ${view.release.facts.release} leaves kube-proxy out, and Cilium does not replace it: no service is reachable. Set cilium_kube_proxy_replacement so that Cilium takes over, or let kube-proxy be deployed.`,
    });
  },
});
