import { defineFeature } from '../../src/core/feature.ts';
import bbrHostNamespaceNeedsBbr from './constraints/bbr-host-namespace-needs-bbr.ts';
import bbrKernel from './constraints/bbr-kernel.ts';
import bbrNeedsBandwidthManager from './constraints/bbr-needs-bandwidth-manager.ts';
import bbrNeedsHostRouting from './constraints/bbr-needs-host-routing.ts';
import bbrTooEarly from './constraints/bbr-too-early.ts';
import hostRoutingAdvised from './constraints/host-routing-advised.ts';
import kernel from './constraints/kernel.ts';
import noIpsec from './constraints/no-ipsec.ts';
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
  constraints: [
    bbrTooEarly,
    bbrNeedsBandwidthManager,
    bbrNeedsHostRouting,
    bbrHostNamespaceNeedsBbr,
    bbrKernel,
    kernel,
    noIpsec,
    hostRoutingAdvised,
  ],
});
