import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'ipsec-no-host-firewall',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPsec and the host firewall',
  why: 'The agent refuses to start with both IPsec and the host firewall.',
  fix: 'Use WireGuard, or disable the host firewall.',
  source: 'daemon/cmd/daemon_main.go (up to 1.17), daemon/cmd/daemon.go (1.18, 1.19)',
  versions: '>=1.9.0',
  reads: ['enable-ipsec', 'enable-host-firewall'],
  check({ options }) {
    return violationIf(all(options.flag('enable-ipsec', false), options.flag('enable-host-firewall', false)), {
      subject: 'enable-ipsec',
      message: 'The agent does not start with both IPsec and the host firewall.',
      remedies: [{ set: { 'enable-host-firewall': 'false' } }, { text: 'use WireGuard' }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { encryption: { type: 'ipsec' } }, config: { 'enable-host-firewall': 'true' } },
    ],
    good: [
      { cilium: '1.17.3', features: { encryption: { type: 'wireguard' } }, config: { 'enable-host-firewall': 'true' } },
    ],
  },
});
