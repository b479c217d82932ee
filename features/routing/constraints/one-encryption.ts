import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'one-encryption',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'WireGuard together with IPsec',
  why: 'The agent encrypts with WireGuard or with IPsec, and refuses to start with both.',
  fix: 'Disable one of them.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.10.0',
  reads: ['enable-wireguard', 'enable-ipsec'],
  check({ options }) {
    return violationIf(all(options.flag('enable-wireguard', false), options.flag('enable-ipsec', false)), {
      subject: 'enable-wireguard',
      message: 'The agent does not start with both WireGuard and IPsec. Disable one of them.',
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', features: {}, config: { 'enable-wireguard': 'true', 'enable-ipsec': 'true' } }],
    good: [{ cilium: '1.15.9', features: {}, config: { 'enable-wireguard': 'true', 'enable-ipsec': 'false' } }],
  },
});
