/** Documented flags of transparent encryption. */
import type { Json } from '../../../src/core/json.ts';
import { type ConformanceCase, chartValues, type Documented, type DocumentedFlags, podCIDR } from './model.ts';

/** The page of one kind, which moved in 1.13. */
function onPage(kind: 'ipsec' | 'wireguard', cilium: string, flags: Record<string, Json>): DocumentedFlags[] {
  return [
    { cilium: `${cilium} <1.13.0`, flags, page: `gettingstarted/encryption-${kind}.rst` },
    { cilium: `${cilium} >=1.13.0`, flags, page: `security/network/encryption-${kind}.rst` },
  ];
}

const wireguardFlags = { 'encryption.enabled': true, 'encryption.type': 'wireguard' };
const wireguard: Documented = [
  ...onPage('wireguard', '>=1.10.0 <1.14.0', { ...wireguardFlags, l7Proxy: false }),
  ...onPage('wireguard', '>=1.14.0', wireguardFlags),
];
const wireguardNodes = onPage('wireguard', '>=1.14.0', { ...wireguardFlags, 'encryption.nodeEncryption': true });
const keepalive: Documented = [
  {
    cilium: '>=1.15.0',
    flags: { ...wireguardFlags, 'encryption.wireguard.persistentKeepalive': '25s' },
    page: chartValues,
  },
];

const ipsecFlags = { 'encryption.enabled': true, 'encryption.type': 'ipsec' };
const ipsec: Documented = [
  { cilium: '<1.10.0', flags: { 'encryption.enabled': true }, page: 'gettingstarted/encryption.rst' },
  ...onPage('ipsec', '>=1.10.0', ipsecFlags),
];
const ipsecNodes: Documented = [
  {
    cilium: '<1.10.0',
    flags: { 'encryption.enabled': true, 'encryption.nodeEncryption': true },
    page: 'gettingstarted/encryption.rst',
  },
  { cilium: '>=1.10.0', flags: { ...ipsecFlags, 'encryption.nodeEncryption': true }, page: chartValues },
];
const rotation: Documented = [
  { cilium: '>=1.14.0', flags: { ...ipsecFlags, 'encryption.ipsec.keyRotationDuration': '10m' }, page: chartValues },
];

const strict: Documented = [
  {
    cilium: '>=1.15.0 <1.19.0',
    flags: {
      ...wireguardFlags,
      'encryption.strictMode.enabled': true,
      'encryption.strictMode.cidr': podCIDR,
      'encryption.strictMode.allowRemoteNodeIdentities': true,
    },
    page: 'security/network/encryption.rst',
  },
  {
    cilium: '>=1.19.0',
    flags: {
      ...wireguardFlags,
      'encryption.strictMode.egress.enabled': true,
      'encryption.strictMode.egress.cidr': podCIDR,
      'encryption.strictMode.egress.allowRemoteNodeIdentities': true,
    },
    page: 'security/network/encryption.rst',
  },
];

export const encryptionCases: readonly ConformanceCase[] = [
  {
    id: 'encryption-wireguard',
    feature: 'encryption',
    features: { encryption: { type: 'wireguard' } },
    documented: [wireguard],
  },
  {
    id: 'encryption-wireguard-nodes',
    feature: 'encryption',
    features: { encryption: { type: 'wireguard', nodeEncryption: true } },
    documented: [wireguardNodes],
  },
  {
    id: 'encryption-wireguard-keepalive',
    feature: 'encryption',
    features: { encryption: { type: 'wireguard', wireguard: { persistentKeepalive: '25s' } } },
    documented: [keepalive],
  },
  {
    id: 'encryption-strict',
    feature: 'encryption',
    features: {
      encryption: { type: 'wireguard', strictMode: { cidr: podCIDR, allowRemoteNodeIdentities: true } },
    },
    documented: [strict],
  },
  { id: 'encryption-ipsec', feature: 'encryption', features: { encryption: { type: 'ipsec' } }, documented: [ipsec] },
  {
    id: 'encryption-ipsec-nodes',
    feature: 'encryption',
    features: { encryption: { type: 'ipsec', nodeEncryption: true } },
    documented: [ipsecNodes],
  },
  {
    id: 'encryption-ipsec-rotation',
    feature: 'encryption',
    features: { encryption: { type: 'ipsec', ipsec: { keyRotationDuration: '10m' } } },
    documented: [rotation],
  },
];
