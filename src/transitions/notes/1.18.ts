import { both, either, everyone, inMesh, type MinorNotes, on, withIPsec, withTunnel, written } from './note.ts';

export default {
  into: '1.18',
  source:
    'cilium/cilium main, June 2025: Documentation/operations/upgrade.rst (1.18 Upgrade Notes) and Documentation/security/network/encryption-ipsec.rst (v1.18 Encrypted Overlay)',
  notes: [
    {
      touches: on('enable-bgp-control-plane'),
      when: 'before',
      text: 'The BGP kinds of v2alpha1 and CiliumBGPPeeringPolicy are deprecated: write them as cilium.io/v2. spec.transport.localPort is ignored.',
    },
    {
      touches: written('labels'),
      when: 'before',
      text: 'The service account becomes a default identity label. The number of identities grows during the upgrade, and packets are dropped.',
    },
    {
      touches: withIPsec,
      when: 'before',
      text: 'With IPsec be on the newest patch of 1.17 first: only that step is without disruption.',
    },
    {
      touches: both(withIPsec, withTunnel),
      when: 'before',
      text: 'IPsec encrypts the tunnel itself: let ESP (IP protocol 50) through between all nodes.',
    },
    {
      touches: inMesh,
      when: 'before',
      text: 'Cilium 1.19 lets policies select endpoints of the local cluster only: name the cluster in policies for others now.',
    },
    {
      touches: either(on('enable-l2-neigh-discovery'), written('arping-refresh-period')),
      when: 'before',
      text: 'enable-l2-neigh-discovery is off by default, and arping-refresh-period is removed: the sysctl base_reachable_time_ms counts.',
    },
    {
      touches: written('kvstore-connectivity-timeout', 'kvstore-periodic-sync'),
      when: 'before',
      text: 'kvstore-connectivity-timeout becomes identity-allocation-timeout, and kvstore-periodic-sync becomes identity-allocation-sync-interval.',
    },
    {
      touches: on('enable-ipv4-egress-gateway'),
      when: 'before',
      text: 'enable-ipv4-egress-gateway is deprecated: use enable-egress-gateway.',
    },
    {
      touches: written('enable-node-port', 'enable-host-port', 'enable-external-ips'),
      when: 'before',
      text: 'enable-node-port, enable-host-port and enable-external-ips are deprecated: only kube-proxy-replacement turns them on from 1.19 on.',
    },
    {
      touches: written('k8s-api-server'),
      when: 'before',
      text: 'k8s-api-server is deprecated: use k8s-api-server-urls.',
    },
    {
      touches: written('l2-pod-announcements-interface'),
      when: 'before',
      text: 'l2-pod-announcements-interface is deprecated: use l2-pod-announcements-interface-pattern.',
    },
    {
      touches: on('enable-high-scale-ipcache'),
      when: 'before',
      text: 'enable-high-scale-ipcache is removed.',
    },
    {
      touches: on('enable-recorder'),
      when: 'before',
      text: 'The recorder of Hubble is deprecated, and Cilium 1.19 removes it.',
    },
    {
      touches: on('enable-local-redirect-policy'),
      when: 'before',
      text: 'The Helm value localRedirectPolicy is deprecated: use localRedirectPolicies.enabled.',
    },
    {
      touches: everyone,
      when: 'after',
      text: 'The liveness probe of the agent no longer tests the API server: livenessProbe.requireK8sConnectivity brings that back.',
    },
  ],
  objects: [
    {
      touches: everyone,
      resources: 'customresourcedefinitions/ciliumexternalworkloads.cilium.io',
      pattern: 'kind: CiliumExternalWorkload$',
      text: 'External workloads are removed: delete the definition ciliumexternalworkloads.cilium.io.',
    },
    {
      touches: everyone,
      resources: 'ciliumcidrgroups',
      pattern: 'kind: CiliumCIDRGroup$',
      text: 'CiliumCIDRGroup objects of v2alpha1 are deprecated: write them as cilium.io/v2.',
    },
  ],
} satisfies MinorNotes;
