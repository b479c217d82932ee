import { installerProxySince } from '../../cluster/known-releases.ts';
import { defineRule } from '../rule.ts';

const files = (proxy: string): Record<string, string> => ({
  'group_vars/all/all.yml': `${proxy}\n`,
  'group_vars/k8s_cluster/k8s-net-cilium.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
});

export default defineRule({
  id: 'installer-proxy',
  severity: 'warning',
  symptoms: ['play-fails'],
  title: 'Cilium CLI without the proxy',
  why: 'From v2.28.0 on the Cilium CLI downloads the chart on the control plane node. Before v2.29.0 its task does not use the proxy of the inventory. The download fails if the node has no direct internet access.',
  fix: 'Upgrade Kubespray, or give the first control plane node access to the chart repository.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/advanced/proxy.md',
  examples: {
    bad: [{ kubespray: 'v2.28.1', groupVars: files('https_proxy: "http://proxy.example.com:8080"'), lines: [1] }],
    good: [
      { kubespray: 'v2.29.0', groupVars: files('https_proxy: "http://proxy.example.com:8080"') },
      { kubespray: 'v2.27.1', groupVars: files('https_proxy: "http://proxy.example.com:8080"') },
      { kubespray: 'v2.28.1', groupVars: files('https_proxy: ""') },
    ],
  },
  check({ view, report }) {
    const { release, cluster } = view.release.facts;
    if (view.installer !== 'role' || cluster?.installerProxy !== false) return;
    const name = ['https_proxy', 'http_proxy'].find((variable) => {
      const value = view.variables.get(variable);
      return typeof value === 'string' && value !== '';
    });
    const origin = name === undefined ? undefined : view.variableOrigin(name);
    if (name === undefined || !origin) return;
    report({
      subject: name,
      at: origin.at,
      message: `Kubespray ${release} does not pass ${name} to the Cilium CLI, which downloads the chart from helm.cilium.io. The installation fails on nodes without direct access. Give the first control plane node direct access to helm.cilium.io, or use Kubespray ${installerProxySince} or later.`,
    });
  },
});
