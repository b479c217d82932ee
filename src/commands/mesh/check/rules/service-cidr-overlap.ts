import { describeOverlap, furtherOverlaps, overlaps, placeOverlap } from '../../model/overlaps.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'service-cidr-overlap',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Overlapping Service networks',
  why: 'If two clusters use the same cluster IP, each cluster sends it to its own Service. A clustermesh-apiserver of type ClusterIP is then unreachable. Global services are not affected: Cilium finds them by name.',
  fix: 'Use a different Service network for every cluster. If no cluster needs a ClusterIP of another cluster, set allowOverlappingServices: true in the mesh file.',
  check(mesh, report) {
    for (const overlap of overlaps(mesh)) {
      const { first, second } = overlap;
      if (first.kind !== 'services' || second.kind !== 'services') continue;
      const routed = [first, second].filter(({ cluster }) => cluster.entry.apiserver?.type === 'ClusterIP');
      if (mesh.file.allowOverlappingServices && routed.length === 0) continue;
      const { at, origin } = placeOverlap(overlap);
      const remedy =
        routed.length > 0
          ? ` Other clusters must reach the ClusterIP of clustermesh-apiserver in ${routed.map(({ cluster }) => cluster.quoted).join(' and ')}. Use a different network in the cluster that is easier to rebuild: a running cluster cannot change it.`
          : ' If no cluster needs a ClusterIP of another cluster, set allowOverlappingServices: true in the mesh file.';
      const message = `${describeOverlap(overlap)} overlap.${furtherOverlaps(overlap)} ${origin}${remedy}`;
      report({ subject: second.cluster.label, at, message });
    }
  },
});
