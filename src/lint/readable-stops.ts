/** Stops of the playbook that lint can judge. */
import type { PlayStop } from '../catalog/play.ts';
import { isRelevantVariable } from '../formats/ansible/relevant-variables.ts';

/** True if lint reads every variable of the condition, so that a variable that is absent has its default. */
export function isReadable({ when }: PlayStop): boolean {
  return Object.keys(when).every((name) => name === 'ansible_kernel' || isRelevantVariable(name));
}
