/**
 * The same peerings in the resources of each age: one CiliumBGPPeeringPolicy up to 1.15, three kinds from 1.16 on, whose
 * API became v2 in 1.18. Source: `Documentation/network/bgp-control-plane` of each minor, upgrade notes of 1.19.
 */
import type { CustomResource, LensContext } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import { defined } from '../shared/defined.ts';
import type { Instance, Peer } from './schema.ts';

/** True if the resources are those of the first API, which 1.19 no longer knows. */
function usesPeeringPolicies(context: LensContext): boolean {
  return context.is('<1.16.0');
}

/** All resources of the instances. */
export function resourcesOf(instances: readonly Instance[], context: LensContext): CustomResource[] {
  if (usesPeeringPolicies(context)) return instances.map(peeringPolicy);
  return instances.flatMap((instance) => {
    const advertisement = advertisementOf(instance, context);
    return [
      clusterConfig(instance, context),
      ...instance.peers.map((peer) => peerConfig(instance, peer, context)),
      ...(advertisement ? [advertisement] : []),
    ];
  });
}

/** No Service has this label with this value: the documented selector of all. */
const everything: Json = { matchExpressions: [{ key: 'somekey', operator: 'NotIn', values: ['never-used-value'] }] };

function servicesOf({ advertiseServices }: Instance): { addresses: Json; selector: Json } | undefined {
  if (advertiseServices === undefined) return undefined;
  const { addresses = ['LoadBalancerIP'], selector } = advertiseServices === true ? {} : advertiseServices;
  return { addresses, selector: (selector as Json | undefined) ?? everything };
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

function clusterConfig({ name, nodeSelector, asn, peers }: Instance, context: LensContext): CustomResource {
  return {
    ...apiOf(context),
    kind: 'CiliumBGPClusterConfig',
    name,
    spec: defined<Json>({
      nodeSelector: nodeSelector as Json | undefined,
      bgpInstances: [
        {
          name: `instance-${asn}`,
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
  const advertisements: Json[] = [
    ...(instance.advertisePodCIDR ? [{ advertisementType: 'PodCIDR' }] : []),
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
