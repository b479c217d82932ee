import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ClusterMeshIntent } from '../schema.ts';

export default defineConstraint<ClusterMeshIntent>({
  id: 'id-zero',
  severity: 'warning',
  symptoms: ['mesh'],
  title: 'Cluster id 0 in a mesh',
  why: 'The other clusters reject a cluster with id 0. From 1.14 on, clustermesh-apiserver does not start with it.',
  fix: 'Set an id of 1 or higher that no other cluster has.',
  source: 'pkg/clustermesh/types/option.go ValidateStrict',
  versions: '>=1.9.0',
  reads: [],
  check({ intent }) {
    return violationIf(intent?.id === 0, {
      subject: 'intent:id',
      message:
        'Other clusters reject a cluster with id 0. Set features.clusterMesh.id to 1 or higher. No other cluster may have this id.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 0 } } }],
    good: [{ cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 1 } } }],
  },
});
