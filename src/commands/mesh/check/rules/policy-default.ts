import { differences } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

const option = 'policy-default-local-cluster';

export default defineMeshRule({
  id: 'policy-default',
  severity: 'warning',
  symptoms: ['insecure'],
  title: 'Policies with different meanings in the clusters',
  why: 'From Cilium 1.19 on a selector without a cluster label selects only pods of the local cluster. Before, it selects pods of all clusters. The same policy then allows more in one cluster than in the other.',
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
        message: `A policy without a cluster label selects pods of ${value} in ${cluster.label} (Cilium ${cluster.state.target.cilium}) and of ${otherValue} in ${other.label} (${other.state.target.cilium}). Set ${option} to the same value, or add the cluster label to policies.`,
      });
    }
  },
});
