import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'max-clusters-too-early',
  severity: 'error',
  symptoms: ['no-effect', 'mesh'],
  title: 'Mesh of 511 clusters before Cilium 1.15',
  why: 'Older agents silently ignore max-connected-clusters and allow 255 clusters.',
  fix: 'Use Cilium 1.15 or newer in every cluster of the mesh.',
  source: 'Documentation/cmdref/cilium-agent.md (1.14)',
  versions: '>=1.9.0 <1.15.0',
  reads: ['max-connected-clusters'],
  check({ options, cilium }) {
    return violationIf(options.get('max-connected-clusters') === '511', {
      subject: 'max-connected-clusters',
      message: ({ name }) =>
        `Cilium ${cilium} ignores ${name('max-connected-clusters')} and allows at most 255 clusters.`,
      remedies: [{ text: 'use Cilium 1.15 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.14.6', features: {}, config: { 'max-connected-clusters': '511' } }],
    good: [{ cilium: '1.14.6', features: { clusterMesh: { name: 'paris', id: 7, maxConnectedClusters: 255 } } }],
  },
});
