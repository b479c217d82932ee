import { repeated } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'duplicate-name',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'Two clusters have one name',
  why: 'The name is the key of everything that clusters tell each other: nodes, identities, Services. Of two clusters with one name each takes the other for itself.',
  fix: 'Give each cluster a name of its own.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check({ clusters }, report) {
    for (const { cluster, first } of repeated(clusters, ({ name }) => name)) {
      report({
        subject: cluster.name,
        at: cluster.at(),
        message: `"${cluster.name}" is the name of two clusters, with id ${first.id} (line ${first.at().line}) and with id ${cluster.id}. Rename one of them.`,
      });
    }
  },
});
