import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { resourcesOf } from './resources.ts';
import type { BGPIntent, Peer } from './schema.ts';

/** Source: chart values.yaml (`bgpControlPlane`), `Documentation/network/bgp-control-plane`. */
export function write(intent: BGPIntent, context: LensContext): Settings | Unavailable {
  const unavailable = missing(intent, context);
  if (unavailable) return unavailable;
  return {
    values: defined<Json>({
      'bgpControlPlane.enabled': true,
      'bgpControlPlane.secretsNamespace.name': intent.secretsNamespace,
      'bgpControlPlane.statusReport.enabled': intent.statusReport,
      'bgpControlPlane.routerIDAllocation.mode': intent.routerIDPool === undefined ? undefined : 'ip-pool',
      'bgpControlPlane.routerIDAllocation.ipPool': intent.routerIDPool,
    }),
    resources: resourcesOf(intent.instances ?? [], context),
  };
}

/** Keys of a peer, with the first version whose resources support them. */
const peerKeys: readonly (readonly [keyof Peer, string])[] = [
  ['port', '1.14.0'],
  ['ebgpMultihop', '1.14.0'],
  ['connectRetryTimeSeconds', '1.14.0'],
  ['holdTimeSeconds', '1.14.0'],
  ['keepAliveTimeSeconds', '1.14.0'],
  ['gracefulRestartSeconds', '1.14.0'],
  ['authSecret', '1.15.0'],
];

/** The first requested setting that the version does not support. */
function missing(intent: BGPIntent, context: LensContext): Unavailable | undefined {
  const { instances = [] } = intent;
  const arrivals: { asked: boolean; since: string; path: string[]; unavailable: string }[] = [
    { asked: true, since: '1.12.0', path: [], unavailable: 'This version has no BGP control plane.' },
    {
      asked: intent.secretsNamespace !== undefined,
      since: '1.15.0',
      path: ['secretsNamespace'],
      unavailable: 'BGP of this version has no passwords.',
    },
    {
      asked: intent.statusReport !== undefined,
      since: '1.17.0',
      path: ['statusReport'],
      unavailable: 'This version has no switch for the status report of BGP.',
    },
    {
      asked: intent.routerIDPool !== undefined,
      since: '1.18.0',
      path: ['routerIDPool'],
      unavailable: 'This version cannot take router ids from a pool.',
    },
    ...instances.flatMap(({ advertiseServices, advertisePodIPPools, peers, nodes = [] }, index) => [
      {
        asked: advertisePodIPPools !== undefined,
        since: '1.15.0',
        path: ['instances', String(index), 'advertisePodIPPools'],
        unavailable: 'BGP of this version cannot advertise pools of pod addresses.',
      },
      {
        asked: nodes.length > 0,
        since: '1.16.0',
        path: ['instances', String(index), 'nodes'],
        unavailable: 'This version sets single nodes by annotations, not by a resource.',
      },
      {
        asked: nodes.some(({ localASN }) => localASN !== undefined),
        since: '1.18.0',
        path: ['instances', String(index), 'nodes'],
        unavailable: 'All nodes of an instance have one autonomous system.',
      },
      {
        asked: advertiseServices !== undefined,
        since: '1.13.0',
        path: ['instances', String(index), 'advertiseServices'],
        unavailable: 'BGP of this version cannot advertise addresses of Services.',
      },
      {
        asked: typeof advertiseServices === 'object' && hasOtherAddresses(advertiseServices.addresses),
        since: '1.16.0',
        path: ['instances', String(index), 'advertiseServices', 'addresses'],
        unavailable: 'BGP of this version can only advertise load balancer addresses of Services.',
      },
      ...peers.flatMap((peer, at) =>
        peerKeys.map(([key, since]) => ({
          asked: peer[key] !== undefined,
          since,
          path: ['instances', String(index), 'peers', String(at), key],
          unavailable: `BGP peers of this version have no ${key}.`,
        })),
      ),
    ]),
  ];
  const found = arrivals.find(({ asked, since }) => asked && context.is(`<${since}`));
  return found && { unavailable: found.unavailable, since: found.since, path: found.path };
}

function hasOtherAddresses(addresses: readonly string[] | undefined): boolean {
  return addresses?.some((address) => address !== 'LoadBalancerIP') ?? false;
}

/** Disables BGP. Earlier versions do not have it. */
export function writeOff(context: LensContext): Settings {
  return { values: context.is('<1.12.0') ? {} : { 'bgpControlPlane.enabled': false } };
}

/** No configuration contains the peerings. Values that the chart always writes are not a request. */
export function read(options: OptionsView, context: LensContext): BGPIntent | undefined {
  if (context.is('<1.12.0') || options.flag('enable-bgp-control-plane', false) !== true) return undefined;
  const namespace = options.get('bgp-secrets-namespace') ?? '';
  const pool = options.get('bgp-router-id-allocation-ip-pool') ?? '';
  return {
    ...(namespace !== '' && namespace !== 'kube-system' && { secretsNamespace: namespace }),
    ...(options.flag('enable-bgp-control-plane-status-report', true) === false && { statusReport: false }),
    ...(options.get('bgp-router-id-allocation-mode') === 'ip-pool' && pool !== '' && { routerIDPool: pool }),
  };
}
