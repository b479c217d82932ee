import { known } from '../../model/cluster.ts';
import { listed } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'mutual-authentication',
  severity: 'error',
  symptoms: ['insecure'],
  title: 'Mutual authentication in a mesh',
  why: "Each cluster has its own SPIFFE trust domain, and Cilium does not join these domains. Cilium's documentation lists mutual authentication and cluster mesh as incompatible.",
  fix: 'Disable mutual authentication in the clusters of a mesh. Use WireGuard or IPsec in all of them instead.',
  source: 'Documentation/network/servicemesh/mutual-authentication/mutual-authentication.rst',
  check(mesh, report) {
    if (mesh.clusters.length < 2) return;
    for (const { name, label, quoted, state, place } of known(mesh)) {
      const socket = state.options.get('mesh-auth-spire-agent-socket');
      if (socket === undefined || socket === '' || state.options.flag('mesh-auth-enabled', false) === false) continue;
      const others = mesh.clusters.filter((other) => other.label !== label).map((other) => other.quoted);
      const message = `Cluster ${quoted} uses mutual authentication (SPIRE), which does not work across clusters (here ${listed(others)}). In every cluster of the mesh, set authentication.mutual.spire.enabled: false.`;
      report({ subject: name, at: place('mesh-auth-spire-agent-socket'), message });
    }
  },
});
