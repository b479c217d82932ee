import { defineFeature } from '../../src/core/feature.ts';
import aliasConflict from './constraints/alias-conflict.ts';
import aliasRemoved from './constraints/alias-removed.ts';
import deprecatedValue from './constraints/deprecated-value.ts';
import invalidValue from './constraints/invalid-value.ts';
import kernelSocketLB from './constraints/kernel-socket-lb.ts';
import l2Announcements from './constraints/l2-announcements.ts';
import noConntrackRules from './constraints/no-conntrack-rules.ts';
import noIPsec from './constraints/no-ipsec.ts';
import nodePortRange from './constraints/node-port-range.ts';
import partialAffinity from './constraints/partial-affinity.ts';
import partsRemoved from './constraints/parts-removed.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'kube-proxy-replacement',
  key: 'kubeProxyReplacement',
  title: 'Kube-proxy replacement',
  summary: 'Cilium handles Services in eBPF, and kube-proxy is not deployed.',
  versions: '>=1.9.0',
  schema,
  modes: { on: { intent: {} } },
  write,
  writeOff,
  read,
  owns: ['kube-proxy-replacement'],
  constraints: [
    invalidValue,
    deprecatedValue,
    partsRemoved,
    noIPsec,
    noConntrackRules,
    partialAffinity,
    kernelSocketLB,
    nodePortRange,
    aliasConflict,
    aliasRemoved,
    l2Announcements,
  ],
});
