/** What a user can do about a setting that the target's release cannot transport. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Target } from '../cluster/target/target.ts';
import { compare } from '../core/versions.ts';
import type { Plan } from './draft.ts';

/** The first release after the target's whose carriers take any Helm value, with a chart that knows these paths. */
async function firstReleaseThatCan(
  target: Target,
  paths: readonly string[],
  catalog: Catalog,
): Promise<string | undefined> {
  const current = target.release?.facts.release;
  if (current === undefined) return undefined;
  const later = (await catalog.index()).kubespray.filter((entry) => compare(entry.release, current) > 0);
  for (const entry of later.sort((left, right) => compare(left.release, right.release))) {
    const facts = await catalog.kubespray(entry.release);
    if (!facts.carriers.extraValues) continue;
    const chart = await catalog.chart(facts.cilium.default);
    if (paths.every((path) => chart.value(path) !== undefined)) return entry.release;
  }
  return undefined;
}

/** Sentences for all settings of a plan that have no carrier; empty if every one has. */
export async function waysOut(plan: Plan, catalog: Catalog): Promise<string[]> {
  const lost = plan.settings.filter((setting) => setting.carrier === 'none');
  const release = plan.target.release?.facts;
  if (lost.length === 0 || release === undefined) return [];
  const paths = lost.flatMap((setting) => (setting.helm === null ? [] : [setting.helm]));
  const ways: string[] = [];
  const first = await firstReleaseThatCan(plan.target, paths, catalog);
  if (first !== undefined) ways.push(`Kubespray ${first} is the first release that can (cilium_extra_values).`);
  if (release.carriers.customCni) {
    ways.push(
      `On ${release.release}, kube_network_plugin: custom_cni installs the upstream chart itself, which takes all of this: generate it with --format custom-cni.`,
    );
  }
  ways.push('Or leave these settings out (--partial writes the rest).');
  return ways;
}
