import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'ipsec-needs-ipv4',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPsec without IPv4',
  why: 'The agent refuses to start with IPsec while IPv4 is disabled.',
  fix: 'Use WireGuard, or enable IPv4.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.15.0 <1.18.0',
  reads: ['enable-ipsec', 'enable-ipv4'],
  check({ options }) {
    return violationIf(all(options.flag('enable-ipsec', false), not(options.flag('enable-ipv4', true))), {
      subject: 'enable-ipsec',
      message: 'The agent does not start with IPsec while IPv4 is disabled.',
      remedies: [{ set: { 'enable-ipv4': 'true' } }, { text: 'use WireGuard' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { encryption: { type: 'ipsec' } }, config: { 'enable-ipv4': 'false' } }],
    good: [{ cilium: '1.17.3', features: { encryption: { type: 'ipsec' } } }],
  },
});
