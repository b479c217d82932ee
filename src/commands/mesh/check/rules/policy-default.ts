import { type Difference, differences } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

const option = 'policy-default-local-cluster';

export default defineMeshRule({
  id: 'policy-default',
  severity: 'warning',
  symptoms: ['insecure'],
  title: 'The same policy has different meanings in the clusters',
  why: 'From Cilium 1.19 on, a selector without a cluster label selects only pods of the local cluster. Earlier versions select pods of all clusters. The same policy then allows more in one cluster than in the other.',
  fix: 'Set clustermesh.policyDefaultLocalCluster to the same value (1.18 and later), or add the cluster label to every selector.',
  source: 'Documentation/operations/upgrade.rst (1.19)',
  check(mesh, report) {
    const meaning = { true: 'the local cluster', false: 'all clusters' } as const;
    const found = differences(mesh, ({ state }) => {
      const local = state.options.flag(option, false);
      return local === undefined ? undefined : meaning[`${local}`];
    });
    for (const { cluster, value, other, otherValue } of found) {
      report({
        subject: cluster.name,
        at: cluster.place(option),
        message: `In cluster ${cluster.quoted} (Cilium ${cluster.state.target.cilium}), a selector without a cluster label selects pods of ${value}. In cluster ${other.quoted} (Cilium ${other.state.target.cilium}), it selects pods of ${otherValue}. ${remedyFor(cluster, other)}`,
      });
    }
  },
});

/** How to make the two clusters agree. Only newer versions have the option. */
function remedyFor(...clusters: readonly Difference['cluster'][]): string {
  const able = clusters.filter(({ state }) => state.context.is('>=1.18.0'));
  if (able.length === 0) return 'Add the cluster label to every selector.';
  const set =
    able.length === clusters.length
      ? `Set ${option} to the same value in the two clusters`
      : `Set ${option}: "false" in cluster ${able.map(({ quoted }) => quoted).join(' and ')}`;
  return `${set}, or add the cluster label to every selector.`;
}
