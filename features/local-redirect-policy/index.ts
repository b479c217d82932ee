import { defineFeature } from '../../src/core/feature.ts';
import kernel from './constraints/kernel.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'local-redirect-policy',
  key: 'localRedirectPolicy',
  title: 'Local redirect policies',
  summary: 'Traffic of pods for an address or a Service goes to a pod on the same node.',
  versions: '>=1.9.0',
  schema,
  modes: { on: { intent: {} }, 'limited-addresses': { intent: { addressMatcherCIDRs: ['169.254.0.0/16'] } } },
  write,
  writeOff,
  read,
  owns: ['enable-local-redirect-policy', 'lrp-address-matcher-cidrs'],
  constraints: [kernel],
  inspect: [
    'To see what is redirected, look for LocalRedirect in the list of Services:',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg service list   (up to 1.14: cilium)',
  ],
});
