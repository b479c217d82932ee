import { describeOverlap, furtherOverlaps, overlaps, placeOverlap } from '../../model/overlaps.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'pod-cidr-overlap',
  severity: 'error',
  symptoms: ['no-connection', 'insecure'],
  title: 'Overlapping pod networks',
  why: 'If pods of two clusters, or pods and Services, have the same address, packets go to the wrong destination. Policies then apply to the wrong identity.',
  fix: 'Use different pod networks in every cluster. A running cluster cannot change its pod network: rebuild the cluster.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    for (const overlap of overlaps(mesh)) {
      const kinds = [overlap.first.kind, overlap.second.kind];
      if (!kinds.includes('pods') || kinds.includes('nodes')) continue;
      const { at, origin } = placeOverlap(overlap);
      const message = `${describeOverlap(overlap)} overlap.${furtherOverlaps(overlap)} ${origin} Every address must be unique in the mesh. Use a different network in the cluster that is easier to rebuild: a running cluster cannot change it.`;
      report({ subject: overlap.second.cluster.name, at, message });
    }
  },
});
