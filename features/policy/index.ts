import { defineFeature } from '../../src/core/feature.ts';
import auditAndDeny from './constraints/audit-and-deny.ts';
import defaultDenyNotEnforced from './constraints/default-deny-not-enforced.ts';
import deniesNothing from './constraints/denies-nothing.ts';
import enforcementValue from './constraints/enforcement-value.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'policy',
  key: 'policy',
  title: 'Network policies',
  summary: 'How network policies are enforced: for which pods, and with or without audit mode and L7 rules.',
  versions: '>=1.9.0',
  schema,
  modes: {
    always: { intent: { enforcementMode: 'always' } },
    audit: { intent: { auditMode: true } },
    'no-l7-proxy': { intent: { l7Proxy: false } },
    'nodes-by-cidr': { intent: { cidrMatchMode: ['nodes'] } },
    'deny-response': { intent: { denyResponse: 'icmp' } },
    'default-deny': { intent: { defaultDeny: true } },
  },
  write,
  writeOff,
  read,
  owns: [
    'enable-policy',
    'policy-audit-mode',
    'enable-k8s-networkpolicy',
    'policy-cidr-match-mode',
    'enable-non-default-deny-policies',
    'policy-deny-response',
  ],
  constraints: [enforcementValue, defaultDenyNotEnforced, auditAndDeny, deniesNothing],
  inspect: [
    'To see which endpoints are restricted, and in which direction:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg endpoint list   (up to 1.14: cilium)',
    'To see what is dropped:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg monitor --type drop',
  ],
});
