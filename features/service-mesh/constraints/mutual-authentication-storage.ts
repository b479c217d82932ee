import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'mutual-authentication-storage',
  severity: 'warning',
  title: 'The SPIRE server waits for a volume',
  why: 'The chart gives the SPIRE server a volume of the default StorageClass. Where the cluster has none, the server stays pending, and nothing authenticates.',
  fix: 'Name a StorageClass (dataStorage.storageClass), or give up the volume (dataStorage.enabled: false): then identities are issued anew after a restart of the server.',
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
        'The SPIRE server takes a volume of the default StorageClass; a new cluster has none. Name one in dataStorage.storageClass, or set dataStorage.enabled to false.',
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
