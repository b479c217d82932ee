import { defineConstraint } from '../../../src/core/feature.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'mutual-authentication-encryption',
  severity: 'info',
  title: 'Peers are authenticated, and what they say is not encrypted',
  why: 'The handshake happens beside the connection: it proves who the peers are and leaves the packets as they are.',
  fix: 'Turn WireGuard or IPsec on (encryption.enabled, encryption.type), if the traffic has to be private.',
  source: 'Documentation/network/servicemesh/mutual-authentication/mutual-authentication.rst',
  versions: '>=1.14.0',
  reads: ['mesh-auth-mutual-enabled'],
  check({ options }) {
    const encrypted = any(options.flag('enable-wireguard', false), options.flag('enable-ipsec', false));
    return violationIf(all(options.flag('mesh-auth-mutual-enabled', false), not(encrypted)), {
      subject: 'mesh-auth-mutual-enabled',
      message: 'Mutual authentication does not encrypt: turn WireGuard or IPsec on, if the traffic has to be private.',
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
