import {
  beginsWith,
  both,
  everyone,
  inMesh,
  type MinorNotes,
  on,
  policies,
  withDsr,
  withIPsec,
  withMetrics,
  withProxy,
  withReplacement,
  written,
} from './note.ts';

export default {
  into: '1.16',
  source: 'cilium/cilium main, June 2024: Documentation/operations/upgrade.rst (1.16 Upgrade Notes)',
  notes: [
    {
      touches: withProxy,
      when: 'before',
      ofChart: true,
      text: 'Envoy runs in its own DaemonSet, with one more pod on each node. On a node with its maximum of pods, another pod is evicted. To avoid it, set upgradeCompatibility to 1.15 or earlier, or envoy.enabled: false.',
    },
    {
      touches: withIPsec,
      when: 'before',
      text: 'IPsec keys without a plus sign after the key id (one key for all nodes) are deprecated and insecure. Rotate to a key with a plus sign.',
    },
    {
      touches: both(withDsr, beginsWith('<1.13.3')),
      when: 'before',
      text: 'DSR connections that were opened before Cilium 1.13.3 break.',
    },
    {
      touches: both(withProxy, beginsWith('<1.15.6')),
      when: 'before',
      text: 'With toFQDNs policies, upgrade to Cilium 1.15.6 or later first. Otherwise packets are dropped briefly.',
    },
    {
      touches: everyone,
      when: 'before',
      text: 'On Linux 6.6 and later the agent attaches its programs with tcx. If other programs use tc there, set enable-tcx: "false" (Helm: bpf.enableTCX).',
    },
    {
      touches: inMesh,
      when: 'before',
      ofChart: true,
      text: 'KVStoreMesh is enabled by default. Set clustermesh.apiserver.kvstoremesh.enabled=false to keep it disabled.',
    },
    {
      touches: ({ options }) => !/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/.test(options.get('cluster-name') ?? 'default'),
      when: 'before',
      text: 'The agent refuses this cluster name: use at most 32 lower-case letters, digits and dashes. With upgradeCompatibility 1.15 it refuses the name from 1.17 on.',
    },
    {
      touches: withProxy,
      when: 'before',
      text: 'The API server refuses policies with several L7 protocols for one port, or with more than 40 ports or ICMP rules. The pre-flight check reports them.',
    },
    {
      touches: withReplacement,
      when: 'after',
      text: 'NodePort Services are reachable on all addresses of the devices, also on new ones. Set nodeport-addresses (Helm: nodePort.addresses) to limit them.',
    },
    {
      touches: on('enable-local-redirect-policy'),
      when: 'before',
      text: 'Local redirect policies also redirect what the local backends send to the frontend, unless skipRedirectFromBackend is set.',
    },
    {
      touches: on('enable-wireguard-userspace-fallback'),
      when: 'before',
      text: 'The fallback to WireGuard in user space is deprecated, and Cilium 1.17 removes it: use kernels with WireGuard.',
    },
    {
      touches: ({ options }) => options.flag('enable-remote-node-identity', true) === false,
      when: 'before',
      text: 'Other nodes always have the identity remote-node: change policies that rely on enable-remote-node-identity: "false".',
    },
    {
      touches: on('enable-cilium-endpoint-slice'),
      when: 'before',
      text: 'The operator ignores the ces-write-qps and ces-dynamic-rate-limit options: ces-rate-limits replaces them.',
    },
    {
      touches: written('clustermesh-ip-identities-sync-timeout'),
      when: 'before',
      text: 'clustermesh-ip-identities-sync-timeout is deprecated: use clustermesh-sync-timeout.',
    },
    {
      touches: withMetrics,
      when: 'after',
      text: 'The metric cilium_ces_sync_errors_total is removed. Use endpoint_regenerations_total instead of policy_regeneration_total, which is deprecated.',
    },
  ],
  objects: [
    {
      touches: on('enable-gateway-api'),
      resources: 'grpcroutes.gateway.networking.k8s.io',
      pattern: 'kind: GRPCRoute$',
      text: 'Cilium reads GRPCRoute objects as v1. Write them as gateway.networking.k8s.io/v1 instead of v1alpha2.',
    },
    {
      touches: everyone,
      resources: 'ciliumloadbalancerippools',
      pattern: 'kind: CiliumLoadBalancerIPPool$',
      text: 'Pools also assign their first and last address, unless allowFirstLastIPs is "No". spec.cidrs becomes spec.blocks.',
    },
    {
      touches: everyone,
      resources: policies,
      pattern: 'terminatingTLS:',
      text: 'The agent ignores ca.crt in the Secret of terminatingTLS. Set use-full-tls-context to keep it.',
    },
  ],
} satisfies MinorNotes;
