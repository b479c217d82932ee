import { compare } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

/** Upstream: the first check in `roles/validate_inventory/tasks/main.yml`, which v2.31.0 is the first release to have. */
const removed: readonly { name: string; since: string }[] = [{ name: 'kubelet_static_pod_path', since: 'v2.31.0' }];

export default defineRule({
  id: 'removed-variable',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'Removed variable that stops Kubespray',
  why: 'Kubespray v2.31.0 and later check the inventory first, and abort if a removed variable is set. These are not Cilium variables, but Kubespray aborts before it installs Cilium.',
  fix: 'Remove the variable.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/validate_inventory',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\nkubelet_static_pod_path: /etc/kubernetes/manifests\n',
        lines: [2],
      },
    ],
    good: [
      {
        kubespray: 'v2.30.0',
        groupVars: 'kube_network_plugin: cilium\nkubelet_static_pod_path: /etc/kubernetes/manifests\n',
      },
    ],
  },
  check({ view, report }) {
    const { release } = view.release.facts;
    for (const { name, since } of removed) {
      const definition = view.definition(name);
      if (!definition || compare(release, since) < 0) continue;
      report({
        subject: name,
        at: definition.location,
        message: `Kubespray ${release} refuses to run while ${name} is set. Remove it.`,
      });
    }
  },
});
