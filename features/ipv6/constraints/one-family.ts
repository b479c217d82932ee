import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'one-family',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Neither IPv4 nor IPv6',
  why: 'The agent refuses to start while IPv4 and IPv6 are both disabled.',
  fix: 'Set enable-ipv4 or enable-ipv6 to "true".',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.9.0',
  reads: ['enable-ipv4', 'enable-ipv6'],
  check({ options }) {
    return violationIf(all(not(options.flag('enable-ipv4', true)), not(options.flag('enable-ipv6', true))), {
      subject: 'enable-ipv4',
      message: 'The agent does not start while IPv4 and IPv6 are both disabled.',
      remedies: [{ set: { 'enable-ipv4': 'true' } }, { set: { 'enable-ipv6': 'true' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { ipv6: false }, config: { 'enable-ipv4': 'false' } }],
    good: [{ cilium: '1.17.3', features: { ipv6: { ipv4: false } } }],
  },
});
