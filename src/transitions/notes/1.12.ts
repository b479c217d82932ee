import {
  beginsWith,
  both,
  byDefault,
  endsWith,
  everyone,
  type MinorNotes,
  on,
  policies,
  valued,
  withIPsec,
  withMetrics,
  withNativeRouting,
  withReplacement,
  withTunnel,
  written,
} from './note.ts';

export default {
  into: '1.12',
  source: 'cilium/cilium v1.12: Documentation/operations/upgrade.rst (1.12 Upgrade Notes)',
  notes: [
    {
      touches: written('native-routing-cidr'),
      when: 'before',
      text: 'native-routing-cidr is removed: use ipv4-native-routing-cidr.',
    },
    {
      touches: both(
        on('enable-ipv6'),
        ({ options }) => options.flag('enable-ipv6-masquerade', true) !== false,
        withNativeRouting,
      ),
      when: 'before',
      text: 'With native routing and IPv6 masquerading, the agent requires ipv6-native-routing-cidr.',
    },
    {
      touches: on('enable-ipv4-egress-gateway', 'enable-egress-gateway'),
      when: 'before',
      text: 'CiliumEgressNATPolicy is deprecated, and Cilium 1.13 removes it. Write CiliumEgressGatewayPolicy objects before that.',
    },
    {
      touches: both(withReplacement, withTunnel),
      when: 'before',
      text: 'External requests to Services have the identity world; before, they could have remote-node. Policies that allow remote-node for them must allow world.',
    },
    {
      touches: withMetrics,
      when: 'after',
      text: 'Default ports of metrics change: agent 9962, operator 9963, Envoy 9964, Hubble 9965. Change firewalls and scrape configurations.',
    },
    {
      touches: both(valued('kube-proxy-replacement', 'partial'), byDefault('enable-session-affinity')),
      when: 'before',
      text: 'With kube-proxy-replacement partial, session affinity is disabled unless enable-session-affinity is "true".',
    },
    {
      touches: valued('kube-proxy-replacement', 'probe'),
      when: 'before',
      text: 'kube-proxy-replacement: probe is deprecated, and Cilium 1.13 removes it: use strict or partial.',
    },
    {
      touches: valued('datapath-mode', 'ipvlan'),
      when: 'before',
      text: 'IPVLAN is removed: use veth, with BPF host routing for performance.',
    },
    {
      touches: written('enable-host-reachable-services'),
      when: 'before',
      text: 'enable-host-reachable-services is renamed to bpf-lb-sock, and Cilium 1.13 removes the old name.',
    },
    {
      touches: written('prefilter-device', 'prefilter-mode'),
      when: 'before',
      text: 'prefilter-device and prefilter-mode are removed: use enable-xdp-prefilter and bpf-lb-acceleration.',
    },
    {
      touches: written('nat46-range'),
      when: 'before',
      text: 'nat46-range is removed: NAT46 is a service feature now.',
    },
    {
      touches: written('disable-conntrack'),
      when: 'before',
      text: 'disable-conntrack has no effect, and Cilium 1.13 removes it.',
    },
    {
      touches: both(on('enable-hubble'), ({ options }) => options.flag('hubble-disable-tls', true) === false),
      when: 'before',
      text: 'The chart generates one CA for all certificates. Hubble is interrupted until every node has it.',
    },
    {
      touches: both(withIPsec, endsWith('1.12.8')),
      since: '1.12.8',
      when: 'before',
      text: 'Do not use 1.12.8 with IPsec: the agent does not refresh the IPsec state, and connections are dropped.',
    },
    {
      touches: both(withIPsec, beginsWith('<1.11.15 || >=1.12.0 <1.12.8')),
      since: '1.12.9',
      when: 'before',
      text: 'Packets that IPsec encrypts can be dropped until the agents are ready.',
    },
  ],
  objects: [
    {
      touches: everyone,
      since: '1.12.14',
      resources: policies,
      pattern: 'reserved:init',
      text: 'CiliumNetworkPolicy can no longer match reserved:init. Rewrite such policies as CiliumClusterwideNetworkPolicy.',
    },
  ],
} satisfies MinorNotes;
