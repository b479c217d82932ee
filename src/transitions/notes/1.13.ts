import {
  beginsWith,
  both,
  endsWith,
  everyone,
  type MinorNotes,
  on,
  policies,
  valued,
  withDsr,
  withIPsec,
  withMetrics,
  withTunnel,
  written,
} from './note.ts';

const egressGateway = on('enable-ipv4-egress-gateway', 'enable-egress-gateway');

export default {
  into: '1.13',
  source: 'cilium/cilium v1.13: Documentation/operations/upgrade.rst (1.13 Upgrade Notes)',
  notes: [
    {
      touches: both(withDsr, withTunnel),
      when: 'before',
      text: 'The agent does not start with DSR or hybrid mode in a tunnel; before, it used SNAT. Set bpf-lb-mode: snat, or use native routing.',
    },
    {
      touches: valued('kube-proxy-replacement', 'probe'),
      when: 'before',
      text: 'kube-proxy-replacement: probe is removed: use strict, or partial with single options.',
    },
    {
      touches: egressGateway,
      when: 'before',
      text: 'CiliumEgressNATPolicy is removed: write CiliumEgressGatewayPolicy objects first.',
    },
    {
      touches: egressGateway,
      since: '1.13.3',
      when: 'before',
      text: 'Egress gateway policies drop traffic if no gateway node matches. Before, the traffic left through the node of the pod.',
    },
    {
      touches: endsWith('1.13.4'),
      since: '1.13.4',
      when: 'before',
      text: 'Cilium advises to skip 1.13.4: existing connections can break. Use a later patch.',
    },
    {
      touches: beginsWith('1.13.4'),
      since: '1.13.5',
      when: 'before',
      text: 'In an upgrade from 1.13.4, the age of connections is calculated differently. Old ones can stay for too long.',
    },
    {
      touches: both(withIPsec, endsWith('1.13.1')),
      since: '1.13.1',
      when: 'before',
      text: 'Do not use 1.13.1 with IPsec: the agent does not refresh the IPsec state, and connections are dropped.',
    },
    {
      touches: both(withIPsec, beginsWith('<1.12.8 || >=1.13.0 <1.13.1')),
      since: '1.13.2',
      when: 'before',
      text: 'Packets that IPsec encrypts can be dropped until the agents are ready.',
    },
    {
      touches: endsWith('>=1.13.0 <1.13.3'),
      when: 'before',
      text: 'Policies for the entity kube-apiserver are not reliable up to 1.13.2: allow the entity world, or use a later patch.',
    },
    {
      touches: on('enable-host-firewall'),
      when: 'before',
      text: "The external address of the pod's own node belongs to the entity host, no longer to world. Check host policies.",
    },
    {
      touches: written('disable-conntrack', 'endpoint-interface-name-prefix', 'host-reachable-services-protos'),
      when: 'before',
      text: 'disable-conntrack, endpoint-interface-name-prefix and host-reachable-services-protos are removed.',
    },
    {
      touches: written('sockops-enable', 'force-local-policy-eval-at-source'),
      when: 'before',
      text: 'sockops-enable and force-local-policy-eval-at-source are deprecated, and Cilium 1.14 removes them.',
    },
    {
      touches: withMetrics,
      when: 'after',
      text: 'The Hubble metric http is deprecated: use httpV2. Several IPAM metrics of the operator are removed.',
    },
  ],
  objects: [
    {
      touches: everyone,
      resources: 'ciliumbgploadbalancerippools',
      pattern: 'kind: CiliumBGPLoadBalancerIPPool$',
      text: 'CiliumBGPLoadBalancerIPPool is renamed to CiliumLoadBalancerIPPool. Rewrite the pools.',
    },
    {
      touches: beginsWith('<1.12.14 || >=1.13.0'),
      since: '1.13.7',
      resources: policies,
      pattern: 'reserved:init',
      text: 'CiliumNetworkPolicy can no longer match reserved:init. Rewrite such policies as CiliumClusterwideNetworkPolicy.',
    },
  ],
} satisfies MinorNotes;
