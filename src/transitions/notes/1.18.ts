import {
  both,
  either,
  everyone,
  inMesh,
  type MinorNotes,
  off,
  on,
  policies,
  valued,
  withIPsec,
  withMetrics,
  withTunnel,
  written,
} from './note.ts';

export default {
  into: '1.18',
  source:
    'cilium/cilium main, June 2025: Documentation/operations/upgrade.rst (1.18 Upgrade Notes) and Documentation/security/network/encryption-ipsec.rst (v1.18 Encrypted Overlay)',
  notes: [
    {
      touches: on('enable-bgp-control-plane'),
      when: 'before',
      text: 'The BGP resources of v2alpha1 and CiliumBGPPeeringPolicy are deprecated. Write them as cilium.io/v2, which ignores spec.transport.localPort.',
    },
    {
      touches: written('labels'),
      when: 'before',
      text: 'The service account becomes a default identity label. The number of identities grows during the upgrade, and packets are dropped. To avoid it, exclude io.cilium.k8s.policy.serviceaccount in labels.',
    },
    {
      touches: withIPsec,
      when: 'before',
      text: 'With IPsec, upgrade to the newest patch of 1.17 first. Only an upgrade from there does not interrupt traffic.',
    },
    {
      touches: both(withIPsec, withTunnel),
      when: 'before',
      text: 'IPsec encrypts the tunnel itself. Allow ESP (IP protocol 50) between all nodes.',
    },
    {
      touches: inMesh,
      when: 'before',
      text: 'From Cilium 1.19 on, policies select only endpoints of the local cluster. In policies for other clusters, name the cluster now.',
    },
    {
      touches: either(on('enable-l2-neigh-discovery'), written('arping-refresh-period')),
      when: 'before',
      text: 'enable-l2-neigh-discovery is disabled by default, and arping-refresh-period is removed. The sysctl base_reachable_time_ms sets the interval.',
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
      text: 'enable-node-port, enable-host-port and enable-external-ips are deprecated. From 1.19 on only kube-proxy-replacement enables these functions.',
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
      touches: on('enable-recorder', 'enable-hubble-recorder-api'),
      when: 'before',
      text: 'The recorder of Hubble is deprecated, and Cilium 1.19 removes it.',
    },
    {
      touches: on('enable-local-redirect-policy'),
      when: 'before',
      ofChart: true,
      text: 'The Helm value localRedirectPolicy is deprecated: use localRedirectPolicies.enabled.',
    },
    {
      touches: valued('ipam', 'eni'),
      when: 'before',
      text: 'With IPAM mode eni, masquerading is disabled by default. Set enableIPv4Masquerade: true to keep it.',
    },
    {
      touches: off('enable-session-affinity'),
      when: 'before',
      text: 'Session affinity of Services is enabled by default, and Cilium 1.19 always enables it.',
    },
    {
      touches: off(
        'enable-k8s-endpoint-slice',
        'enable-internal-traffic-policy',
        'enable-svc-source-range-check',
        'bpf-lb-proto-diff',
      ),
      when: 'before',
      text: 'From Cilium 1.19 on these options can no longer be disabled: enable-k8s-endpoint-slice, enable-internal-traffic-policy, enable-svc-source-range-check and bpf-lb-proto-diff.',
    },
    {
      touches: off('enable-k8s-terminating-endpoint', 'enable-runtime-device-detection'),
      when: 'before',
      text: 'enable-k8s-terminating-endpoint and enable-runtime-device-detection are removed: both functions are always enabled.',
    },
    {
      touches: valued('datapath-mode', 'lb-only'),
      when: 'before',
      text: 'datapath-mode: lb-only becomes bpf-lb-only: "true". Cilium 1.19 removes the old form.',
    },
    {
      touches: on('egress-multi-home-ip-rule-compat'),
      when: 'before',
      text: 'egress-multi-home-ip-rule-compat is deprecated, and Cilium 1.19 removes it. Run 1.18 with "false": it moves the rules to the new scheme.',
    },
    {
      touches: written(
        'hubble-export-file-max-size-mb',
        'hubble-export-file-max-backups',
        'hubble-export-file-compress',
      ),
      when: 'before',
      ofChart: true,
      text: 'The size, number and compression of exported files of Hubble move under hubble.export.static and hubble.export.dynamic.config.content.',
    },
    {
      touches: valued('identity-allocation-mode', 'crd'),
      when: 'after',
      text: 'CiliumIdentity objects only keep the namespace as a label. Selectors with other labels find nothing.',
    },
    {
      touches: ({ options }) => (options.get('kube-proxy-replacement-healthz-bind-address') ?? '') !== '',
      when: 'after',
      text: 'The health check in the place of the one of kube-proxy also succeeds without the API server.',
    },
    {
      touches: written('ces-slice-mode'),
      when: 'before',
      text: 'ces-slice-mode is deprecated, and Cilium 1.19 removes it.',
    },
    {
      touches: on('enable-custom-calls'),
      when: 'before',
      text: 'enable-custom-calls is deprecated, and Cilium 1.19 removes it.',
    },
    {
      touches: inMesh,
      ofChart: true,
      when: 'before',
      text: 'From Cilium 1.19 on KVStoreMesh cannot be disabled: clustermesh.apiserver.kvstoremesh.enabled is deprecated.',
    },
    {
      touches: withMetrics,
      when: 'after',
      text: 'The metrics node_connectivity_status and node_connectivity_latency_seconds are removed, and metrics of BGP and of double-write identities are renamed. cilium_agent_bootstrap_seconds becomes a gauge.',
    },
    {
      touches: everyone,
      when: 'after',
      ofChart: true,
      text: 'The liveness probe of the agent no longer tests the API server. Set livenessProbe.requireK8sConnectivity to test it again.',
    },
  ],
  objects: [
    {
      touches: everyone,
      resources: policies,
      pattern: 'l7proto:',
      text: 'Go extensions of Envoy (l7proto) are deprecated, and a later version removes them.',
    },
    {
      touches: everyone,
      ofChart: true,
      resources: 'daemonsets',
      pattern: 'name: KUBE_CLIENT_BACKOFF_',
      text: 'The chart sets KUBE_CLIENT_BACKOFF_BASE and KUBE_CLIENT_BACKOFF_DURATION itself. Remove them from extraEnv.',
    },
    {
      touches: everyone,
      resources: 'customresourcedefinitions/ciliumexternalworkloads.cilium.io',
      pattern: 'kind: CiliumExternalWorkload$',
      text: 'External workloads are removed. Delete the CRD ciliumexternalworkloads.cilium.io.',
    },
    {
      touches: everyone,
      resources: 'ciliumcidrgroups',
      pattern: 'kind: CiliumCIDRGroup$',
      text: 'CiliumCIDRGroup objects of v2alpha1 are deprecated: write them as cilium.io/v2.',
    },
  ],
} satisfies MinorNotes;
