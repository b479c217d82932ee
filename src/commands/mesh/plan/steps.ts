/** The numbered steps of the runbook, in the order of execution. The page and the script use the same steps. */
import type { MeshPlan } from './plan.ts';

/**
 * `first` is the cluster whose certificate authority the others use. `rest` are the
 * others, or all if there is no such cluster.
 */
type StepKey = 'variables' | 'first' | 'copy' | 'rest' | 'connect' | 'verify' | 'restart';

/** The steps of a plan. */
export interface Steps {
  /** The number of a step, for references to it; undefined if the plan does not have the step. */
  number(key: StepKey): number | undefined;
  /** `2. Run Kubespray for paris` */
  title(key: StepKey): string;
}

/** @param hasRestarts true if workloads have to restart */
export function stepsOf({ members, links, authority }: MeshPlan, hasRestarts: boolean): Steps {
  const first = authority?.cluster.label;
  const all = members.length === 1 ? (members[0]?.cluster.label ?? '') : 'all clusters';
  const titles: [StepKey, string][] = [['variables', 'Put the variables in the inventories']];
  if (first !== undefined) {
    titles.push(['first', `Run Kubespray for ${first}`]);
    titles.push(['copy', `Copy the certificate authority of ${first} to the other clusters`]);
  }
  titles.push(['rest', first === undefined ? `Run Kubespray for ${all}` : 'Run Kubespray for the other clusters']);
  if (links.length > 0) titles.push(['connect', 'Connect the clusters']);
  titles.push(['verify', 'Verify the mesh']);
  if (hasRestarts) titles.push(['restart', 'Restart the workloads']);
  const numbers = new Map(titles.map(([key], index) => [key, index + 1]));
  const byKey = new Map(titles);
  return {
    number: (key) => numbers.get(key),
    title: (key) => `${numbers.get(key)}. ${byKey.get(key)}`,
  };
}
