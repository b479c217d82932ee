import { isIn } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

/** Versions whose programs read the CA of etcd from trusted-ca-file alone. Source: cilium/cilium, pkg/kvstore/etcd.go. */
const ignoringCaFile = '>=1.17.0-0';

export default defineRule({
  id: 'kvstore-ca-ignored',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'CA of etcd that Cilium ignores',
  why: 'Kubespray releases with their own manifests write the CA of etcd as ca-file into etcd-config. Cilium 1.17 and later only reads trusted-ca-file. It then does not trust the certificate of etcd, and the agents cannot connect.',
  fix: 'Set cilium_identity_allocation_mode: crd, or install Cilium 1.16 or earlier.',
  upstream: 'https://docs.cilium.io/en/stable/installation/k8s-install-external-etcd/',
  examples: {
    bad: [
      { kubespray: 'v2.27.1', groupVars: 'cilium_version: v1.17.7\n', lines: [1] },
      {
        kubespray: 'v2.24.3',
        groupVars: 'cilium_identity_allocation_mode: kvstore\ncilium_version: v1.17.7\n',
        lines: [1],
      },
    ],
    good: [
      { kubespray: 'v2.27.1', groupVars: 'cilium_identity_allocation_mode: kvstore\ncilium_version: v1.16.19\n' },
      { kubespray: 'v2.27.1', groupVars: 'cilium_identity_allocation_mode: crd\ncilium_version: v1.17.7\n' },
      {
        kubespray: 'v2.27.1',
        groupVars:
          "cilium_version: v1.17.7\ncilium_config_extra_vars:\n  etcd-config: '---\\nendpoints: [https://192.0.2.1:2379]\\ntrusted-ca-file: /etc/cilium/certs/ca_cert.crt'\n",
      },
    ],
  },
  check({ view, report }) {
    const { cilium } = view.target;
    if (view.installer !== 'role' || !view.ownManifests || !isIn(cilium, ignoringCaFile)) return;
    const { options } = view.prediction;
    if (options.get('identity-allocation-mode') !== 'kvstore' || !options.has('etcd-config')) return;
    if (view.decidingOption('etcd-config')) return;
    const mode = view.variableOrigin('cilium_identity_allocation_mode');
    // The kvstore may be the default of the release; for a single file another one may set the mode.
    const version = view.variableOrigin('cilium_version');
    const origin = mode ?? version ?? (view.isWhole ? view.variableOrigin('kube_network_plugin') : undefined);
    if (!origin) return;
    report({
      subject: mode ? 'cilium_identity_allocation_mode' : origin.name,
      at: origin.at,
      message: `The agents cannot connect to etcd: Kubespray ${view.release.facts.release} writes its CA as ca-file, and Cilium ${cilium} only reads trusted-ca-file. Set cilium_identity_allocation_mode: crd, or install Cilium 1.16 or earlier.`,
    });
  },
});
