import { describeOverlap, overlaps, placeOverlap } from '../../model/overlaps.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'pod-cidr-overlap',
  severity: 'error',
  symptoms: ['no-connection', 'insecure'],
  title: "Addresses of pods are not one cluster's alone",
  why: 'If pods of two clusters, or pods and Services, have the same address, packets go to the wrong destination. Policies then apply to the wrong identity.',
  fix: 'Give every cluster pod networks that nothing else in the mesh uses. Those of a running cluster cannot be changed: make it anew.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    for (const overlap of overlaps(mesh)) {
      const kinds = [overlap.first.kind, overlap.second.kind];
      if (!kinds.includes('pods') || kinds.includes('nodes')) continue;
      const { at, other } = placeOverlap(overlap);
      const message = `Overlapping addresses: ${describeOverlap(overlap)}. The first is from ${other}. Every address has to be unique in the mesh.`;
      report({ subject: overlap.second.cluster.name, at, message });
    }
  },
});
