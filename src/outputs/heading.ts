/** The first lines of every generated file: what it is for, and how to make it again. */
import type { Plan } from '../plan/plan.ts';

/** Comment lines that name the target. */
export function heading(plan: Plan): string {
  const release = plan.target.release?.facts.release;
  const by = plan.target.kubean ? ` (Kubean ${plan.target.kubean})` : '';
  const target = release
    ? `Kubespray ${release}${by}, Cilium ${plan.target.cilium}`
    : `Helm, Cilium ${plan.target.cilium}`;
  return `# Made by cilium-extras for ${target}.\n# Change the intent and generate again instead of editing this file.\n`;
}
