import { ipv4Masquerade, ipv6Masquerade, nativeRouting } from '../../../../../features/shared/agent-state.ts';
import { covers, parseNetwork } from '../../../../core/network.ts';
import { known, type PlacedNetwork } from '../../model/cluster.ts';
import { listed } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

const options = { 4: ['ipv4-native-routing-cidr', 'native-routing-cidr'], 6: ['ipv6-native-routing-cidr'] } as const;

export default defineMeshRule({
  id: 'native-routing-cidr',
  severity: 'error',
  title: 'A native routing CIDR leaves pods of the mesh out',
  why: 'With native routing, traffic to addresses outside of the native routing CIDR is masqueraded. Pods of another cluster that it leaves out see a node instead of the pod that calls them, and policies follow the wrong one.',
  fix: 'Set a native routing CIDR in every cluster that holds the pod networks of all clusters.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    const pods = mesh.clusters.flatMap(({ networks }) => networks.filter(({ kind }) => kind === 'pods'));
    for (const cluster of known(mesh)) {
      const { state, name, label } = cluster;
      if (nativeRouting(state.options, state.context) !== true) continue;
      for (const family of [4, 6] as const) {
        const masquerade = family === 4 ? ipv4Masquerade : ipv6Masquerade;
        const theirs = pods.filter(({ network }) => network.family === family);
        if (masquerade(state.options, state.context) !== true || theirs.length === 0) continue;
        const option = options[family].find((candidate) => state.options.has(candidate)) ?? options[family][0];
        if (state.options.isUnknown(option)) continue;
        const text = state.options.get(option) ?? '';
        const cidr = parseNetwork(text);
        const outside = theirs.filter(({ network }) => cidr === undefined || !covers(cidr, network));
        if (outside.length === 0) continue;
        const what = cidr ? `${option} of ${label} is ${cidr.text}` : `${label} routes natively and sets no ${option}`;
        const message = `${what}, which leaves out ${listed(describe(outside))}: traffic to them is masqueraded. It has to hold the pods of all clusters.`;
        report({ subject: name, at: cluster.place(option), message });
      }
    }
  },
});

/** One mention a cluster. */
function describe(networks: readonly PlacedNetwork[]): string[] {
  const byCluster = new Map<string, string>();
  for (const { cluster, network } of networks)
    if (!byCluster.has(cluster.label)) byCluster.set(cluster.label, network.text);
  return [...byCluster].map(([label, text]) => `the pods of ${label} (${text})`);
}
