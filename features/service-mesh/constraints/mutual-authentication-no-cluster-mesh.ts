import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'mutual-authentication-no-cluster-mesh',
  severity: 'warning',
  title: 'Mutual authentication in a cluster of a mesh',
  why: 'Each cluster has a SPIFFE trust domain of its own and there is no way to join them: upstream calls mutual authentication and Cluster Mesh not compatible.',
  fix: 'Leave mutual authentication off in clusters that are joined, or the cluster out of the mesh.',
  source: 'Documentation/network/servicemesh/mutual-authentication/mutual-authentication.rst',
  versions: '>=1.14.0',
  reads: ['mesh-auth-mutual-enabled', 'cluster-id'],
  check({ options }) {
    const id = options.text('cluster-id', '0');
    const member = id !== undefined && id !== '' && id !== '0';
    return violationIf(member && options.flag('mesh-auth-mutual-enabled', false), {
      subject: 'mesh-auth-mutual-enabled',
      message: `With cluster-id ${id} this cluster can be joined with others, and mutual authentication does not work across clusters.`,
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
