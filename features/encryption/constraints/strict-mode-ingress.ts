import { defineConstraint } from '../../../src/core/feature.ts';
import { nativeRouting } from '../../shared/agent-state.ts';
import { all, any } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'strict-mode-ingress',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Strict mode for ingress requires WireGuard and a tunnel',
  why: 'The agent refuses to start if IPsec encrypts the packets, or if they are routed natively.',
  fix: 'Use WireGuard with a tunnel, or disable strict mode for ingress.',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.19.0',
  reads: ['enable-encryption-strict-mode-ingress', 'enable-ipsec', 'routing-mode'],
  check(context) {
    const { options } = context;
    const refused = all(
      options.flag('enable-encryption-strict-mode-ingress', false),
      any(options.flag('enable-ipsec', false), nativeRouting(options, context)),
    );
    return violationIf(refused, {
      subject: 'enable-encryption-strict-mode-ingress',
      message: 'The agent does not start: strict mode for ingress requires WireGuard and a tunnel.',
      remedies: [{ set: { 'enable-encryption-strict-mode-ingress': 'false' } }, { text: 'use WireGuard and a tunnel' }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.19.3', features: { encryption: { type: 'ipsec', strictMode: { ingress: true } } } },
      {
        cilium: '1.19.3',
        features: {
          routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' },
          encryption: { type: 'wireguard', strictMode: { ingress: true } },
        },
      },
    ],
    good: [{ cilium: '1.19.3', features: { encryption: { type: 'wireguard', strictMode: { ingress: true } } } }],
  },
});
