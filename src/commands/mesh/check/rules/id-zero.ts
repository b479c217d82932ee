import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'id-zero',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'A cluster has id 0',
  why: 'Id 0 means no mesh: the other clusters reject it, and clustermesh-apiserver does not start with it from Cilium 1.14 on.',
  fix: 'Give the cluster a free id from 1 on.',
  source: 'pkg/clustermesh/types/option.go ValidateStrict',
  check({ clusters }, report) {
    for (const cluster of clusters) {
      if (cluster.id !== 0) continue;
      const message = `${cluster.label} has id 0, with which no other cluster accepts it. Choose a free id from 1 on.`;
      report({ subject: cluster.name, at: cluster.at('id'), message });
    }
  },
});
