import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'ipsec-dns-proxy',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPsec without a transparent DNS proxy',
  why: 'The DNS proxy sends queries from the node address, and IPsec does not encrypt traffic from the node address. The agent refuses to start unless the proxy keeps the address of the pod.',
  fix: 'Set dnsproxy-enable-transparent-mode: "true".',
  source: 'daemon/cmd/daemon_main.go (up to 1.17), daemon/cmd/daemon.go (1.18 and later)',
  versions: '>=1.14.8 <1.15.0 || >=1.15.2',
  reads: ['enable-ipsec', 'dnsproxy-enable-transparent-mode'],
  check({ options }) {
    const refused = all(
      options.flag('enable-ipsec', false),
      options.flag('enable-l7-proxy', true),
      not(options.flag('dnsproxy-enable-transparent-mode', false)),
      not(options.flag('dnsproxy-insecure-skip-transparent-mode-check', false)),
    );
    return violationIf(refused, {
      subject: 'enable-ipsec',
      message: 'The agent does not start with IPsec unless the DNS proxy is transparent.',
      remedies: [{ set: { 'dnsproxy-enable-transparent-mode': 'true' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.15.9',
        features: { encryption: { type: 'ipsec' } },
        config: { 'dnsproxy-enable-transparent-mode': 'false' },
      },
    ],
    good: [
      { cilium: '1.15.9', features: { encryption: { type: 'ipsec' } } },
      {
        cilium: '1.15.9',
        features: { encryption: { type: 'ipsec' } },
        config: { 'dnsproxy-enable-transparent-mode': 'false', 'enable-l7-proxy': 'false' },
      },
    ],
  },
});
