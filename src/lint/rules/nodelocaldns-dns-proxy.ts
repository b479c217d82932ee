import { OptionsView } from '../../core/options.ts';
import { defineRule } from '../rule.ts';
import { replacesKubeProxy } from './kube-proxy-left-running.ts';

const option = 'dnsproxy-enable-transparent-mode';

export default defineRule({
  id: 'nodelocaldns-dns-proxy',
  severity: 'info',
  symptoms: ['no-connection'],
  title: "NodeLocal DNS with Cilium's transparent DNS proxy",
  why: "With kube-proxy replacement, Cilium's DNS proxy runs in transparent mode. A comment in Kubespray's defaults lists this as a conflict with NodeLocal DNS.",
  fix: 'If names do not resolve, set cilium_dns_proxy_enable_transparent_mode: false, or enable_nodelocaldns: false.',
  upstream: 'https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\ncilium_kube_proxy_replacement: true\nenable_nodelocaldns: true\n',
        lines: [3],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars:
          'kube_network_plugin: cilium\ncilium_kube_proxy_replacement: true\nenable_nodelocaldns: true\ncilium_dns_proxy_enable_transparent_mode: false\n',
      },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nenable_nodelocaldns: true\n' },
    ],
  },
  check({ view, report }) {
    const origin = view.variableOrigin('enable_nodelocaldns');
    if (view.installer !== 'role' || !origin || view.variables.get('enable_nodelocaldns') !== true) return;
    if (!replacesKubeProxy(view) || !new OptionsView(view.prediction.options).flag(option, false)) return;
    report({
      subject: 'enable_nodelocaldns',
      at: origin.at,
      message:
        "Pods may fail to resolve names: Kubespray's defaults list a conflict between NodeLocal DNS and the transparent mode of Cilium's DNS proxy. If names do not resolve, set cilium_dns_proxy_enable_transparent_mode: false.",
    });
  },
});
