import { differences } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

const option = 'policy-default-local-cluster';

export default defineMeshRule({
  id: 'policy-default',
  severity: 'warning',
  symptoms: ['insecure'],
  title: 'A policy means one thing here and another there',
  why: 'From Cilium 1.19 on a selector without a cluster label takes pods of the local cluster alone; before, it takes those of all clusters. The same policy then allows more in one cluster than in the other.',
  fix: 'Set clustermesh.policyDefaultLocalCluster alike where it exists (1.18 and later), or name the cluster in every selector.',
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
        message: `A policy without a cluster label selects pods of ${value} in ${cluster.label} (Cilium ${cluster.state.target.cilium}) and of ${otherValue} in ${other.label} (${other.state.target.cilium}). Set ${option} alike, or name the cluster in policies.`,
      });
    }
  },
});
