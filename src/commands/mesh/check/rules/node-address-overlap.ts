import { describeOverlap, isSharedNodeNetwork, overlaps, placeOverlap } from '../../model/overlaps.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'node-address-overlap',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'An address of a node is used by something else, too',
  why: 'Nodes of all clusters reach each other directly. An address that two nodes have, or that lies in a network of pods or Services, leads somewhere else.',
  fix: 'Give nodes addresses that nothing else in the mesh uses.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    for (const overlap of overlaps(mesh)) {
      const { first, second } = overlap;
      if (first.kind !== 'nodes' && second.kind !== 'nodes') continue;
      const { at, other } = placeOverlap(overlap);
      const subject = second.cluster.label;
      if (isSharedNodeNetwork(overlap)) {
        const message = `${describeOverlap(overlap)} lie in one network. That works as long as no address is used twice; list the addresses to have that checked.`;
        report({ subject, at, message: message.replace(/^the/, 'The'), severity: 'warning' });
        continue;
      }
      report({
        subject,
        at,
        message: `Overlapping addresses: ${describeOverlap(overlap)}. The first is from ${other}.`,
      });
    }
  },
});
