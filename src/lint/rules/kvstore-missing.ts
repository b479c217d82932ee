import type { ScopeView } from '../../cluster/scope-view.ts';
import { defineRule } from '../rule.ts';

const option = 'identity-allocation-mode';

export default defineRule({
  id: 'kvstore-missing',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Identities in a kvstore that is not configured',
  why: 'With identities in a kvstore the agent needs the address of etcd, and does not start without it. Kubespray releases that install the chart do not set the address. Older releases set it only with cilium_identity_allocation_mode: kvstore.',
  fix: 'Use the identity allocation mode crd, or configure etcd with the chart values under etcd.',
  upstream: 'https://docs.cilium.io/en/stable/installation/k8s-install-external-etcd/',
  examples: {
    bad: [
      { kubespray: 'v2.30.0', groupVars: 'cilium_identity_allocation_mode: kvstore\n', lines: [1] },
      {
        kubespray: 'v2.24.3',
        groupVars:
          'cilium_identity_allocation_mode: crd\ncilium_config_extra_vars:\n  identity-allocation-mode: kvstore\n',
        lines: [3],
      },
    ],
    good: [
      { kubespray: 'v2.30.0', groupVars: 'cilium_identity_allocation_mode: crd\n' },
      { kubespray: 'v2.27.1', groupVars: 'cilium_identity_allocation_mode: kvstore\n' },
      {
        kubespray: 'v2.30.0',
        groupVars:
          'cilium_identity_allocation_mode: kvstore\ncilium_extra_values:\n  etcd:\n    enabled: true\n    endpoints: ["http://192.0.2.1:2379"]\n',
      },
    ],
  },
  check({ view, report }) {
    const { options } = view.prediction;
    const mode = options.get(option);
    // By default the chart keeps identities in Kubernetes. Every other mode uses a kvstore.
    const preset = view.target.chart.value('identityAllocationMode')?.default;
    if (typeof mode !== 'string' || typeof preset !== 'string' || mode === preset) return;
    // A value that is not known counts as set.
    if (options.has('kvstore') || options.has('kvstore-opt')) return;
    const [origin] = view.origins(option);
    if (!origin) return;
    report({
      subject: origin.name,
      at: origin.at,
      message: `The agents do not start: ${option} is "${mode}", and no kvstore is configured. Set ${origin.name} to "${preset}"${way(view)}.`,
    });
  },
});

/** How to configure etcd on the target, as the rest of a sentence. */
function way({ ownManifests }: ScopeView): string {
  return ownManifests
    ? '. For a kvstore, set cilium_identity_allocation_mode: kvstore instead, which also configures etcd'
    : ', or configure etcd with the chart values etcd.enabled and etcd.endpoints';
}
