import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'max-clusters-value',
  severity: 'error',
  symptoms: ['agent-fails', 'play-fails'],
  title: 'Invalid maximum number of clusters',
  why: 'The number determines how many bits of an identity hold the cluster id. The agent and Helm refuse any other number.',
  fix: 'Write 255 or 511.',
  source: 'pkg/clustermesh/types/types.go InitClusterIDMax, chart templates/validate.yaml',
  versions: '>=1.15.0',
  reads: ['max-connected-clusters'],
  check({ options }) {
    const text = options.text('max-connected-clusters', '255');
    return violationIf(text !== undefined && text !== '255' && text !== '511', {
      subject: 'max-connected-clusters',
      message: ({ setting }) => `The agent does not start with ${setting('max-connected-clusters')}.`,
      remedies: [{ set: { 'max-connected-clusters': '255' } }, { set: { 'max-connected-clusters': '511' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: {}, config: { 'max-connected-clusters': '300' } }],
    good: [{ cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 7, maxConnectedClusters: 511 } } }],
  },
});
