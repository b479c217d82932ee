import {
  beginsWith,
  both,
  byDefault,
  everyone,
  inMesh,
  type MinorNotes,
  on,
  policies,
  valued,
  withProxy,
  written,
} from './note.ts';

export default {
  into: '1.14',
  source: 'cilium/cilium v1.14: Documentation/operations/upgrade.rst (1.14 Upgrade Notes)',
  notes: [
    {
      touches: written('tunnel'),
      when: 'before',
      text: 'The option tunnel is deprecated, and Cilium 1.15 removes it. Use routing-mode and tunnel-protocol.',
    },
    {
      touches: on('enable-ipv4-egress-gateway', 'enable-egress-gateway'),
      when: 'before',
      text: 'Egress gateway policies drop traffic if no gateway node matches. Before, the traffic left through the node of the pod.',
    },
    {
      touches: both(withProxy, byDefault('tofqdns-min-ttl')),
      when: 'before',
      text: 'The default of tofqdns-min-ttl changes from 3600 to 0. If you use toFQDNs policies and clients reuse old addresses, set it.',
    },
    {
      touches: valued('kube-proxy-replacement', 'strict', 'partial', 'disabled'),
      when: 'before',
      text: 'The values strict, partial and disabled of kube-proxy-replacement are deprecated: use true or false.',
    },
    {
      touches: inMesh,
      when: 'before',
      text: 'Upgrade clustermesh-apiserver in all clusters before the agents. Otherwise the clusters can lose their connection briefly.',
    },
    {
      touches: on('enable-ipv6'),
      when: 'after',
      text: 'The IPv6 address of cilium_host comes from the pod network: check rules that name the old address.',
    },
    {
      touches: valued('ipam', 'cluster-pool-v2beta'),
      when: 'before',
      text: 'The IPAM mode cluster-pool-v2beta is deprecated, and Cilium 1.15 removes it: multi-pool replaces it.',
    },
    {
      touches: written('sockops-enable', 'force-local-policy-eval-at-source'),
      when: 'before',
      text: 'sockops-enable and force-local-policy-eval-at-source are removed.',
    },
    {
      touches: written('disable-cnp-status-updates', 'cnp-node-status-gc-interval', 'enable-k8s-event-handover'),
      when: 'before',
      text: 'disable-cnp-status-updates, cnp-node-status-gc-interval and enable-k8s-event-handover are deprecated.',
    },
  ],
  objects: [
    {
      touches: beginsWith('<1.12.14 || >=1.13.0 <1.13.7 || >=1.14.0'),
      since: '1.14.2',
      resources: policies,
      pattern: 'reserved:init',
      text: 'CiliumNetworkPolicy can no longer match reserved:init. Rewrite such policies as CiliumClusterwideNetworkPolicy.',
    },
    {
      touches: everyone,
      resources: policies,
      pattern: 'ingressDeny:|egressDeny:',
      text: 'Deny rules also override allow rules between CIDRs: an allowed range inside a denied one is now dropped.',
    },
    {
      touches: everyone,
      resources: policies,
      pattern: 'auth:',
      text: 'auth.type in policies becomes authentication.mode; the API server refuses the old name.',
    },
  ],
} satisfies MinorNotes;
