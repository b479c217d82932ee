/** What a migration needs beside the variables: things to do by hand, in order. */

import { type Catalog, minorOf } from '../../catalog/catalog.ts';
import type { KubesprayCatalog } from '../../catalog/types.ts';
import { compare } from '../../core/versions.ts';

interface Stop {
  release: string;
  installer: KubesprayCatalog['installer'];
  cilium: string;
  /** True if the release can delete what the installer before it has left. */
  cleansUp: boolean;
}

export interface Journey {
  from: { release: string; cilium: string };
  to: { release: string; cilium: string };
  /** True if the inventory names its Cilium, so that releases on the way do not bring their own. */
  pinned: boolean;
}

/** Releases on the way: the newest patch of every minor, for Kubespray does not skip any. */
async function stopsOf({ from, to, pinned }: Journey, catalog: Catalog): Promise<Stop[]> {
  const forward = compare(from.release, to.release) < 0;
  const entries = (await catalog.index()).kubespray.filter(
    ({ release }) => forward && compare(release, from.release) >= 0 && compare(release, to.release) <= 0,
  );
  const newest = new Map<string, string>();
  for (const { release } of entries.sort((a, b) => compare(a.release, b.release)))
    newest.set(minorOf(release), release);
  newest.delete(minorOf(from.release));
  newest.set(minorOf(to.release), to.release);
  const names = [from.release, ...newest.values()].filter((name, index, all) => all.indexOf(name) === index);
  return Promise.all(
    names.map(async (release) => {
      const facts = await catalog.kubespray(release);
      const stays = pinned && from.cilium === to.cilium;
      const cilium =
        release === from.release ? from.cilium : stays || release === to.release ? to.cilium : facts.cilium.default;
      return {
        release,
        installer: facts.installer,
        cilium,
        cleansUp: 'cilium_remove_old_resources' in facts.variables,
      };
    }),
  );
}

/** The steps, in order. */
export async function manualSteps(journey: Journey, catalog: Catalog): Promise<string[]> {
  const stops = await stopsOf(journey, catalog);
  const names = stops.map(({ release }) => release);
  const steps: string[] = [];
  if (stops.length > 2) {
    steps.push(
      `Upgrade Kubespray one minor release at a time: ${names.join(' -> ')}. Migrate the inventory for each release on the way.`,
    );
  }
  for (const [index, stop] of stops.entries()) {
    const before = stops[index - 1];
    if (!before) continue;
    const skipped = minorsBetween(before.cilium, stop.cilium);
    if (skipped.length > 0) {
      steps.push(
        `Cilium is upgraded one minor at a time. ${stop.release} goes from ${before.cilium} to ${stop.cilium}. First upgrade the cluster to ${skipped.join(', then ')} with cilium_version, and wait until every agent is ready.`,
      );
    } else if (compare(before.cilium, stop.cilium) > 0 && minorOf(before.cilium) !== minorOf(stop.cilium)) {
      steps.push(
        `${stop.release} downgrades Cilium from ${before.cilium} to ${stop.cilium}. Cilium supports a downgrade by one minor version, and only without features that the older version does not have.`,
      );
    }
    if (before.installer !== stop.installer) steps.push(...installerSteps(before, stop));
  }
  return steps;
}

function minorsBetween(from: string, to: string): string[] {
  const number = (version: string): number => Number(version.split('.')[1] ?? 0);
  const minors: string[] = [];
  for (let minor = number(from) + 1; minor < number(to); minor++) minors.push(`1.${minor}`);
  return minors;
}

/** Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/tasks/remove_old_resources.yml of v2.28.1 to v2.29.1. */
function installerSteps(before: Stop, stop: Stop): string[] {
  const downtime =
    'Plan a maintenance window. Until the new agents are ready, no pod can start, and network changes do not take effect.';
  if (stop.installer === 'templates') {
    return [
      `${stop.release} renders its own manifests, ${before.release} installed Cilium's chart: run "cilium uninstall" first. ${downtime}`,
    ];
  }
  const what = `From ${stop.release} on the Cilium CLI installs Cilium's chart. Helm does not adopt the objects that ${before.release} created.`;
  if (!stop.cleansUp) {
    return [
      `${what} ${stop.release} has no cilium_remove_old_resources, unlike v2.28.1 to v2.29.1. Delete the old objects by hand before the upgrade: DaemonSet cilium, Deployment cilium-operator, ConfigMap cilium-config. Also delete the service accounts, roles, services and secrets of Cilium and Hubble. ${downtime}`,
    ];
  }
  return [
    `${what} Run ${stop.release} once with -e cilium_remove_old_resources=true: it deletes the old DaemonSet, operator, ConfigMap, roles, services and Hubble's objects before it installs. ${downtime} Remove the variable afterwards.`,
  ];
}
