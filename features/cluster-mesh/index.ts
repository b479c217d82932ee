import { defineFeature } from '../../src/core/feature.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'cluster-mesh',
  key: 'clusterMesh',
  title: 'Cluster mesh',
  summary: 'Name and id of a cluster that is joined with others.',
  versions: '>=1.9.0',
  schema,
  modes: { 'name-and-id': { intent: { name: 'paris', id: 7 } } },
  write,
  writeOff,
  read,
  owns: ['cluster-name', 'cluster-id', 'max-connected-clusters'],
  constraints: [],
});
