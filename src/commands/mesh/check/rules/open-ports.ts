import { openPorts } from '../../plan/ports.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'open-ports',
  severity: 'info',
  symptoms: ['mesh'],
  title: 'Ports that have to be open between the clusters',
  why: 'A firewall between the clusters has to let through what nodes send each other, by the mode of the clusters, and what leads to clustermesh-apiserver.',
  fix: 'Open them in both directions between all connected clusters.',
  source: 'Documentation/operations/system_requirements.rst',
  check(mesh, report) {
    if (mesh.clusters.length < 2) return;
    const ports = openPorts(mesh).map(({ port, purpose }) => `${port} (${purpose})`);
    report({
      subject: 'ports',
      at: mesh.locate(['clusters']),
      message: `To be open between the nodes of connected clusters: ${ports.join(', ')}.`,
    });
  },
});
