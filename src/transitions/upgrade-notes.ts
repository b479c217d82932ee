/**
 * Upgrade notes of Cilium that touch a cluster by its options. Source of each: cilium/cilium,
 * Documentation/operations/upgrade.rst of the minor that it leads into. Notes about objects that no option shows (policies, pools)
 * are there for everyone who has the feature.
 */

import type { OptionsView } from '../core/options.ts';
import { encryptionOf } from './encryption-of.ts';

export interface UpgradeNote {
  /** The minor that the upgrade leads into: `1.14`. */
  into: string;
  /** True if the options of the cluster before state that it is touched. */
  touches(options: OptionsView): boolean;
  text: string;
  /** The note is about what breaks and not about what is deprecated. */
  when: 'before' | 'after';
}

/** Minors whose notes were read. */
const read: ReadonlySet<string> = new Set(['1.11', '1.12', '1.14', '1.15', '1.16', '1.17', '1.18', '1.19']);

/** True if the notes of a minor were read for this table. */
export function isRead(minor: string): boolean {
  return read.has(minor);
}

const on =
  (...names: readonly string[]) =>
  (options: OptionsView): boolean =>
    names.some((name) => options.flag(name, false) === true);
const written =
  (...names: readonly string[]) =>
  (options: OptionsView): boolean =>
    names.some((name) => options.has(name));
const inMesh = (options: OptionsView): boolean => (options.get('cluster-id') ?? '0') !== '0';

export const upgradeNotes: readonly UpgradeNote[] = [
  {
    into: '1.11',
    touches: on('enable-egress-gateway'),
    when: 'before',
    text: 'The egress gateway is cut briefly, and its clients connect again. Its option becomes enable-ipv4-egress-gateway.',
  },
  {
    into: '1.11',
    touches: written('devices'),
    when: 'before',
    text: 'The agent fails if a pattern in devices matches no device; before, it detected devices by itself.',
  },
  {
    into: '1.12',
    touches: written('native-routing-cidr'),
    when: 'before',
    text: 'native-routing-cidr is removed: use ipv4-native-routing-cidr.',
  },
  {
    into: '1.12',
    touches: on('enable-ipv6-masquerade'),
    when: 'before',
    text: 'With native routing and IPv6 masquerading the agent needs ipv6-native-routing-cidr.',
  },
  {
    into: '1.12',
    touches: on('enable-ipv4-egress-gateway', 'enable-egress-gateway'),
    when: 'before',
    text: 'CiliumEgressNATPolicy is deprecated: write CiliumEgressGatewayPolicy objects before Cilium 1.13, which removes it.',
  },
  {
    into: '1.14',
    touches: written('tunnel'),
    when: 'before',
    text: 'The option tunnel is deprecated and removed in 1.15: use routing-mode and tunnel-protocol.',
  },
  {
    into: '1.14',
    touches: on('enable-ipv4-egress-gateway', 'enable-egress-gateway'),
    when: 'before',
    text: 'Egress gateway policies drop traffic that no gateway node is found for; before, it left by its own node.',
  },
  {
    into: '1.14',
    touches: (options) => !options.has('tofqdns-min-ttl'),
    when: 'before',
    text: 'The default of tofqdns-min-ttl changes from 3600 to 0: with policies by DNS name, set it if clients reuse old addresses.',
  },
  {
    into: '1.15',
    touches: written('tunnel'),
    when: 'before',
    text: 'The option tunnel is removed: use routing-mode and tunnel-protocol.',
  },
  {
    into: '1.15',
    touches: (options) => options.get('bpf-lb-dsr-dispatch') === 'geneve',
    when: 'before',
    text: 'DSR with Geneve needs tunnel-protocol: geneve, also with native routing: it is no longer set by itself.',
  },
  {
    into: '1.15',
    touches: on('enable-bpf-masquerade'),
    when: 'before',
    text: 'The agent fails if BPF masquerading lacks what it needs (NodePort in BPF); before, it used iptables.',
  },
  {
    into: '1.16',
    touches: () => true,
    when: 'before',
    text: 'Envoy runs in a DaemonSet of its own, unless upgradeCompatibility names 1.15 or earlier or envoy.enabled is false: one more pod on each node.',
  },
  {
    into: '1.16',
    touches: (options) => encryptionOf(options) === 'ipsec',
    when: 'before',
    text: 'IPsec keys need a plus sign behind their number (one key a tunnel): rotate to such a key before.',
  },
  {
    into: '1.16',
    touches: (options) => options.get('bpf-lb-mode') === 'dsr' || options.get('bpf-lb-mode') === 'hybrid',
    when: 'before',
    text: 'Connections with DSR that were opened before Cilium 1.13.3 break.',
  },
  {
    into: '1.16',
    touches: on('enable-l7-proxy'),
    when: 'before',
    text: 'With toFQDNs policies be on Cilium 1.15.6 or later first, else packets are dropped for a moment.',
  },
  {
    into: '1.16',
    touches: written('enable-node-port', 'kube-proxy-replacement'),
    when: 'before',
    text: 'On Linux 6.6 and later the agent attaches by tcx: set bpf.enableTCX=false if other programs use tc there.',
  },
  {
    into: '1.16',
    touches: inMesh,
    when: 'before',
    text: 'KVStoreMesh is on by default: set clustermesh.apiserver.kvstoremesh.enabled=false to keep it off.',
  },
  {
    into: '1.17',
    touches: written('cluster-name'),
    when: 'before',
    text: 'The agent refuses a cluster name with more than 32 characters, capitals, dots or underscores.',
  },
  {
    into: '1.17',
    touches: written('bpf-lb-algorithm', 'enable-node-port', 'kube-proxy-replacement'),
    when: 'after',
    text: 'Services with one port for TCP and UDP are told apart only after they are created again. On a downgrade they are created without the protocol, and their connections break.',
  },
  {
    into: '1.17',
    touches: (options) => !options.has('mtu'),
    when: 'before',
    text: 'The detected MTU becomes the lowest of all external interfaces: set mtu to keep another one.',
  },
  {
    into: '1.18',
    touches: on('enable-bgp-control-plane'),
    when: 'before',
    text: 'The BGP kinds of v2alpha1 are deprecated: write them as cilium.io/v2.',
  },
  {
    into: '1.18',
    touches: written('labels'),
    when: 'before',
    text: 'The service account becomes one of the default identity labels: the number of identities grows during the upgrade, and packets are dropped.',
  },
  {
    into: '1.18',
    touches: (options) => encryptionOf(options) === 'ipsec',
    when: 'before',
    text: 'IPsec needs special attention on the step from 1.17 to 1.18: read the guide to IPsec of 1.18 first.',
  },
  {
    into: '1.19',
    touches: inMesh,
    when: 'before',
    text: 'Policies select endpoints of the local cluster only, unless they name another. Set clustermesh.policyDefaultLocalCluster=false, or change the policies first.',
  },
  {
    into: '1.19',
    touches: on('enable-bgp-control-plane'),
    when: 'before',
    text: 'CiliumBGPPeeringPolicy is removed: use CiliumBGPClusterConfig, CiliumBGPPeerConfig and CiliumBGPAdvertisement before.',
  },
  {
    into: '1.19',
    touches: written('enable-node-port', 'enable-host-port', 'enable-external-ips'),
    when: 'before',
    text: 'enable-node-port, enable-host-port and enable-external-ips are removed: only kube-proxy-replacement turns them on.',
  },
  {
    into: '1.19',
    touches: on('enable-ipv4-egress-gateway'),
    when: 'before',
    text: 'enable-ipv4-egress-gateway is removed: use enable-egress-gateway.',
  },
  {
    into: '1.19',
    touches: (options) => encryptionOf(options) === 'ipsec' && options.flag('enable-bpf-masquerade', false) === true,
    when: 'before',
    text: 'IPsec with kube-proxy replacement and BPF masquerading gets BPF host routing, which needs a fix of the kernel: set enable-host-legacy-routing to keep it off.',
  },
];
