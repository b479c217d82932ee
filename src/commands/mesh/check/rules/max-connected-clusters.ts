import { type ClusterState, known, type MeshCluster } from '../../model/cluster.ts';
import { differences } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

const option = 'max-connected-clusters';

export default defineMeshRule({
  id: 'max-connected-clusters',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'The size of the mesh is not the same everywhere',
  why: 'maxConnectedClusters decides how identities are split into bits. Clusters that differ reject each other, and it cannot be changed on a running cluster. Cilium before 1.15 knows 255 only.',
  fix: 'Set the same value in every cluster, 255 unless the mesh has more clusters.',
  source: 'pkg/clustermesh/types/option.go ValidateRemoteConfig, Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    const wanted = mesh.file.maxConnectedClusters;
    const limit = wanted ?? 255;
    if (mesh.clusters.length > limit) {
      const more = limit === 255 ? ' Up to 511 take maxConnectedClusters: 511.' : '';
      const message = `The mesh has ${mesh.clusters.length} clusters; at most ${limit} can be connected.${more}`;
      report({ subject: 'clusters', at: mesh.locate(['clusters']), message });
    }
    // What the mesh file says is written into a cluster that does not say otherwise itself.
    const size = (cluster: MeshCluster & { state: ClusterState }): string | undefined =>
      cluster.origin(option) ? cluster.state.options.text(option, '255') : String(limit);
    for (const { cluster, value, other, otherValue } of differences(mesh, size)) {
      report({
        subject: cluster.name,
        at: cluster.place(option),
        message: `${cluster.label} is made for ${value} clusters, ${other.label} for ${otherValue}: they reject each other. Set ${option} alike in all of them.`,
      });
    }
    for (const { name, label, state, ...cluster } of known(mesh)) {
      if (wanted === 511 && state.context.is('<1.15.0')) {
        const message = `The mesh is made for 511 clusters, and Cilium ${state.target.cilium} of ${label} knows 255 only. Use 1.15 or newer.`;
        report({ subject: name, at: cluster.at(), message });
      }
    }
  },
});
