/** A cluster as a member: the plan that gives it the mesh's name, id and size on top of what it has. */

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
 * @param values further Helm values, for what no feature states
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
  // A cluster with an inventory runs and has its CNI plugins; what it lacks next to the mesh is lint's to state.
  const isRequired = state.target.release?.facts.requires?.some(({ variable }) => variable === 'kube_owner') ?? false;
  if (state.view && !isRequired) plan.variables.delete('kube_owner');
  return plan;
}
