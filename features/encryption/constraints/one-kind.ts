import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'one-kind',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'WireGuard and IPsec at once',
  why: 'The agent refuses to start with both WireGuard and IPsec.',
  fix: 'Keep one of enable-wireguard and enable-ipsec.',
  source: 'daemon/cmd/daemon_main.go (up to 1.17), daemon/cmd/daemon.go (1.18 and later)',
  versions: '>=1.10.0',
  reads: ['enable-wireguard', 'enable-ipsec'],
  check({ options }) {
    return violationIf(all(options.flag('enable-wireguard', false), options.flag('enable-ipsec', false)), {
      subject: 'enable-ipsec',
      message: ({ name }) =>
        `The agent does not start with both ${name('enable-wireguard')} and ${name('enable-ipsec')}.`,
      remedies: [{ set: { 'enable-ipsec': 'false' } }, { set: { 'enable-wireguard': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { encryption: { type: 'wireguard' } }, config: { 'enable-ipsec': 'true' } }],
    good: [{ cilium: '1.17.3', features: { encryption: { type: 'wireguard' } } }],
  },
});
