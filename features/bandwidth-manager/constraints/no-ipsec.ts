import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-ipsec',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'IPsec disables the bandwidth manager',
  why: 'With IPsec enabled, the agent disables the bandwidth manager and BBR, and logs a warning.',
  fix: 'Use WireGuard instead of IPsec, or remove the bandwidth manager.',
  source: 'daemon/cmd/daemon_main.go (up to 1.14), pkg/datapath/linux/bandwidth/bandwidth.go (1.15 and later)',
  versions: '>=1.9.0',
  reads: ['enable-bandwidth-manager', 'enable-ipsec'],
  check({ options }) {
    const off = all(options.flag('enable-bandwidth-manager', false), options.flag('enable-ipsec', false));
    return violationIf(off, {
      subject: 'enable-bandwidth-manager',
      message: 'With IPsec enabled, the agent disables the bandwidth manager.',
      remedies: [{ set: { 'enable-bandwidth-manager': 'false' } }, { text: 'use WireGuard instead of IPsec' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { bandwidthManager: true }, config: { 'enable-ipsec': 'true' } }],
    good: [{ cilium: '1.17.3', features: { bandwidthManager: true }, config: { 'enable-wireguard': 'true' } }],
  },
});
