import { defineFeature } from '../../src/core/feature.ts';
import { optionNames } from '../shared/load-balancer-state.ts';
import algorithmValue from './constraints/algorithm-value.ts';
import hashSeedFormat from './constraints/hash-seed-format.ts';
import hashSeedMissing from './constraints/hash-seed-missing.ts';
import needsKubeProxyReplacement from './constraints/needs-kube-proxy-replacement.ts';
import tableSize from './constraints/table-size.ts';
import tableTooSmall from './constraints/table-too-small.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'maglev',
  key: 'maglev',
  title: 'Maglev consistent hashing',
  summary: 'Every node selects the same backend for a connection, also when other backends are added or removed.',
  versions: '>=1.9.0',
  schema,
  modes: { on: { intent: { tableSize: 65521, hashSeed: 'c2VlZHNlZWRzZWVk' } } },
  write,
  writeOff,
  read,
  owns: [...optionNames('algorithm'), 'bpf-lb-maglev-table-size', 'bpf-lb-maglev-hash-seed'],
  constraints: [needsKubeProxyReplacement, algorithmValue, tableSize, tableTooSmall, hashSeedFormat, hashSeedMissing],
});
