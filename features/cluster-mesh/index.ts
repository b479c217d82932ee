import { defineFeature } from '../../src/core/feature.ts';
import cloudId from './constraints/cloud-id.ts';
import idNeedsName from './constraints/id-needs-name.ts';
import idRange from './constraints/id-range.ts';
import idZero from './constraints/id-zero.ts';
import issuerNeeded from './constraints/issuer-needed.ts';
import maxClustersTooEarly from './constraints/max-clusters-too-early.ts';
import maxClustersValue from './constraints/max-clusters-value.ts';
import nameFormat from './constraints/name-format.ts';
import nameIsText from './constraints/name-is-text.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';
import { inspect } from './store.ts';

export default defineFeature({
  id: 'cluster-mesh',
  key: 'clusterMesh',
  title: 'Cluster mesh',
  summary: 'Name and id of a cluster in a cluster mesh, the API server that others read from, and the other clusters.',
  versions: '>=1.9.0',
  schema,
  modes: {
    'name-and-id': { intent: { name: 'paris', id: 7 } },
    'api-server': { intent: { name: 'paris', id: 7, apiServer: { service: { type: 'NodePort', nodePort: 32380 } } } },
    'remote-clusters': {
      intent: {
        name: 'paris',
        id: 7,
        apiServer: true,
        remoteClusters: [{ name: 'lyon', ips: ['192.0.2.10'], port: 32379 }],
      },
    },
  },
  inspect,
  write,
  writeOff,
  read,
  owns: ['cluster-name', 'cluster-id', 'max-connected-clusters'],
  constraints: [
    idRange,
    idNeedsName,
    idZero,
    nameFormat,
    nameIsText,
    maxClustersValue,
    maxClustersTooEarly,
    cloudId,
    issuerNeeded,
  ],
});
