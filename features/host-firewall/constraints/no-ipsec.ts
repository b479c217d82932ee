import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-ipsec',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Host firewall with IPsec',
  why: 'The agent refuses to start with the host firewall and IPsec.',
  fix: 'Use WireGuard for encryption, or disable the host firewall.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.9.0 <1.20.0',
  reads: ['enable-host-firewall', 'enable-ipsec'],
  check({ options }) {
    return violationIf(all(options.flag('enable-host-firewall', false), options.flag('enable-ipsec', false)), {
      subject: 'enable-ipsec',
      message: 'The agent does not start with the host firewall and IPsec. Use WireGuard instead of IPsec.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { hostFirewall: true }, config: { 'enable-ipsec': 'true' } }],
    good: [{ cilium: '1.17.3', features: { hostFirewall: true }, config: { 'enable-wireguard': 'true' } }],
  },
});
