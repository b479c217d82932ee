import { differences } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

/** Modes that differ only in which component divides the pod network. */
const alike: ReadonlySet<string> = new Set(['cluster-pool', 'cluster-pool-v2beta', 'kubernetes']);

export default defineMeshRule({
  id: 'ipam-mode',
  severity: 'warning',
  symptoms: ['no-connection', 'source-address'],
  title: 'Different IPAM modes in the clusters',
  why: 'Cloud modes and multi-pool have their own routing, masquerading and limits of cluster ids. In a mesh with different modes, the two directions of a connection can take different paths.',
  fix: 'Use the same IPAM mode in all clusters. Otherwise set podCIDRs for those that differ, and test connections in both directions.',
  source: 'Documentation/network/concepts/ipam, pkg/clustermesh/types/option.go',
  check(mesh, report) {
    for (const { cluster, value, other, otherValue } of differences(mesh, ({ state }) =>
      state.options.text('ipam', 'cluster-pool'),
    )) {
      const harmless = alike.has(value) && alike.has(otherValue);
      report({
        subject: cluster.name,
        at: cluster.place('ipam'),
        severity: harmless ? 'info' : 'warning',
        message: harmless
          ? `IPAM modes differ: cluster ${cluster.quoted} uses ${value}, and cluster ${other.quoted} uses ${otherValue}. A mesh supports both modes if the pod networks do not overlap.`
          : `IPAM modes differ: cluster ${cluster.quoted} uses ${value}, and cluster ${other.quoted} uses ${otherValue}. Use the same mode in all clusters, or test connections in both directions.`,
      });
    }
  },
});
