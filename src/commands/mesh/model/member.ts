/** The plan for a cluster as a member: adds the mesh's name, id and size to its configuration. */

import type { AnyFeature } from '../../../core/feature.ts';
import type { Json } from '../../../core/json.ts';
import { mergeValues } from '../../../core/value-tree.ts';
import { makePlan, type Plan } from '../../../plan/plan.ts';
import type { ValueTree } from '../../../predict/chart.ts';
import type { ClusterState, MeshCluster } from './cluster.ts';
import { memberFeature } from './member-feature.ts';
import type { MeshFile } from './schema.ts';

/**
 * Plans a cluster as a member of the mesh.
 *
 * @param values further Helm values, which no feature sets
 */
export function planMember(
  { name, id }: MeshCluster,
  state: ClusterState,
  mesh: MeshFile,
  features: readonly AnyFeature[],
  values: ValueTree = {},
): Plan {
  const intent: Json = {
    name,
    id,
    ...(mesh.maxConnectedClusters === undefined ? {} : { maxConnectedClusters: mesh.maxConnectedClusters }),
  };
  const input = {
    ...state.input,
    features: new Map([...state.input.features, [memberFeature, intent]]),
    values: mergeValues(state.input.values, values),
  };
  const plan = makePlan(input, state.target, features, state.base);
  // A cluster with an inventory already has its CNI plugins. Problems that are not
  // about the mesh are for lint to report.
  const isRequired = state.target.release?.facts.requires?.some(({ variable }) => variable === 'kube_owner') ?? false;
  if (state.view && !isRequired) plan.variables.delete('kube_owner');
  return plan;
}
