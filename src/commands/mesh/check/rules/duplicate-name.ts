import { repeated } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'duplicate-name',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'Duplicate cluster name',
  why: 'Clusters use the name to tell nodes, identities and Services of other clusters apart. Two clusters with the same name treat foreign data as their own.',
  fix: 'Give each cluster a different name.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check({ clusters }, report) {
    for (const { cluster, first } of repeated(clusters, ({ name }) => name)) {
      report({
        subject: cluster.name,
        at: cluster.at(),
        message: `Two clusters have the name "${cluster.name}": one with id ${first.id} (line ${first.at().line}), and one with id ${cluster.id}. In the mesh file, rename the cluster that you can interrupt: all its workloads must restart after the change.`,
      });
    }
  },
});
