import { openPorts } from '../../plan/ports.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'open-ports',
  severity: 'info',
  symptoms: ['mesh'],
  title: 'Traffic that firewalls between the clusters must allow',
  why: 'Firewalls between the clusters must allow the traffic between nodes, which depends on the routing mode, and connections to clustermesh-apiserver.',
  fix: 'Allow this traffic in both directions between all connected clusters.',
  source: 'Documentation/operations/system_requirements.rst',
  check(mesh, report) {
    if (mesh.clusters.length < 2) return;
    const ports = openPorts(mesh).map(({ port, purpose }) => `${port} (${purpose})`);
    report({
      subject: 'ports',
      at: mesh.locate(['clusters']),
      message: `Firewalls between the nodes of connected clusters must allow: ${ports.join(', ')}.`,
    });
  },
});
