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
            ? ' For ids up to 511, set maxConnectedClusters: 511 in the mesh file before you connect clusters.'
            : ` Cilium ${cilium} supports at most 255 clusters.`
          : '';
      const message = `Cluster "${cluster.name}" has id ${cluster.id}, so its agents do not start: valid ids are 1 to ${largest}. Set an unused id for it in the mesh file.${remedy}`;
      report({ subject: cluster.name, at: cluster.at('id'), message });
    }
  },
});
