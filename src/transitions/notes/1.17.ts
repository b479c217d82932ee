import {
  both,
  byDefault,
  either,
  everyone,
  type MinorNotes,
  on,
  valued,
  withIPsec,
  withProxy,
  withReplacement,
  written,
} from './note.ts';

export default {
  into: '1.17',
  source: 'cilium/cilium main, December 2024: Documentation/operations/upgrade.rst (1.17 Upgrade Notes)',
  notes: [
    {
      touches: ({ options }) => !/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/.test(options.get('cluster-name') ?? 'default'),
      when: 'before',
      text: 'The agent refuses this cluster name: use at most 32 lower-case letters, digits and dashes, with a letter or digit at both ends.',
    },
    {
      touches: withReplacement,
      when: 'after',
      text: 'Services with the same port for TCP and UDP are distinguished only after you create them again. A downgrade recreates them without the protocol, and their connections break.',
    },
    {
      touches: ({ options }) => (options.get('mtu') ?? '0') === '0',
      when: 'before',
      text: 'The detected MTU becomes the lowest of all external interfaces. Set mtu to use a different value.',
    },
    {
      touches: withIPsec,
      when: 'before',
      text: 'IPsec uses a key for each tunnel, with or without the plus sign in the Secret.',
    },
    {
      touches: either(on('bgp-announce-lb-ip', 'bgp-announce-pod-cidr'), written('bgp-config-path')),
      when: 'before',
      text: 'The integration of MetalLB for BGP is removed: use the BGP control plane.',
    },
    {
      touches: valued('kvstore', 'consul'),
      when: 'before',
      text: 'Consul is removed: use etcd or Kubernetes objects.',
    },
    {
      touches: valued('kvstore', 'etcd'),
      when: 'before',
      text: 'An etcd that runs in the pod network is no longer supported: run it in the host network.',
    },
    {
      touches: on('enable-wireguard-userspace-fallback'),
      when: 'before',
      text: 'The fallback to WireGuard in user space is removed: use kernels with WireGuard.',
    },
    {
      touches: both(withProxy, byDefault('tofqdns-endpoint-max-ip-per-hostname')),
      when: 'before',
      text: 'The default of tofqdns-endpoint-max-ip-per-hostname changes from 50 to 1000.',
    },
    {
      touches: written('clustermesh-ip-identities-sync-timeout'),
      when: 'before',
      text: 'clustermesh-ip-identities-sync-timeout is removed: use clustermesh-sync-timeout.',
    },
    {
      touches: on('enable-high-scale-ipcache'),
      when: 'before',
      text: 'enable-high-scale-ipcache is deprecated, and Cilium 1.18 removes it.',
    },
    {
      touches: both(on('enable-hubble'), ({ options }) => options.flag('hubble-disable-tls', true) === false),
      when: 'before',
      text: 'Certificates of Hubble are valid for 365 days by default instead of 1095. Check that they are renewed.',
    },
  ],
  objects: [
    {
      touches: everyone,
      resources: 'pods',
      pattern: 'policy\\.cilium\\.io/proxy-visibility',
      text: 'The annotation policy.cilium.io/proxy-visibility is removed: use L7 policies.',
    },
  ],
} satisfies MinorNotes;
