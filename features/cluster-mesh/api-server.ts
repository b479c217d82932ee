import type { LensContext, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import { defined } from '../shared/defined.ts';
import type { ClusterMeshIntent } from './schema.ts';

type ApiServer = Exclude<ClusterMeshIntent['apiServer'], boolean | undefined>;

/** Details of the API server; empty if it is only enabled or disabled. */
function detailsOf({ apiServer }: ClusterMeshIntent): ApiServer {
  return typeof apiServer === 'object' ? apiServer : {};
}

/** Helm values that join clusters, except names and ids. Source: chart values.yaml (`clustermesh`). */
export function joinValues(intent: ClusterMeshIntent, context: LensContext): Record<string, Json> {
  const { apiServer, remoteClusters, endpointSliceSync, mcsAPI, policyDefaultLocalCluster } = intent;
  const { service = {}, replicas, kvstoreMesh, tlsMethod, issuer, authMode } = detailsOf(intent);
  const above = 'clustermesh.apiserver';
  return defined<Json>({
    'clustermesh.useAPIServer': apiServer === undefined ? undefined : apiServer !== false,
    [`${above}.service.type`]: service.type,
    [`${above}.service.nodePort`]: service.nodePort,
    [`${above}.service.annotations`]: service.annotations,
    [`${above}.service.loadBalancerIP`]: service.loadBalancerIP,
    [`${above}.replicas`]: replicas,
    [`${above}.kvstoremesh.enabled`]: kvstoreMesh,
    [`${above}.tls.auto.method`]: tlsMethod,
    [`${above}.tls.auto.certManagerIssuerRef`]: issuer && defined<Json>(issuer),
    [`${above}.tls.authMode`]: authMode,
    'clustermesh.config.enabled': remoteClusters === undefined ? undefined : remoteClusters.length > 0,
    'clustermesh.config.clusters': remoteClusters as Json | undefined,
    'clustermesh.enableEndpointSliceSynchronization': endpointSliceSync,
    // Renamed in 1.19.
    [context.is('<1.19.0') ? 'clustermesh.enableMCSAPISupport' : 'clustermesh.mcsapi.enabled']: mcsAPI,
    'clustermesh.policyDefaultLocalCluster': policyDefaultLocalCluster,
  });
}

/** The first requested setting that the version's chart does not support. */
export function missingJoin(intent: ClusterMeshIntent, context: LensContext): Unavailable | undefined {
  const details = detailsOf(intent);
  const arrivals = [
    { asked: intent.remoteClusters, since: '1.11.3', path: ['remoteClusters'], what: 'list other clusters' },
    {
      asked: details.issuer,
      since: '1.11.0',
      path: ['apiServer', 'issuer'],
      what: 'get certificates from cert-manager',
    },
    { asked: details.kvstoreMesh, since: '1.14.0', path: ['apiServer', 'kvstoreMesh'], what: 'run KVStoreMesh' },
    { asked: details.authMode, since: '1.14.0', path: ['apiServer', 'authMode'], what: 'choose users of etcd' },
    {
      asked: intent.endpointSliceSync,
      since: '1.16.0',
      path: ['endpointSliceSync'],
      what: 'synchronize EndpointSlices',
    },
    { asked: intent.mcsAPI, since: '1.16.0', path: ['mcsAPI'], what: 'serve the MCS API' },
    {
      asked: intent.policyDefaultLocalCluster,
      since: '1.18.0',
      path: ['policyDefaultLocalCluster'],
      what: 'choose which cluster selectors mean',
    },
  ];
  const found = arrivals.find(({ asked, since }) => asked !== undefined && context.is(`<${since}`));
  return found && { unavailable: `The chart cannot ${found.what}.`, since: found.since, path: found.path };
}
