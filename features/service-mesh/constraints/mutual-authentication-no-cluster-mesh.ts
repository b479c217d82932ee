import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'mutual-authentication-no-cluster-mesh',
  severity: 'warning',
  symptoms: ['mesh', 'insecure'],
  title: 'Mutual authentication in a cluster mesh',
  why: "Each cluster has its own SPIFFE trust domain, and Cilium does not join these domains. Cilium's documentation lists mutual authentication and cluster mesh as incompatible.",
  fix: 'In every cluster of a mesh, set authentication.mutual.spire.enabled: false.',
  source: 'Documentation/network/servicemesh/mutual-authentication/mutual-authentication.rst',
  versions: '>=1.14.0',
  reads: ['mesh-auth-mutual-enabled', 'cluster-id'],
  check({ options }) {
    const id = options.text('cluster-id', '0');
    const member = id !== undefined && id !== '' && id !== '0';
    return violationIf(member && options.flag('mesh-auth-mutual-enabled', false), {
      subject: 'mesh-auth-mutual-enabled',
      message: ({ setting }) =>
        `${setting('cluster-id')} makes this cluster a member of a mesh, and pods cannot authenticate to pods of another cluster. Policies with authentication.mode: required block traffic between the clusters.`,
      remedies: [{ set: { 'mesh-auth-mutual-enabled': 'false' } }],
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
