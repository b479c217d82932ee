import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'id-zero',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'Cluster id 0',
  why: 'Id 0 means no mesh. The other clusters reject it, and from Cilium 1.14 on clustermesh-apiserver does not start with it.',
  fix: 'Give the cluster an unused id of 1 or more.',
  source: 'pkg/clustermesh/types/option.go ValidateStrict',
  check({ clusters }, report) {
    for (const cluster of clusters) {
      if (cluster.id !== 0) continue;
      const message = `Cluster "${cluster.name}" has id 0, so other clusters reject it. In the mesh file, set id of this cluster to an unused number from 1 on.`;
      report({ subject: cluster.name, at: cluster.at('id'), message });
    }
  },
});
