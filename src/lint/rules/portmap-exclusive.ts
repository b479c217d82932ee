import { isCniExclusive } from '../../cluster/cni-exclusive.ts';
import { OptionsView } from '../../core/options.ts';
import { defineRule } from '../rule.ts';
import { replacesKubeProxy } from './kube-proxy-left-running.ts';

const chainingMode = 'cni-chaining-mode';

export default defineRule({
  id: 'portmap-exclusive',
  severity: 'warning',
  symptoms: ['setting-lost'],
  title: 'portmap with an exclusive Cilium CNI configuration',
  why: 'These releases write a separate CNI configuration for portmap. With cni-exclusive, the agent renames this configuration when it starts, and hostPort stops working.',
  fix: 'Set `cilium_cni_exclusive: false`, or `cni-chaining-mode: portmap` in cilium_config_extra_vars.',
  upstream: 'https://docs.cilium.io/en/stable/installation/cni-chaining-portmap/',
  examples: {
    bad: [
      { kubespray: 'v2.29.1', groupVars: 'kube_network_plugin: cilium\ncilium_enable_portmap: true\n', lines: [2] },
      {
        kubespray: 'v2.23.1',
        groupVars: 'kube_network_plugin: cilium\ncilium_enable_portmap: true\ncilium_cni_exclusive: true\n',
        lines: [2],
      },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\ncilium_enable_portmap: true\n' },
      {
        kubespray: 'v2.29.1',
        groupVars: 'kube_network_plugin: cilium\ncilium_enable_portmap: true\ncilium_cni_exclusive: false\n',
      },
      {
        kubespray: 'v2.27.1',
        groupVars:
          'kube_network_plugin: cilium\ncilium_enable_portmap: true\ncilium_config_extra_vars:\n  cni-chaining-mode: portmap\n',
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'kube_network_plugin: cilium\ncilium_enable_portmap: true\ncilium_kube_proxy_replacement: strict\n',
      },
    ],
  },
  check({ view, report }) {
    const origin = view.variableOrigin('cilium_enable_portmap');
    if (view.installer !== 'role' || !origin || view.variables.get('cilium_enable_portmap') !== true) return;
    // With kube-proxy replacement, the agent handles host ports itself.
    if (isCniExclusive(view) !== true || replacesKubeProxy(view) !== false) return;
    if (new OptionsView(view.prediction.options).text(chainingMode, 'none') !== 'none') return;
    report({
      subject: 'cilium_enable_portmap',
      at: origin.at,
      message:
        'The agent renames the CNI configuration of portmap when it starts, because cni-exclusive is true. The setting hostPort of pods then stops working. Set cilium_cni_exclusive: false.',
    });
  },
});
