import { describeOverlap, furtherOverlaps, isSharedNodeNetwork, overlaps, placeOverlap } from '../../model/overlaps.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'node-address-overlap',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Node address that is used twice',
  why: 'Nodes of all clusters connect directly. Packets go to the wrong place if two nodes have the same address, or if a node address lies in a pod or Service network.',
  fix: 'Use node addresses that nothing else in the mesh uses.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    for (const overlap of overlaps(mesh)) {
      const { first, second } = overlap;
      if (first.kind !== 'nodes' && second.kind !== 'nodes') continue;
      const { at, origin } = placeOverlap(overlap);
      const subject = second.cluster.label;
      if (isSharedNodeNetwork(overlap)) {
        const message = `${describeOverlap(overlap)} are in the same network. This works if no address is used twice. List the addresses to check it.`;
        report({ subject, at, message, severity: 'warning' });
        continue;
      }
      report({
        subject,
        at,
        message: `${describeOverlap(overlap)} overlap.${furtherOverlaps(overlap)} ${origin} Every address must be unique in the mesh. Move one of the two to a different network. To change the pod or Service network, rebuild the cluster.`,
      });
    }
  },
});
