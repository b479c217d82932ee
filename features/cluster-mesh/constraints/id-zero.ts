import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ClusterMeshIntent } from '../schema.ts';

export default defineConstraint<ClusterMeshIntent>({
  id: 'id-zero',
  severity: 'warning',
  title: 'A cluster with id 0 is no member of a mesh',
  why: 'The other clusters reject a peer with id 0, and the cluster mesh API server does not start with it from 1.14 on.',
  fix: 'Give the cluster an id from 1 on that no other cluster has.',
  source: 'pkg/clustermesh/types/option.go ValidateStrict',
  versions: '>=1.9.0',
  reads: [],
  check({ intent }) {
    return violationIf(intent?.id === 0, {
      subject: 'intent:id',
      message: 'With id 0 no other cluster accepts this one as a member. Give it an id from 1 on.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 0 } } }],
    good: [{ cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 1 } } }],
  },
});
