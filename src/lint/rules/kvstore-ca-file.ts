import { isIn } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'kvstore-ca-file',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'CA of etcd under a name that the agent no longer reads',
  why: "Kubespray's own manifests name the CA certificate of etcd in etcd-config with the key ca-file. From Cilium 1.17 on the agent reads only trusted-ca-file, so it cannot verify the certificate of etcd. It reports 'Kvstore service is not ready' and stays unready.",
  fix: 'Use Cilium 1.16 or older with these manifests, or keep identities in Kubernetes with cilium_identity_allocation_mode: crd.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/issues/11968',
  examples: {
    bad: [{ kubespray: 'v2.27.0', groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.17.0\n', lines: [2] }],
    good: [
      { kubespray: 'v2.27.0', groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.16.6\n' },
      {
        kubespray: 'v2.27.0',
        groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.17.0\ncilium_identity_allocation_mode: crd\n',
      },
      {
        kubespray: 'v2.27.0',
        groupVars:
          'kube_network_plugin: cilium\ncilium_version: v1.17.0\ncilium_config_extra_vars:\n  etcd-config: "endpoints: [https://192.0.2.1:2379]"\n',
      },
    ],
  },
  check({ view, report }) {
    const { cilium } = view.target;
    if (!view.ownManifests || view.installer !== 'role' || !isIn(cilium, '>=1.17.0')) return;
    const { options } = view.prediction;
    if (!options.has('etcd-config') || view.raw.options.some((raw) => raw.option === 'etcd-config')) return;
    const origin = view.variableOrigin('cilium_version');
    if (!origin) return;
    report({
      subject: 'cilium_version',
      at: origin.at,
      message: `The agents cannot connect to etcd: Kubespray ${view.release.facts.release} names its CA in ca-file, and Cilium ${cilium} reads only trusted-ca-file. On a new cluster, set cilium_identity_allocation_mode: crd. On a running cluster, use Cilium 1.16.`,
    });
  },
});
