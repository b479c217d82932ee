import { isIn } from '../../../../core/versions.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'id-range',
  severity: 'error',
  symptoms: ['agent-fails', 'mesh'],
  title: 'Cluster id out of range',
  why: 'Valid ids are 1 to 255. With maxConnectedClusters: 511, which requires Cilium 1.15, they are 1 to 511. The agent refuses to start with any other id.',
  fix: 'Choose a free id in the range, or set maxConnectedClusters: 511 before you create the mesh.',
  source: 'pkg/option/config.go (up to 1.14), pkg/clustermesh/types/option.go (1.15 and later)',
  check({ file, clusters }, report) {
    const wanted = file.maxConnectedClusters ?? 255;
    for (const cluster of clusters) {
      const cilium = cluster.state?.target.cilium;
      const largest = cilium !== undefined && isIn(cilium, '<1.15.0') ? 255 : wanted;
      if (cluster.id >= 0 && cluster.id <= largest) continue;
      const remedy =
        cluster.id > 255 && cluster.id <= 511 && largest === 255
          ? largest === wanted
            ? ' Ids up to 511 require maxConnectedClusters: 511 in all clusters of the mesh.'
            : ` Cilium ${cilium} supports at most 255 clusters.`
          : '';
      const message = `Cluster "${cluster.name}" has id ${cluster.id}, but valid ids are 1 to ${largest}.${remedy}`;
      report({ subject: cluster.name, at: cluster.at('id'), message });
    }
  },
});
