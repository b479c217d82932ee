import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { EncryptionIntent } from '../schema.ts';

export default defineConstraint<EncryptionIntent>({
  id: 'other-kind',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Settings of the encryption type that is not selected',
  why: 'Agents read the settings of WireGuard only with type wireguard, and those of IPsec only with type ipsec.',
  fix: 'Remove the settings of the other type, or change the type.',
  source: 'install/kubernetes/cilium/templates/cilium-configmap.yaml, pkg/option/config.go',
  versions: '>=1.9.0',
  reads: [],
  check({ intent }) {
    const other = intent?.type === 'wireguard' ? 'ipsec' : 'wireguard';
    const given = Object.keys(intent?.[other] ?? {}).length > 0;
    return violationIf(given, {
      subject: `intent:${other}`,
      message: `The settings under features.encryption.${other} have no effect with features.encryption.type: ${intent?.type}. Remove these settings, or change the type.`,
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { encryption: { type: 'wireguard', ipsec: { secretName: 'keys' } } } },
      { cilium: '1.17.3', features: { encryption: { type: 'ipsec', wireguard: { persistentKeepalive: '25s' } } } },
    ],
    good: [{ cilium: '1.17.3', features: { encryption: { type: 'ipsec', ipsec: { secretName: 'keys' } } } }],
  },
});
