import { beginsWith, everyone, type MinorNotes, on, policies, valued, withMetrics, written } from './note.ts';

export default {
  into: '1.15',
  source: 'cilium/cilium v1.15: Documentation/operations/upgrade.rst (1.15 Upgrade Notes)',
  notes: [
    {
      touches: written('tunnel'),
      when: 'before',
      text: 'The option tunnel is removed. Use routing-mode and tunnel-protocol.',
    },
    {
      touches: valued('bpf-lb-dsr-dispatch', 'geneve'),
      when: 'before',
      text: 'DSR with Geneve requires tunnel-protocol: geneve, even with native routing. Cilium no longer sets it automatically.',
    },
    {
      touches: on('enable-bpf-masquerade'),
      when: 'before',
      text: 'The agent does not start if BPF masquerading lacks a requirement such as BPF NodePort. Before, it fell back to iptables.',
    },
    {
      touches: on('enable-endpoint-routes'),
      when: 'before',
      text: 'enable-endpoint-routes disables enable-local-node-route.',
    },
    {
      touches: valued('ipam', 'cluster-pool-v2beta'),
      when: 'before',
      text: 'The IPAM mode cluster-pool-v2beta is removed: multi-pool replaces it.',
    },
    {
      touches: written('enable-remote-node-identity'),
      when: 'before',
      text: 'enable-remote-node-identity is deprecated. Cilium 1.16 removes it and always enables remote node identities.',
    },
    {
      touches: written('enable-k8s-event-handover', 'cnp-status-update-interval', 'single-cluster-route'),
      when: 'before',
      text: 'enable-k8s-event-handover, cnp-status-update-interval and single-cluster-route are removed.',
    },
    {
      touches: withMetrics,
      when: 'after',
      text: 'The cilium_policy_l7_*_total metrics become cilium_policy_l7_total, and policy_import_errors_total becomes policy_change_total.',
    },
  ],
  objects: [
    {
      touches: beginsWith('<1.12.14 || >=1.13.0 <1.13.7 || >=1.14.0 <1.14.2'),
      resources: policies,
      pattern: 'reserved:init',
      text: 'CiliumNetworkPolicy can no longer match reserved:init. Rewrite such policies as CiliumClusterwideNetworkPolicy.',
    },
    {
      touches: everyone,
      resources: 'pods',
      pattern: 'policy\\.cilium\\.io/proxy-visibility',
      text: 'The annotation policy.cilium.io/proxy-visibility has no effect: use L7 policies.',
    },
    {
      touches: everyone,
      resources: policies,
      pattern: '(from|to)(Endpoints|CIDR|CIDRSet|Entities): \\[\\]',
      text: 'An empty list in a policy selects nothing, so an allow policy with it denies everything.',
    },
  ],
} satisfies MinorNotes;
