import {
  both,
  everyone,
  inMesh,
  type MinorNotes,
  on,
  policies,
  withMetrics,
  withReplacement,
  written,
} from './note.ts';

export default {
  into: '1.20',
  source: 'cilium/cilium main, August 2026: Documentation/operations/upgrade-current.inc (Upgrade Notes of 1.20)',
  notes: [
    {
      touches: on('enable-gateway-api'),
      when: 'before',
      text: 'The Gateway API must be v1.6.1 or later. Save TLSRoute objects first, and install the experimental CRD of TLSRoute: with the standard one, v1alpha2 objects disappear.',
    },
    {
      touches: on('mesh-auth-enabled', 'mesh-auth-mutual-enabled'),
      when: 'before',
      text: "Mutual authentication is deprecated. Cilium's documentation recommends encryption with ztunnel instead.",
    },
    {
      touches: both(
        withReplacement,
        ({ options }) =>
          options.flag('bpf-lb-sock-hostns-only', false) === true || options.flag('bpf-lb-sock', true) === false,
      ),
      when: 'before',
      text: 'A request of a pod to a NodePort is balanced at the pod itself. Its egress policies must allow the backends, and their ingress policies must allow the pod.',
    },
    {
      touches: written('node-port-algorithm', 'node-port-mode'),
      when: 'before',
      text: 'node-port-algorithm and node-port-mode are removed: use bpf-lb-algorithm and bpf-lb-mode.',
    },
    {
      touches: written('encrypt-interface', 'enable-ipsec-encrypted-overlay'),
      when: 'before',
      text: 'encrypt-interface and enable-ipsec-encrypted-overlay are removed: they had no effect since 1.18.',
    },
    {
      touches: written(
        'enable-encryption-strict-mode',
        'encryption-strict-mode-cidr',
        'encryption-strict-mode-allow-remote-node-identities',
      ),
      when: 'before',
      text: 'The options of encryption-strict-mode are removed: use enable-encryption-strict-mode-egress, encryption-strict-egress-cidr and encryption-strict-egress-allow-remote-node-identities.',
    },
    {
      touches: written('k8s-api-server'),
      when: 'before',
      text: 'k8s-api-server is removed: use k8s-api-server-urls.',
    },
    {
      touches: written('hubble-prefer-ipv6'),
      when: 'before',
      text: 'hubble-prefer-ipv6 is deprecated: use prefer-ipv6.',
    },
    {
      touches: written('tofqdns-pre-cache'),
      when: 'before',
      text: 'tofqdns-pre-cache is deprecated, and Cilium 1.21 removes it.',
    },
    {
      touches: written('hubble-redact-kafka-apikey', 'ces-slice-mode'),
      when: 'before',
      text: 'hubble-redact-kafka-apikey and ces-slice-mode are removed.',
    },
    {
      touches: both(on('enable-bpf-tproxy'), ({ options }) => /^netkit/.test(options.get('datapath-mode') ?? '')),
      when: 'before',
      text: 'The agent does not start with both bpf.tproxy and netkit. Disable one of them.',
    },
    {
      touches: inMesh,
      when: 'before',
      ofChart: true,
      text: 'The Helm values for TLS certificates of the mesh are removed. Create the Secrets first. Generated certificates are valid for one year.',
    },
    {
      touches: inMesh,
      when: 'before',
      ofChart: true,
      text: 'clustermesh.enableMCSAPISupport is removed: use clustermesh.mcsapi.enabled.',
    },
    {
      touches: withMetrics,
      when: 'after',
      text: 'cilium_agent_bootstrap_seconds and two IPAM metrics of the operator are removed, and BGP metrics use instance_name instead of vrouter.',
    },
  ],
  objects: [
    {
      touches: everyone,
      resources: policies,
      pattern: '(kafka|l7|l7proto):',
      text: 'Rules with kafka, l7 or l7proto are removed. Delete them from policies.',
    },
    {
      touches: everyone,
      resources: 'ciliumnodeconfigs',
      pattern: 'v2alpha1',
      text: 'CiliumNodeConfig of v2alpha1 is removed: write the objects as cilium.io/v2.',
    },
  ],
} satisfies MinorNotes;
