import { ipv4Masquerade, ipv6Masquerade, nativeRouting } from '../../../../../features/shared/agent-state.ts';
import { covers, type Network, parseNetwork } from '../../../../core/network.ts';
import { type ClusterState, known, type PlacedNetwork } from '../../model/cluster.ts';
import { listed } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

const cidrOptions = {
  4: ['ipv4-native-routing-cidr', 'native-routing-cidr'],
  6: ['ipv6-native-routing-cidr'],
} as const;

export default defineMeshRule({
  id: 'native-routing-cidr',
  severity: 'error',
  symptoms: ['source-address'],
  title: 'Native routing CIDR that does not contain all pod networks of the mesh',
  why: 'With native routing, traffic to addresses outside the native routing CIDR is masqueraded. Pods of another cluster outside the CIDR then see the address of a node, and policies use the wrong identity.',
  fix: 'In every cluster, set a native routing CIDR that contains the pod networks of all clusters.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    const pods = mesh.clusters.flatMap(({ networks }) => networks.filter(({ kind }) => kind === 'pods'));
    for (const cluster of known(mesh)) {
      const { state, name, quoted } = cluster;
      if (nativeRouting(state.options, state.context) !== true) continue;
      for (const family of [4, 6] as const) {
        const routed = routedNatively(state, family);
        if (routed === undefined) continue;
        const { option, cidr } = routed;
        const outside = pods.filter(
          ({ network }) => network.family === family && (cidr === undefined || !covers(cidr, network)),
        );
        if (outside.length === 0) continue;
        const what = cidr
          ? `${option} of cluster ${quoted} is ${cidr.text}, which does not contain ${listed(describe(outside))}, so traffic to these pods is masqueraded.`
          : `Cluster ${quoted} uses native routing without ${option}, so traffic to ${listed(describe(outside))} is masqueraded.`;
        const message = `${what} Set ${option} to a CIDR that contains the pods of all clusters.`;
        report({ subject: name, at: cluster.place(option), message });
      }
    }
  },
});

/**
 * The network within which a cluster does not masquerade; undefined if it does not masquerade, or that is not known.
 */
function routedNatively(
  { options, context }: ClusterState,
  family: 4 | 6,
): { option: string; cidr: Network | undefined } | undefined {
  const masquerade = family === 4 ? ipv4Masquerade : ipv6Masquerade;
  if (masquerade(options, context) !== true) return undefined;
  const names = cidrOptions[family];
  const option = names.find((candidate) => options.has(candidate)) ?? names[0];
  return options.isUnknown(option) ? undefined : { option, cidr: parseNetwork(options.get(option) ?? '') };
}

/** One entry for each cluster. */
function describe(networks: readonly PlacedNetwork[]): string[] {
  const byCluster = new Map<string, string>();
  for (const { cluster, network } of networks)
    if (!byCluster.has(cluster.quoted)) byCluster.set(cluster.quoted, network.text);
  return [...byCluster].map(([name, text]) => `the pods of ${name} (${text})`);
}
