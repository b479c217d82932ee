import {
  both,
  byDefault,
  everyone,
  inMesh,
  type MinorNotes,
  on,
  policies,
  withIPsec,
  withMetrics,
  withReplacement,
  written,
} from './note.ts';

export default {
  into: '1.19',
  source: 'cilium/cilium main, January 2026: Documentation/operations/upgrade.rst (1.19 Upgrade Notes)',
  notes: [
    {
      touches: inMesh,
      when: 'before',
      text: 'Policies select only endpoints of the local cluster, unless they name another cluster. Set clustermesh.policyDefaultLocalCluster=false, or change the policies first.',
    },
    {
      touches: inMesh,
      when: 'before',
      ofChart: true,
      text: 'clustermesh.apiserver.tls.authMode is migration by default. Without clustermesh.config.enabled, create the ConfigMap clustermesh-remote-users, or set legacy.',
    },
    {
      touches: on('enable-bgp-control-plane'),
      when: 'before',
      text: 'CiliumBGPPeeringPolicy is removed. Replace it with CiliumBGPClusterConfig, CiliumBGPPeerConfig and CiliumBGPAdvertisement first.',
    },
    {
      touches: written('enable-node-port', 'enable-host-port', 'enable-external-ips'),
      when: 'before',
      text: 'enable-node-port, enable-host-port and enable-external-ips are removed. Only kube-proxy-replacement enables these functions.',
    },
    {
      touches: on('enable-ipv4-egress-gateway'),
      when: 'before',
      text: 'enable-ipv4-egress-gateway is removed. Use enable-egress-gateway.',
    },
    {
      touches: both(withIPsec, on('enable-bpf-masquerade'), withReplacement),
      when: 'before',
      text: 'IPsec with kube-proxy replacement and BPF masquerading now uses BPF host routing, which requires a kernel fix. Set enable-host-legacy-routing to keep it disabled.',
    },
    {
      touches: on('enable-recorder', 'enable-custom-calls'),
      when: 'before',
      text: 'The recorder of Hubble and custom calls are removed.',
    },
    {
      touches: written('l2-pod-announcements-interface'),
      when: 'before',
      text: 'l2-pod-announcements-interface is removed: use l2-pod-announcements-interface-pattern.',
    },
    {
      touches: on('enable-encryption-strict-mode'),
      when: 'before',
      text: 'enable-encryption-strict-mode and its options are deprecated: use enable-encryption-strict-mode-egress and encryption-strict-egress-cidr.',
    },
    {
      touches: ({ options }) => /^\d+$/.test(options.get('unmanaged-pod-watcher-interval') ?? ''),
      when: 'before',
      text: 'unmanaged-pod-watcher-interval must be a duration: write 15s instead of 15.',
    },
    {
      touches: byDefault('enable-endpoint-packet-layer-pmtud'),
      when: 'after',
      text: 'Packet layer path MTU discovery is enabled in pods. Set enable-endpoint-packet-layer-pmtud: "false" to keep it disabled.',
    },
    {
      touches: withMetrics,
      when: 'after',
      text: 'Metrics no longer contain the name of their own cluster and node. Add these labels where you collect the metrics.',
    },
  ],
  objects: [
    {
      touches: everyone,
      resources: policies,
      pattern: 'matchPattern: .?\\*\\*\\.',
      text: 'A DNS pattern that begins with "**." matches several levels of subdomains, not one.',
    },
    {
      touches: everyone,
      resources: policies,
      pattern: '(from|to)Requires:',
      text: 'The API server refuses fromRequires and toRequires: remove them from policies.',
    },
    {
      touches: everyone,
      resources: policies,
      pattern: 'kafka:',
      text: 'Rules for Kafka are deprecated, and Cilium 1.20 removes them.',
    },
    {
      touches: everyone,
      resources: 'ciliumloadbalancerippools',
      pattern: 'kind: CiliumLoadBalancerIPPool$',
      text: 'CiliumLoadBalancerIPPool objects of v2alpha1 are deprecated: write them as cilium.io/v2.',
    },
  ],
} satisfies MinorNotes;
