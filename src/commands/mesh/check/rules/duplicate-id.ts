import { repeated } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'duplicate-id',
  severity: 'error',
  symptoms: ['mesh', 'insecure'],
  title: 'Duplicate cluster id',
  why: 'The id is part of every security identity. If two clusters have the same id, policies confuse their pods, and the agents refuse the connection.',
  fix: 'Give each cluster a different id.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check({ clusters }, report) {
    for (const { cluster, first } of repeated(clusters, ({ id }) => id)) {
      report({
        subject: cluster.name,
        at: cluster.at('id'),
        message: `Clusters "${first.name}" and "${cluster.name}" have the same id ${cluster.id}. In the mesh file, set an unused id for the cluster that you can interrupt: all its workloads must restart after the change.`,
      });
    }
  },
});
