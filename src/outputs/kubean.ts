/** A plan as the ConfigMap that Kubean's `varsConfRef` points to. */
import type { Plan } from '../plan/plan.ts';
import { scalar } from '../yaml/write.ts';
import { groupVars } from './group-vars.ts';

/**
 * A ConfigMap with the group_vars under `group_vars.yml`, the key that Kubean mounts
 * (kubean-io/kubean, api/apis/cluster/v1alpha1 and its examples).
 */
export function kubeanConfigMap(plan: Plan, name: string, namespace: string): string {
  const body = groupVars(plan).replace(/^(?=.)/gm, '    ');
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${scalar(name)}
  namespace: ${scalar(namespace)}
data:
  group_vars.yml: |
${body}`;
}
