/** The plan as JSON: what `generate --format json` prints. */

import type { Finding } from '../core/finding.ts';
import { jsonText } from '../core/json-text.ts';
import type { Plan } from '../plan/plan.ts';
import { manifestsOf } from './manifests.ts';

/** The target in machine-readable output. */
export function targetJson(plan: Plan): { kubespray: string | null; cilium: string; installer: string } {
  const facts = plan.target.release?.facts;
  return { kubespray: facts?.release ?? null, cilium: plan.target.cilium, installer: facts?.installer ?? 'helm' };
}

/** Settings, variables, manifests and findings of a plan. */
export function planJson(plan: Plan, findings: readonly Finding[]): string {
  const variables = Object.fromEntries([...plan.variables].map(([name, { value }]) => [name, value]));
  const manifests = manifestsOf(plan);
  return jsonText({ target: targetJson(plan), settings: plan.settings, variables, manifests, findings });
}
