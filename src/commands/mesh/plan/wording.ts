/** Sentences of the runbook that the script and the page share. */
import type { Link, Member, MeshPlan } from './plan.ts';
import { variablesFile } from './variables-file.ts';

/** What to do about definitions in a member's inventory. @param code formats names, for example as Markdown code */
export function aboutReplaced(member: Member, code: (name: string) => string = (name) => name): string[] {
  const file = code(variablesFile(member));
  return member.replaced.map(({ name, at, kind }) => {
    const [variable, place] = [code(name), code(`${at.file}:${at.line}`)];
    if (kind === 'unresolved') {
      return `Merge ${variable} of ${file} into ${place} by hand, and remove it from ${file}. Only Ansible can evaluate the values there.`;
    }
    return kind === 'kept'
      ? `Remove ${variable} at ${place}. Ansible uses only one definition of it, and ${file} contains its entries.`
      : `Remove ${variable} at ${place}. ${file} sets another value, and Ansible uses only one of them.`;
  });
}

/** A release as text. */
function releaseOf({ cluster }: Member): string {
  const release = cluster.state?.target.release?.facts.release;
  return release === undefined ? 'Cilium as the upstream chart' : `Kubespray ${release}`;
}

/** What the way of a member means for that member. */
export function aboutWay(member: Member): string {
  const { label } = member.cluster;
  switch (member.way) {
    case 'values':
      return `${label} (${releaseOf(member)}): Helm values in its variables enable the mesh, and the next run of Kubespray keeps it.`;
    case 'cli':
      return `${label} (${releaseOf(member)}): the Cilium CLI changes the Helm release. Kubespray's files do not have these values. Repeat the steps after each run of Kubespray, or upgrade to v2.29 or later, which sets them with variables.`;
    case 'no-release':
      return `${label} (${releaseOf(member)}): Kubespray installs its own manifests, without a Helm release. The Cilium CLI 0.15 and later requires a Helm release: "clustermesh status" works, but "enable" and "connect" fail with "release: not found". The CLI up to 0.14 (and 0.15 with CILIUM_CLI_MODE=classic) creates the objects itself, for Cilium up to 1.14. It cannot connect clusters that Helm installed, and the next run of Kubespray reverts its changes of the DaemonSet cilium. Upgrade to Kubespray v2.29 or later, or install the upstream chart with custom_cni (generate --format custom-cni, v2.24 and later).`;
  }
}

/** How two members are connected. */
export function aboutLink({ left, right, by }: Link): string {
  const pair = `${left.cluster.label} and ${right.cluster.label}`;
  if (by === 'values') return `${pair}: with Helm values of both clusters.`;
  const forgetful = [
    [left, right],
    [right, left],
  ].flatMap(([member, peer]) =>
    member?.way === 'values' && peer?.addresses.length === 0
      ? [`${member.cluster.label} do not contain ${peer.cluster.label}`]
      : [],
  );
  const forgets =
    forgetful.length === 0
      ? ''
      : ` The variables of ${forgetful.join(' and ')}, because its addresses are unknown. Set apiserver.addresses and plan again. Otherwise the next run of Kubespray removes the connection.`;
  return `${pair}: with the Cilium CLI.${forgets}`;
}

/** Members whose workloads must restart, with the reason. */
export function restarts({ members }: MeshPlan): { member: Member; why: string }[] {
  return members.flatMap((member) => {
    const { changedFrom, cluster } = member;
    if (!changedFrom || cluster.entry.running === false) return [];
    const why = `${cluster.label} changes from name "${changedFrom.name}" and id ${changedFrom.id} to "${cluster.name}" and ${cluster.id}. Both are part of every identity. If the cluster has workloads, all of them must restart.`;
    return [{ member, why }];
  });
}
