import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'mutual-authentication-storage',
  severity: 'warning',
  symptoms: ['pods-fail'],
  title: 'SPIRE server without a StorageClass',
  why: 'The chart requests a volume of the default StorageClass for the SPIRE server. If the cluster has no default StorageClass, the server stays pending and authentication fails.',
  fix: 'Set dataStorage.storageClass, or disable the volume with dataStorage.enabled: false. Without a volume, the server issues new identities after a restart.',
  source: 'chart values.yaml, templates/spire/server/statefulset.yaml',
  versions: '>=1.14.0',
  reads: [],
  check({ intent }) {
    const wish = intent?.mutualAuthentication;
    if (wish === undefined || wish === false) return [];
    const { install = true, dataStorage } = wish === true ? {} : wish;
    const stated = dataStorage?.enabled === false || dataStorage?.storageClass !== undefined;
    return violationIf(install && !stated, {
      subject: 'intent:mutualAuthentication',
      message:
        'If the cluster has no default StorageClass, the SPIRE server gets no volume and does not start. Set features.serviceMesh.mutualAuthentication.dataStorage.storageClass to an existing class, or set features.serviceMesh.mutualAuthentication.dataStorage.enabled: false.',
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { mutualAuthentication: true } } }],
    good: [
      {
        cilium: '1.19.3',
        features: { serviceMesh: { mutualAuthentication: { dataStorage: { storageClass: 'local-path' } } } },
      },
      {
        cilium: '1.19.3',
        features: {
          serviceMesh: { mutualAuthentication: { install: false, serverAddress: 'spire.example.org:8081' } },
        },
      },
    ],
  },
});
