/** The variables of a member as a file: group_vars for Kubespray's role, or for its custom_cni. */
import { customCni } from '../../../outputs/custom-cni.ts';
import { groupVars } from '../../../outputs/group-vars.ts';
import type { Member } from './plan.ts';

/** The text of a file below `group_vars/`; undefined if the cluster's configuration is not known. */
export function memberVariables({ cluster, plan }: Member): string | undefined {
  if (!plan) return undefined;
  if (plan.target.release) return groupVars(plan);
  return customCni(plan, cluster.state?.variables);
}
