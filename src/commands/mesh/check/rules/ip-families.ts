import { known, type MeshCluster } from '../../model/cluster.ts';
import { listed } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

type Families = readonly [ipv4: boolean, ipv6: boolean];

export default defineMeshRule({
  id: 'ip-families',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Connected clusters without a common IP family',
  why: 'Pods with only IPv4 addresses cannot connect to pods with only IPv6 addresses.',
  fix: 'Enable the same family in both clusters, or dual stack in one of them.',
  check(mesh, report) {
    const families = new Map<MeshCluster, Families>(
      known(mesh).flatMap((cluster) => {
        const { options } = cluster.state;
        const [ipv4, ipv6] = [options.flag('enable-ipv4', true), options.flag('enable-ipv6', false)];
        return ipv4 === undefined || ipv6 === undefined ? [] : [[cluster, [ipv4, ipv6]]];
      }),
    );
    // Usually all clusters have one family in common, and no pair needs a check.
    const all = [...families.values()];
    if (all.every(([ipv4]) => ipv4) || all.every(([, ipv6]) => ipv6)) return;
    const linked = mesh.links.flatMap(([left, right]) => [[left, right] as const, [right, left] as const]);
    const strangers = new Map(
      [...families].map(([cluster, own]) => {
        const others = linked.flatMap(([one, other]) => {
          const theirs = one === cluster ? families.get(other) : undefined;
          return theirs === undefined || (own[0] && theirs[0]) || (own[1] && theirs[1]) ? [] : [other];
        });
        return [cluster, others] as const;
      }),
    );
    const told = new Set<unknown>();
    // Clusters with the most incompatible peers come first, so that one finding covers all of these peers.
    for (const [cluster, others] of [...strangers].sort(([, a], [, b]) => b.length - a.length)) {
      const untold = others.filter((other) => !told.has(other));
      const [first] = untold;
      if (first === undefined) continue;
      told.add(cluster);
      const message = `Pods of ${cluster.quoted} use only ${said(families.get(cluster))} and cannot connect to pods of ${listed(untold.map(({ quoted }) => quoted))}, which use only ${said(families.get(first))}. Enable one common IP family in all these clusters.`;
      report({ subject: cluster.name, at: cluster.place('enable-ipv6'), message });
    }
  },
});

function said([ipv4, ipv6]: Families = [false, false]): string {
  return ipv4 ? 'IPv4' : ipv6 ? 'IPv6' : 'neither family';
}
