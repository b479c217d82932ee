import { defineConstraint } from '../../../src/core/feature.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'mutual-authentication-encryption',
  severity: 'info',
  symptoms: ['insecure'],
  title: 'Mutual authentication without encryption',
  why: 'The handshake is separate from the connection. It authenticates the peers and does not encrypt the packets.',
  fix: 'Enable WireGuard or IPsec (encryption.enabled, encryption.type) if the traffic must be encrypted.',
  source: 'Documentation/network/servicemesh/mutual-authentication/mutual-authentication.rst',
  versions: '>=1.14.0',
  reads: ['mesh-auth-mutual-enabled'],
  check({ options }) {
    const encrypted = any(options.flag('enable-wireguard', false), options.flag('enable-ipsec', false));
    return violationIf(all(options.flag('mesh-auth-mutual-enabled', false), not(encrypted)), {
      subject: 'mesh-auth-mutual-enabled',
      message: 'Mutual authentication does not encrypt traffic.',
      remedies: [{ text: 'enable WireGuard or IPsec if the traffic must be encrypted' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { mutualAuthentication: true } } }],
    good: [
      {
        cilium: '1.19.3',
        features: { serviceMesh: { mutualAuthentication: true } },
        config: { 'enable-wireguard': 'true' },
      },
    ],
  },
});
