import { defineFeature } from '../../src/core/feature.ts';
import ipsecDnsProxy from './constraints/ipsec-dns-proxy.ts';
import ipsecKeyFile from './constraints/ipsec-key-file.ts';
import ipsecNeedsIpv4 from './constraints/ipsec-needs-ipv4.ts';
import ipsecNoHostFirewall from './constraints/ipsec-no-host-firewall.ts';
import oneKind from './constraints/one-kind.ts';
import otherKind from './constraints/other-kind.ts';
import strictModeCidr from './constraints/strict-mode-cidr.ts';
import strictModeIngress from './constraints/strict-mode-ingress.ts';
import strictModeNodeAddresses from './constraints/strict-mode-node-addresses.ts';
import wireguardKernel from './constraints/wireguard-kernel.ts';
import { write, writeOff } from './lens.ts';
import { read } from './read.ts';
import { schema } from './schema.ts';

/** Rotates the IPsec key. Source: cilium/cilium, Documentation/security/network/encryption-ipsec.rst. */
const rotation = [
  "KEYID=$(kubectl -n kube-system get secret cilium-ipsec-keys -o jsonpath='{.data.keys}' | base64 -d | grep -oE '^[0-9]+')",
  'kubectl -n kube-system patch secret cilium-ipsec-keys -p "{\\"stringData\\":{\\"keys\\":\\"$((KEYID % 15 + 1))+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128\\"}}"',
];

export default defineFeature({
  id: 'encryption',
  key: 'encryption',
  title: 'Transparent encryption',
  summary: 'Pod traffic between nodes is encrypted, by WireGuard or IPsec.',
  versions: '>=1.9.0',
  schema,
  modes: {
    wireguard: { intent: { type: 'wireguard' } },
    'wireguard-nodes': { intent: { type: 'wireguard', nodeEncryption: true } },
    'wireguard-strict': {
      intent: { type: 'wireguard', strictMode: { cidr: '10.233.64.0/18', allowRemoteNodeIdentities: true } },
    },
    ipsec: { intent: { type: 'ipsec' } },
    'ipsec-nodes': { intent: { type: 'ipsec', nodeEncryption: true } },
    'ipsec-rotation': { intent: { type: 'ipsec', ipsec: { keyRotationDuration: '10m' } } },
  },
  write,
  writeOff,
  read,
  owns: [
    'enable-wireguard',
    'enable-wireguard-userspace-fallback',
    'wireguard-persistent-keepalive',
    'enable-ipsec',
    'ipsec-key-file',
    'enable-ipsec-key-watcher',
    'ipsec-key-rotation-duration',
    'encrypt-interface',
    'encrypt-node',
    'enable-encryption-strict-mode',
    'encryption-strict-mode-cidr',
    'encryption-strict-mode-allow-remote-node-identities',
    'enable-encryption-strict-mode-egress',
    'encryption-strict-egress-cidr',
    'encryption-strict-egress-allow-remote-node-identities',
    'enable-encryption-strict-mode-ingress',
  ],
  constraints: [
    oneKind,
    otherKind,
    wireguardKernel,
    ipsecKeyFile,
    ipsecDnsProxy,
    ipsecNoHostFirewall,
    ipsecNeedsIpv4,
    strictModeCidr,
    strictModeNodeAddresses,
    strictModeIngress,
  ],
  inspect: [
    'To see what is encrypted, and with how many peers or keys (up to Cilium 1.14 the program is called cilium):',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg encrypt status',
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg status | grep Encryption',
    'To see encrypted packets (UDP port 51871 for WireGuard, ESP for IPsec):',
    "  kubectl -n kube-system exec ds/cilium -c cilium-agent -- tcpdump -ni any 'udp port 51871 or esp'",
    'To rotate the IPsec key. All nodes must run the same Cilium version, and all clusters of a mesh need the same key:',
    ...rotation.map((command) => `  ${command}`),
    '  kubectl -n kube-system exec ds/cilium -c cilium-agent -- cilium-dbg encrypt status   (one key again after ipsec-key-rotation-duration)',
  ],
});
