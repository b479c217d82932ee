import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

const option = 'dnsproxy-enable-transparent-mode';

export default defineConstraint({
  id: 'ipsec-needs-transparent-dns-proxy',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPsec without the transparent mode of the DNS proxy',
  why: 'With IPsec and the L7 proxy, DNS requests would leave the node unencrypted unless the DNS proxy is transparent. The agent refuses to start.',
  fix: 'Enable the transparent mode, use WireGuard, or disable the L7 proxy.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.17.0',
  reads: [option, 'enable-ipsec', 'enable-l7-proxy'],
  check({ options }) {
    const refused = all(
      options.flag('enable-ipsec', false),
      options.flag('enable-l7-proxy', true),
      not(options.flag(option, false)),
      not(options.flag('dnsproxy-insecure-skip-transparent-mode-check', false)),
    );
    return violationIf(refused, {
      subject: option,
      message: `The agent does not start: IPsec with the L7 proxy requires ${option}: "true". Enable it, or use WireGuard.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: {}, config: { 'enable-ipsec': 'true', [option]: 'false' } }],
    good: [
      { cilium: '1.18.4', features: {}, config: { 'enable-ipsec': 'true', [option]: 'true' } },
      { cilium: '1.18.4', features: {}, config: { 'enable-wireguard': 'true', [option]: 'false' } },
    ],
  },
});
