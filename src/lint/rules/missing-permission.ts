import { sayMissingPermission } from '../../cluster/permissions.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'missing-permission',
  severity: 'error',
  symptoms: ['agent-fails', 'no-effect'],
  title: "Permission that the release's own ClusterRole lacks",
  why: 'Up to v2.27 Kubespray has ClusterRoles of its own. They lack resources that later minor versions of Cilium read, and resources of features that the release does not set itself. Kubernetes refuses access to these resources, so the feature does not work, or the agent does not become ready.',
  fix: "Use a release whose ClusterRole has these resources. Or copy their rules from the ClusterRole of Cilium's chart into a new ClusterRole, and bind it to the ServiceAccount in the message.",
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/release-2.27/roles/network_plugin/cilium',
  examples: {
    bad: [
      {
        kubespray: 'v2.24.3',
        groupVars:
          'kube_network_plugin: cilium\ncilium_version: v1.14.6\ncilium_kube_proxy_replacement: strict\ncilium_config_extra_vars:\n  enable-l2-announcements: "true"\n',
        lines: [5],
      },
      { kubespray: 'v2.22.2', groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.14.6\n', lines: [2] },
    ],
    good: [
      {
        kubespray: 'v2.27.1',
        groupVars:
          'kube_network_plugin: cilium\ncilium_kube_proxy_replacement: strict\ncilium_config_extra_vars:\n  enable-l2-announcements: "true"\n',
      },
      { kubespray: 'v2.24.3', groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.14.6\n' },
    ],
  },
  async check({ view, history, report }) {
    if (!view.ownManifests || view.installer !== 'role') return;
    const { facts } = view.release;
    for (const missing of await history.missingPermissions(facts, view.target.cilium, view.prediction.options)) {
      const origin =
        missing.option === undefined ? view.variableOrigin('cilium_version') : view.origins(missing.option)[0];
      if (!origin) continue;
      report({
        subject: origin.name,
        at: origin.at,
        severity: missing.use === 'base' ? 'warning' : 'error',
        message: sayMissingPermission(missing, facts.release),
      });
    }
  },
});
