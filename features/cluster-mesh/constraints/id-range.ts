import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

/** The largest id: 511 in a mesh for 511 clusters, otherwise 255. */
const ids = { small: 255, large: 511 } as const;

export default defineConstraint({
  id: 'id-range',
  severity: 'error',
  symptoms: ['agent-fails', 'mesh'],
  title: 'Cluster id out of range',
  why: 'Valid ids are 1 to 255. From 1.15 on, ids up to 511 are valid if max-connected-clusters is 511. Id 0 means no mesh. The agent refuses to start with any other id.',
  fix: 'Choose a free id in the range, or set maxConnectedClusters to 511 in every cluster before you create the mesh.',
  source: 'pkg/option/config.go (up to 1.14), pkg/clustermesh/types/option.go (1.15 and later)',
  versions: '>=1.9.0',
  reads: ['cluster-id', 'max-connected-clusters'],
  check(context) {
    const { options } = context;
    const text = options.get('cluster-id') ?? '';
    const large = context.is('>=1.15.0') && options.text('max-connected-clusters', '255') !== '255';
    const largest = large ? ids.large : ids.small;
    const id = Number(text);
    return violationIf(text !== '' && !(Number.isInteger(id) && id >= 0 && id <= largest), {
      subject: 'cluster-id',
      message: ({ name, setting }) =>
        `The agent does not start with ${setting('cluster-id')}. Use an id from 1 to ${largest}.${
          context.is('>=1.15.0') && !large
            ? ` For ids up to 511, first set ${name('max-connected-clusters')} to 511 in every cluster of the mesh.`
            : ' Id 0 means no mesh.'
        }`,
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 300 } } },
      { cilium: '1.13.4', features: {}, config: { 'cluster-name': 'paris', 'cluster-id': '300' } },
    ],
    good: [
      { cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 300, maxConnectedClusters: 511 } } },
      { cilium: '1.13.4', features: { clusterMesh: { name: 'paris', id: 255 } } },
    ],
  },
});
