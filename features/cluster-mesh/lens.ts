import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { joinValues, missingJoin } from './api-server.ts';
import { type ClusterMeshIntent, schema } from './schema.ts';

/** Source: charts' `cilium-configmap.yaml`; `Documentation/network/clustermesh/clustermesh.rst`. */
export function write(intent: ClusterMeshIntent, context: LensContext): Settings | Unavailable {
  if (intent.maxConnectedClusters === 511 && context.is('<1.15.0')) {
    return {
      unavailable: 'In this version, a mesh has at most 255 clusters.',
      since: '1.15.0',
      path: ['maxConnectedClusters'],
    };
  }
  const unavailable = missingJoin(intent, context);
  if (unavailable) return unavailable;
  return {
    values: {
      ...defined<Json>({
        'cluster.name': intent.name,
        'cluster.id': intent.id,
        'clustermesh.maxConnectedClusters': context.is('<1.15.0') ? undefined : intent.maxConnectedClusters,
      }),
      ...joinValues(intent, context),
    },
  };
}

/** Resets name and id to those of a cluster without a mesh. */
export function writeOff(): Settings {
  return { values: { 'cluster.name': 'default', 'cluster.id': 0 } };
}

/** A name alone is only a label; the id makes a cluster a member. */
export function read(options: OptionsView): ClusterMeshIntent | undefined {
  const id = Number(options.get('cluster-id') || 0);
  if (id === 0) return undefined;
  const large = options.get('max-connected-clusters') === '511';
  return schema().safeParse({ name: options.get('cluster-name'), id, ...(large && { maxConnectedClusters: 511 }) })
    .data;
}
