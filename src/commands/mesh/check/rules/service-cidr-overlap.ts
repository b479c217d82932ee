import { describeOverlap, overlaps, placeOverlap } from '../../model/overlaps.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'service-cidr-overlap',
  severity: 'error',
  title: 'Two clusters give their Services the same addresses',
  why: "A cluster IP that two clusters know is the local one's in each: nothing can reach the other, and a clustermesh-apiserver behind ClusterIP cannot be found. Global services alone do without: they meet by name.",
  fix: 'Give every cluster a service network of its own, or state allowOverlappingServices: true if no cluster IP has to be reached from outside of its cluster.',
  check(mesh, report) {
    for (const overlap of overlaps(mesh)) {
      const { first, second } = overlap;
      if (first.kind !== 'services' || second.kind !== 'services') continue;
      const routed = [first, second].filter(({ cluster }) => cluster.entry.apiserver?.type === 'ClusterIP');
      if (mesh.file.allowOverlappingServices && routed.length === 0) continue;
      const { at, other } = placeOverlap(overlap);
      const remedy =
        routed.length > 0
          ? ` The ClusterIP of ${routed.map(({ cluster }) => cluster.name).join(' and ')} has to be reached from the other side.`
          : ' If no cluster IP has to be reached from another cluster, state allowOverlappingServices: true.';
      const message = `Overlapping addresses: ${describeOverlap(overlap)}. The first is from ${other}.${remedy}`;
      report({ subject: second.cluster.label, at, message });
    }
  },
});
