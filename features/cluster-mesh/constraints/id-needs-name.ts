import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'id-needs-name',
  severity: 'error',
  symptoms: ['agent-fails', 'play-fails'],
  title: 'Cluster id without a cluster name',
  why: 'The agent refuses to start with a cluster id and the name "default". From chart 1.16 on, Helm refuses this too.',
  fix: 'Give the cluster a name that is unique in the mesh.',
  source: 'pkg/option/config.go, pkg/clustermesh/types/option.go, chart templates/validate.yaml',
  versions: '>=1.9.0',
  reads: ['cluster-id', 'cluster-name'],
  check({ options }) {
    const id = Number(options.get('cluster-id') ?? 0);
    return violationIf(id !== 0 && options.text('cluster-name', 'default') === 'default', {
      subject: 'cluster-name',
      message: ({ setting }) =>
        `The agent does not start with ${setting('cluster-id')} and the cluster name "default".`,
      remedies: [{ set: { 'cluster-name': `cluster-${id}` }, example: 'a name that is unique in the mesh' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { clusterMesh: { name: 'default', id: 7 } } }],
    good: [
      { cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 7 } } },
      { cilium: '1.17.3', features: {}, config: { 'cluster-name': 'default', 'cluster-id': '0' } },
    ],
  },
});
