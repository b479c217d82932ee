import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'removed-variable',
  severity: 'error',
  symptoms: ['play-fails', 'after-upgrade'],
  title: 'Removed variable that stops Kubespray',
  why: 'Kubespray checks the inventory first, and aborts if a variable is set that it no longer has. Kubespray then installs nothing, although these variables do not belong to Cilium.',
  fix: 'Remove the variable.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/validate_inventory',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\nkubelet_static_pod_path: /etc/kubernetes/manifests\n',
        lines: [2],
      },
      { kubespray: 'v2.28.1', groupVars: 'kube_network_plugin: cilium\netcd_kubeadm_enabled: false\n', lines: [2] },
    ],
    good: [
      {
        kubespray: 'v2.30.0',
        groupVars: 'kube_network_plugin: cilium\nkubelet_static_pod_path: /etc/kubernetes/manifests\n',
      },
      { kubespray: 'v2.27.1', groupVars: 'kube_network_plugin: cilium\netcd_kubeadm_enabled: false\n' },
    ],
  },
  check({ view, report }) {
    const { release } = view.release.facts;
    for (const name of view.target.play?.removed ?? []) {
      const definition = view.definition(name);
      if (!definition) continue;
      report({
        subject: name,
        at: definition.location,
        message: `Kubespray ${release} refuses to run while ${name} is set. Remove it.`,
      });
    }
  },
});
