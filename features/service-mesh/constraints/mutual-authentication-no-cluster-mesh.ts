import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'mutual-authentication-no-cluster-mesh',
  severity: 'warning',
  symptoms: ['mesh', 'insecure'],
  title: 'Mutual authentication in a cluster mesh',
  why: "Each cluster has its own SPIFFE trust domain, and Cilium does not join these domains. Cilium's documentation lists mutual authentication and cluster mesh as incompatible.",
  fix: 'Disable mutual authentication in clusters of a mesh, or remove the cluster from the mesh.',
  source: 'Documentation/network/servicemesh/mutual-authentication/mutual-authentication.rst',
  versions: '>=1.14.0',
  reads: ['mesh-auth-mutual-enabled', 'cluster-id'],
  check({ options }) {
    const id = options.text('cluster-id', '0');
    const member = id !== undefined && id !== '' && id !== '0';
    return violationIf(member && options.flag('mesh-auth-mutual-enabled', false), {
      subject: 'mesh-auth-mutual-enabled',
      message: ({ setting }) =>
        `Mutual authentication does not work across clusters, and ${setting('cluster-id')} makes this cluster a member of a mesh.`,
      remedies: [{ set: { 'mesh-auth-mutual-enabled': 'false' } }, { text: 'remove the cluster from the mesh' }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.19.3',
        features: { serviceMesh: { mutualAuthentication: true }, clusterMesh: { name: 'paris', id: 7 } },
      },
    ],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { mutualAuthentication: true } } }],
  },
});
