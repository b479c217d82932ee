import { type ClusterState, known, type MeshCluster } from '../../model/cluster.ts';
import { differences } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

const option = 'max-connected-clusters';

export default defineMeshRule({
  id: 'max-connected-clusters',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'Clusters with different values of maxConnectedClusters',
  why: 'maxConnectedClusters determines the format of identities. Clusters with different values reject each other. A running cluster cannot change the value. Cilium before 1.15 supports only 255.',
  fix: 'Set the same value in every cluster: 255, unless the mesh has more clusters.',
  source: 'pkg/clustermesh/types/option.go ValidateRemoteConfig, Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    const wanted = mesh.file.maxConnectedClusters;
    const limit = wanted ?? 255;
    if (mesh.clusters.length > limit) {
      const more = limit === 255 ? ' A mesh of up to 511 clusters requires maxConnectedClusters: 511.' : '';
      const message = `The mesh has ${mesh.clusters.length} clusters; at most ${limit} can be connected.${more}`;
      report({ subject: 'clusters', at: mesh.locate(['clusters']), message });
    }
    // A cluster without a value of its own gets the value from the mesh file.
    const size = (cluster: MeshCluster & { state: ClusterState }): string | undefined =>
      cluster.origin(option) ? cluster.state.options.text(option, '255') : String(limit);
    for (const { cluster, value, other, otherValue } of differences(mesh, size)) {
      report({
        subject: cluster.name,
        at: cluster.place(option),
        message: `Cluster ${cluster.quoted} allows ${value} clusters, and cluster ${other.quoted} allows ${otherValue}, so they reject each other. Set ${option} to the same value in all clusters.`,
      });
    }
    for (const { name, quoted, state, ...cluster } of known(mesh)) {
      if (wanted === 511 && state.context.is('<1.15.0')) {
        const message = `The mesh is configured for 511 clusters, but Cilium ${state.target.cilium} of cluster ${quoted} supports only 255. Use 1.15 or later.`;
        report({ subject: name, at: cluster.at(), message });
      }
    }
  },
});
