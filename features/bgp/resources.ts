/**
 * The same peerings in the resources of each version. Up to 1.15 that is one CiliumBGPPeeringPolicy. From 1.16 on there
 * are three kinds, whose API became v2 in 1.18. Source: `Documentation/network/bgp-control-plane` of each minor,
 * upgrade notes of 1.19.
 */
import type { CustomResource, LensContext } from '../../src/core/feature.ts';
import { type Json, sameJson } from '../../src/core/json.ts';
import { defined } from '../shared/defined.ts';
import { type BGPIntent, type Instance, type NodeOverride, type Peer, schema } from './schema.ts';

/** True if the version uses the resources of the first API, which 1.19 removed. */
function usesPeeringPolicies(context: LensContext): boolean {
  return context.is('<1.16.0');
}

/** All resources of the instances. */
export function resourcesOf(instances: readonly Instance[], context: LensContext): CustomResource[] {
  if (usesPeeringPolicies(context)) return instances.map(peeringPolicy);
  return [
    ...instances.flatMap((instance) => {
      const advertisement = advertisementOf(instance, context);
      return [
        clusterConfig(instance, context),
        ...instance.peers.map((peer) => peerConfig(instance, peer, context)),
        ...(advertisement ? [advertisement] : []),
      ];
    }),
    ...nodeOverrides(instances, context),
  ];
}

/** No Service has this label with this value. This is the documented way to select all Services. */
const everything: Json = { matchExpressions: [{ key: 'somekey', operator: 'NotIn', values: ['never-used-value'] }] };

function servicesOf({ advertiseServices }: Instance): { addresses: Json; selector: Json } | undefined {
  if (advertiseServices === undefined) return undefined;
  const { addresses = ['LoadBalancerIP'], selector } = advertiseServices === true ? {} : advertiseServices;
  return { addresses, selector: (selector as Json | undefined) ?? everything };
}

function poolsOf({ advertisePodIPPools }: Instance): Json | undefined {
  return advertisePodIPPools === true ? everything : (advertisePodIPPools as Json | undefined);
}

function peeringPolicy(instance: Instance): CustomResource {
  const { name, nodeSelector, asn, peers, advertisePodCIDR } = instance;
  return {
    apiVersion: 'cilium.io/v2alpha1',
    kind: 'CiliumBGPPeeringPolicy',
    name,
    spec: defined<Json>({
      nodeSelector: nodeSelector as Json | undefined,
      virtualRouters: [
        defined<Json>({
          localASN: asn,
          exportPodCIDR: advertisePodCIDR,
          serviceSelector: servicesOf(instance)?.selector,
          podIPPoolSelector: poolsOf(instance),
          neighbors: peers.map(neighbor),
        }),
      ],
    }),
  };
}

function neighbor(peer: Peer): Json {
  return defined<Json>({
    peerAddress: `${peer.address}/${peer.address.includes(':') ? 128 : 32}`,
    peerASN: peer.asn,
    peerPort: peer.port,
    eBGPMultihopTTL: peer.ebgpMultihop,
    connectRetryTimeSeconds: peer.connectRetryTimeSeconds,
    holdTimeSeconds: peer.holdTimeSeconds,
    keepAliveTimeSeconds: peer.keepAliveTimeSeconds,
    gracefulRestart: gracefulRestart(peer),
    authSecretRef: peer.authSecret,
  });
}

function gracefulRestart({ gracefulRestartSeconds }: Peer): Json | undefined {
  return gracefulRestartSeconds === undefined
    ? undefined
    : { enabled: true, restartTimeSeconds: gracefulRestartSeconds };
}

function apiOf(context: LensContext): Pick<CustomResource, 'apiVersion' | 'alsoServed'> {
  if (context.is('<1.18.0')) return { apiVersion: 'cilium.io/v2alpha1' };
  return { apiVersion: 'cilium.io/v2', ...(context.is('<1.19.0') && { alsoServed: ['cilium.io/v2alpha1'] }) };
}

/** The name of an instance in a cluster configuration and in the overrides of nodes. */
function instanceName(asn: number): string {
  return `instance-${asn}`;
}

function clusterConfig({ name, nodeSelector, asn, peers }: Instance, context: LensContext): CustomResource {
  return {
    ...apiOf(context),
    kind: 'CiliumBGPClusterConfig',
    name,
    spec: defined<Json>({
      nodeSelector: nodeSelector as Json | undefined,
      bgpInstances: [
        {
          name: instanceName(asn),
          localASN: asn,
          peers: peers.map((peer) => ({
            name: peer.name,
            peerASN: peer.asn,
            peerAddress: peer.address,
            peerConfigRef: { name: `${name}-${peer.name}` },
          })),
        },
      ],
    }),
  };
}

function peerConfig({ name }: Instance, peer: Peer, context: LensContext): CustomResource {
  const timers = defined<Json>({
    connectRetryTimeSeconds: peer.connectRetryTimeSeconds,
    holdTimeSeconds: peer.holdTimeSeconds,
    keepAliveTimeSeconds: peer.keepAliveTimeSeconds,
  });
  return {
    ...apiOf(context),
    kind: 'CiliumBGPPeerConfig',
    name: `${name}-${peer.name}`,
    spec: defined<Json>({
      timers: Object.keys(timers).length > 0 ? timers : undefined,
      authSecretRef: peer.authSecret,
      ebgpMultihop: peer.ebgpMultihop,
      gracefulRestart: gracefulRestart(peer),
      transport: peer.port === undefined ? undefined : { peerPort: peer.port },
      families: ['ipv4', 'ipv6'].map((afi) => ({
        afi,
        safi: 'unicast',
        advertisements: { matchLabels: { advertise: name } },
      })),
    }),
  };
}

function advertisementOf(instance: Instance, context: LensContext): CustomResource | undefined {
  const services = servicesOf(instance);
  const pools = poolsOf(instance);
  const advertisements: Json[] = [
    ...(instance.advertisePodCIDR ? [{ advertisementType: 'PodCIDR' }] : []),
    ...(pools ? [{ advertisementType: 'CiliumPodIPPool', selector: pools }] : []),
    ...(services
      ? [{ advertisementType: 'Service', service: { addresses: services.addresses }, selector: services.selector }]
      : []),
  ];
  if (advertisements.length === 0) return undefined;
  return {
    ...apiOf(context),
    kind: 'CiliumBGPAdvertisement',
    name: instance.name,
    labels: { advertise: instance.name },
    spec: { advertisements },
  };
}

/** A resource for each node with different settings. It has the node's name and contains all instances of the node. */
function nodeOverrides(instances: readonly Instance[], context: LensContext): CustomResource[] {
  const names = new Set(instances.flatMap(({ nodes = [] }) => nodes.map(({ name }) => name)));
  return [...names].map((name) => ({
    ...apiOf(context),
    kind: 'CiliumBGPNodeConfigOverride',
    name,
    spec: {
      bgpInstances: instances.flatMap(({ asn, peers, nodes = [] }) =>
        nodes.filter((node) => node.name === name).map((node) => overrideOf(node, asn, peers)),
      ),
    },
  }));
}

function overrideOf(node: NodeOverride, asn: number, peers: readonly Peer[]): Json {
  const { routerID, localPort, localASN, localAddress } = node;
  return defined<Json>({
    name: instanceName(asn),
    routerID,
    localPort,
    localASN,
    peers: localAddress === undefined ? undefined : peers.map((peer) => ({ name: peer.name, localAddress })),
  });
}

interface Spec {
  [key: string]: Json | undefined;
}

/**
 * Reads the instances in the form of an intent; `import` checks that they result in the same resources. Undefined if
 * the resources contain something that an intent cannot express, such as a second instance in one configuration.
 */
export function readResources(resources: readonly CustomResource[], context: LensContext): BGPIntent | undefined {
  const instances = usesPeeringPolicies(context)
    ? ofKind(resources, 'CiliumBGPPeeringPolicy').map(instanceOfPolicy)
    : ofKind(resources, 'CiliumBGPClusterConfig').map((config) => instanceOfConfig(config, resources));
  return instances.length > 0 ? schema().safeParse({ instances }).data : undefined;
}

function ofKind(resources: readonly CustomResource[], wanted: string): CustomResource[] {
  return resources.filter(({ kind }) => kind === wanted);
}

/** The mappings in a list; empty for any other value. */
function mappings(value: Json | undefined): Spec[] {
  return Array.isArray(value) ? value.map(mapping) : [];
}

function mapping(value: Json | undefined): Spec {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** Peers in a peering policy have no names, so they get numbers. */
function instanceOfPolicy({ name, spec }: CustomResource): Spec {
  const { localASN, exportPodCIDR, serviceSelector, podIPPoolSelector, neighbors } =
    mappings(spec.virtualRouters)[0] ?? {};
  return defined<Json>({
    name,
    nodeSelector: spec.nodeSelector,
    asn: localASN,
    peers: mappings(neighbors).map(({ peerAddress, peerASN, peerPort, eBGPMultihopTTL, ...others }, index) =>
      defined<Json>({
        name: `peer-${index + 1}`,
        address: typeof peerAddress === 'string' ? peerAddress.replace(/\/\d+$/, '') : undefined,
        asn: peerASN,
        port: peerPort,
        ebgpMultihop: eBGPMultihopTTL,
        ...commonParts(others),
      }),
    ),
    advertisePodCIDR: exportPodCIDR,
    advertisePodIPPools: all(podIPPoolSelector),
    advertiseServices:
      serviceSelector === undefined || all(serviceSelector) === true
        ? all(serviceSelector)
        : { selector: serviceSelector },
  });
}

/** Settings with the same form in peering policies and in peer configurations. */
function commonParts(part: Spec): Spec {
  return {
    connectRetryTimeSeconds: part.connectRetryTimeSeconds,
    holdTimeSeconds: part.holdTimeSeconds,
    keepAliveTimeSeconds: part.keepAliveTimeSeconds,
    gracefulRestartSeconds: mapping(part.gracefulRestart).restartTimeSeconds,
    authSecret: part.authSecretRef,
  };
}

/** `true` for the documented selector of all objects, otherwise the selector itself. */
function all(selector: Json | undefined): Json | undefined {
  return sameJson(selector, everything) ? true : selector;
}

function instanceOfConfig({ name, spec }: CustomResource, resources: readonly CustomResource[]): Spec {
  const { name: instance, localASN, peers } = mappings(spec.bgpInstances)[0] ?? {};
  const configs = ofKind(resources, 'CiliumBGPPeerConfig');
  const advertisement = ofKind(resources, 'CiliumBGPAdvertisement').find((other) => other.name === name);
  const byType = new Map(mappings(advertisement?.spec.advertisements).map((part) => [part.advertisementType, part]));
  const nodes = ofKind(resources, 'CiliumBGPNodeConfigOverride').flatMap((override) =>
    mappings(override.spec.bgpInstances)
      .filter((part) => part.name === instance)
      .map((part) => nodeOf(override.name, part)),
  );
  return defined<Json>({
    name,
    nodeSelector: spec.nodeSelector,
    asn: localASN,
    peers: mappings(peers).map((peer) => {
      const { name: configName } = mapping(peer.peerConfigRef);
      return peerOf(peer, configs.find((config) => config.name === configName)?.spec ?? {});
    }),
    advertisePodCIDR: byType.has('PodCIDR') ? true : undefined,
    advertisePodIPPools: all(byType.get('CiliumPodIPPool')?.selector),
    advertiseServices: servicesIn(byType.get('Service')),
    nodes: nodes.length > 0 ? nodes : undefined,
  });
}

function peerOf({ name, peerASN, peerAddress }: Spec, spec: Spec): Json {
  return defined<Json>({
    name,
    address: peerAddress,
    asn: peerASN,
    port: mapping(spec.transport).peerPort,
    ebgpMultihop: spec.ebgpMultihop,
    ...commonParts({ ...spec, ...mapping(spec.timers) }),
  });
}

function servicesIn(part: Spec | undefined): Json | undefined {
  if (part === undefined) return undefined;
  const { addresses } = mapping(part.service);
  const isAll = all(part.selector) === true;
  const isDefault = sameJson(addresses, ['LoadBalancerIP']);
  if (isAll && isDefault) return true;
  return defined<Json>({ addresses: isDefault ? undefined : addresses, selector: isAll ? undefined : part.selector });
}

function nodeOf(name: string, { routerID, localPort, localASN, peers }: Spec): Json {
  const localAddress = mappings(peers)[0]?.localAddress;
  return defined<Json>({ name, routerID, localPort, localASN, localAddress });
}
