import { defineFeature } from '../../src/core/feature.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'bandwidth-manager',
  key: 'bandwidthManager',
  title: 'Bandwidth manager',
  summary: 'Rate limits for pods by earliest departure time, and TCP BBR.',
  versions: '>=1.9.0',
  schema,
  modes: { on: { intent: {} }, bbr: { intent: { bbr: true } } },
  write,
  writeOff,
  read,
  owns: ['enable-bandwidth-manager', 'enable-bbr', 'enable-bbr-hostns-only'],
  constraints: [],
});
