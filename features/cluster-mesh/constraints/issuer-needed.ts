import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ClusterMeshIntent } from '../schema.ts';

export default defineConstraint<ClusterMeshIntent>({
  id: 'issuer-needed',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'cert-manager certificates for the cluster mesh require an issuer',
  why: 'cert-manager signs nothing without an issuer. The chart refuses the method certmanager without one.',
  fix: 'Name an existing issuer, for example issuer: { kind: ClusterIssuer, name: ca-issuer }.',
  source: 'install/kubernetes/cilium/templates/validate.yaml',
  versions: '>=1.11.0',
  reads: [],
  check({ intent }) {
    const server = intent?.apiServer;
    const lacks = typeof server === 'object' && server.tlsMethod === 'certmanager' && server.issuer === undefined;
    return violationIf(lacks, {
      subject: 'intent:apiServer.tlsMethod',
      message:
        'The chart requires an issuer with features.clusterMesh.apiServer.tlsMethod: certmanager. Set features.clusterMesh.apiServer.issuer to an existing issuer, for example { kind: ClusterIssuer, name: ca-issuer }.',
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { clusterMesh: { name: 'a', id: 1, apiServer: { tlsMethod: 'certmanager' } } } },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: {
          clusterMesh: {
            name: 'a',
            id: 1,
            apiServer: { tlsMethod: 'certmanager', issuer: { kind: 'ClusterIssuer', name: 'ca-issuer' } },
          },
        },
      },
    ],
  },
});
