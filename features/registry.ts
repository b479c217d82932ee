import type { AnyFeature } from '../src/core/feature.ts';
import bandwidthManager from './bandwidth-manager/index.ts';
import bgp from './bgp/index.ts';
import bigTCP from './big-tcp/index.ts';
import clusterMesh from './cluster-mesh/index.ts';
import dsr from './dsr/index.ts';
import egressGateway from './egress-gateway/index.ts';
import encryption from './encryption/index.ts';
import externalClusterIP from './external-cluster-ip/index.ts';
import hostFirewall from './host-firewall/index.ts';
import hubble from './hubble/index.ts';
import ipam from './ipam/index.ts';
import ipv6 from './ipv6/index.ts';
import kubeProxyReplacement from './kube-proxy-replacement/index.ts';
import l2Announcements from './l2-announcements/index.ts';
import loadBalancerIPAM from './load-balancer-ipam/index.ts';
import localRedirectPolicy from './local-redirect-policy/index.ts';
import maglev from './maglev/index.ts';
import masquerading from './masquerading/index.ts';
import metrics from './metrics/index.ts';
import mtu from './mtu/index.ts';
import neighborDiscovery from './neighbor-discovery/index.ts';
import netkit from './netkit/index.ts';
import nodeIPAM from './node-ipam/index.ts';
import policy from './policy/index.ts';
import registry from './registry/index.ts';
import resources from './resources/index.ts';
import routing from './routing/index.ts';
import serviceMesh from './service-mesh/index.ts';
import socketLB from './socket-lb/index.ts';
import topologyAwareHints from './topology-aware-hints/index.ts';
import xdp from './xdp/index.ts';

/** Every feature, in the order of reports. */
export const features: readonly AnyFeature[] = [
  routing,
  kubeProxyReplacement,
  egressGateway,
  bandwidthManager,
  maglev,
  dsr,
  xdp,
  socketLB,
  topologyAwareHints,
  neighborDiscovery,
  externalClusterIP,
  clusterMesh,
  serviceMesh,
  loadBalancerIPAM,
  l2Announcements,
  hostFirewall,
  policy,
  localRedirectPolicy,
  nodeIPAM,
  registry,
  resources,
  bgp,
  hubble,
  encryption,
  ipam,
  masquerading,
  mtu,
  ipv6,
  bigTCP,
  netkit,
  metrics,
];

const byKey = new Map(features.map((feature) => [feature.key, feature]));
const byId = new Map(features.map((feature) => [feature.id, feature]));

/** The feature with this key of the intent (`egressGateway`); undefined for an unknown key. */
export function featureByKey(key: string): AnyFeature | undefined {
  return byKey.get(key);
}

/** The feature with this id (`egress-gateway`), which is the prefix of its rule ids; undefined for an unknown id. */
export function featureById(id: string): AnyFeature | undefined {
  return byId.get(id);
}
