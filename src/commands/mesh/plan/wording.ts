/** Sentences of the runbook that the script and the page share. */
import type { Link, Member, MeshPlan } from './plan.ts';

/** A release as people say it. */
function releaseOf({ cluster }: Member): string {
  const release = cluster.state?.target.release?.facts.release;
  return release === undefined ? 'Cilium as the upstream chart' : `Kubespray ${release}`;
}

/** What the way of a member means for it. */
export function aboutWay(member: Member): string {
  const { label } = member.cluster;
  switch (member.way) {
    case 'values':
      return `${label} (${releaseOf(member)}): Helm values in its variables enable the mesh, and every further run of Kubespray keeps it.`;
    case 'cli':
      return `${label} (${releaseOf(member)}): the Cilium CLI changes the Helm release. Its values are not in Kubespray's files: after each run of Kubespray run this again, or move to v2.29 or newer, where the variables hold them.`;
    case 'no-release':
      return `${label} (${releaseOf(member)}): Kubespray's own manifests, no Helm release. The Cilium CLI from 0.15 on works on the Helm release alone: "clustermesh status" reads, "enable" and "connect" stop with "release: not found". The CLI up to 0.14 (and 0.15 with CILIUM_CLI_MODE=classic) makes the objects itself: it knows Cilium up to 1.14, cannot be mixed with clusters that Helm owns, and the next run of Kubespray takes its changes of DaemonSet cilium back. The ways out are Kubespray v2.29 or newer, or the upstream chart by custom_cni (generate --format custom-cni, from v2.24 on).`;
  }
}

/** How two members are connected. */
export function aboutLink({ left, right, by }: Link): string {
  const pair = `${left.cluster.label} and ${right.cluster.label}`;
  if (by === 'values') return `${pair}: by the Helm values of both.`;
  const forgetful = [
    [left, right],
    [right, left],
  ].flatMap(([member, peer]) =>
    member?.way === 'values' && peer?.addresses.length === 0
      ? [`${member.cluster.label} of ${peer.cluster.label}`]
      : [],
  );
  const forgets =
    forgetful.length === 0
      ? ''
      : ` The variables do not tell ${forgetful.join(' and ')}, because its addresses are not known yet: state them (apiserver.addresses) and plan again, or Kubespray's next run takes the connection back.`;
  return `${pair}: by the Cilium CLI.${forgets}`;
}

/** Members whose workloads have to restart, with why. */
export function restarts({ members }: MeshPlan): { member: Member; why: string }[] {
  return members.flatMap((member) => {
    const { changedFrom, cluster } = member;
    if (!changedFrom || cluster.entry.running === false) return [];
    const why = `${cluster.label} changes from name "${changedFrom.name}" and id ${changedFrom.id} to "${cluster.name}" and ${cluster.id}. Identities are made of both: if workloads run in it, all of them must restart.`;
    return [{ member, why }];
  });
}
