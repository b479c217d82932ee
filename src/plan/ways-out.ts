/** Suggests what a user can do about a setting that the target's release cannot set, by planning for other releases. */

import type { Catalog } from '../catalog/catalog.ts';
import { resolveTarget, type Target } from '../cluster/target/target.ts';
import type { Finding } from '../core/finding.ts';
import { compare } from '../core/versions.ts';
import { carrierIn, type Plan } from './draft.ts';

/** Plans the same input for another target. */
export type Replan = (target: Target) => Promise<Plan>;

/** True for a finding that refuses a setting. */
function isRefusal({ rule, severity }: { rule: string; severity: string }): boolean {
  return severity === 'error' && !rule.startsWith('intent/');
}

/** True if a plan sets everything, without new errors. */
function isBetter(plan: Plan, before: Plan): boolean {
  if (plan.settings.some(({ carrier }) => carrier === 'none')) return false;
  const known = new Set(before.findings.filter(isRefusal).map(({ rule }) => rule));
  return plan.findings.filter(isRefusal).every(({ rule }) => rule !== 'not-expressible' && known.has(rule));
}

/** The first release after the target's that can set the whole input, with its plan. */
async function firstReleaseThatCan(
  before: Plan,
  catalog: Catalog,
  replan: Replan,
): Promise<{ release: string; plan: Plan } | undefined> {
  const current = before.target.release?.facts.release;
  if (current === undefined) return undefined;
  const later = (await catalog.index()).kubespray.filter(({ release }) => compare(release, current) > 0);
  for (const { release } of later.sort((left, right) => compare(left.release, right.release))) {
    const { target } = await resolveTarget({ kubespray: release, kernel: before.target.kernel }, catalog);
    if (!target) continue;
    const plan = await replan(target);
    if (isBetter(plan, before)) return { release, plan };
  }
  return undefined;
}

/** The carriers with which a plan sets what another plan cannot. */
function carriersOf(plan: Plan, lost: Plan['settings']): string[] {
  const names = plan.settings.flatMap(({ feature, helm, option, carrier, name }) => {
    const wasLost = lost.some((other) =>
      other.helm === null && other.option === undefined
        ? other.feature === feature
        : other.helm === helm && other.option === option,
    );
    if (!wasLost) return [];
    if (carrier === 'extra-vars') return [carrierIn(plan, 'extraVars')];
    if (carrier === 'extra-values') return [carrierIn(plan, 'extraValues')];
    return carrier === 'native' && name !== null ? [name] : [];
  });
  return [...new Set(names)].slice(0, 3);
}

/** The settings that cannot be set, by their names in the input; only the first three of many. */
function named(lost: Plan['settings']): string {
  const names = [...new Set(lost.map(({ helm, option, feature }) => helm ?? option ?? feature ?? ''))];
  const more = names.length - 3;
  return more > 0 ? `${names.slice(0, 3).join(', ')} and ${more} more` : names.join(', ');
}

/** One finding with all suggestions for settings without a carrier; empty if every setting has one. */
export async function waysOut(plan: Plan, catalog: Catalog, replan: Replan): Promise<Omit<Finding, 'location'>[]> {
  const lost = plan.settings.filter((setting) => setting.carrier === 'none');
  const release = plan.target.release?.facts;
  if (lost.length === 0 || release === undefined) return [];
  const ways: string[] = [];
  const first = await firstReleaseThatCan(plan, catalog, replan);
  if (first) {
    const carriers = carriersOf(first.plan, lost);
    const by = carriers.length === 0 ? '' : ` (with ${carriers.join(', ')})`;
    ways.push(`upgrade to Kubespray ${first.release}, the first release that can set all of this${by}`);
  }
  if (release.carriers.customCni && isBetter(await replan({ ...plan.target, release: undefined }), plan)) {
    ways.push(
      `install Cilium's chart with kube_network_plugin: custom_cni on ${release.release} (run again with --format custom-cni)`,
    );
  }
  ways.push('run the command again with --partial, which omits what this release cannot set');
  const message = `Kubespray ${release.release} cannot set ${named(lost)}. You can ${ways.join('. Or ')}.`;
  return [{ rule: 'ways-out', severity: 'info', subject: 'target', message }];
}
