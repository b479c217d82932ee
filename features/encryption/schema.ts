import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const text = onDemand(() => z.string().check(z.minLength(1)));
const duration = onDemand(() =>
  z.string().check(z.regex(/^(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/, 'a duration such as 5m or 1h30m')),
);

const ipsec = onDemand(() =>
  z.strictObject({
    secretName: optional(text(), 'Secret with the key; default cilium-ipsec-keys'),
    interface: optional(
      text(),
      'Device whose traffic is encrypted; default: the device of the default route. Up to Cilium 1.19',
    ),
    keyWatcher: optional(z.boolean(), 'Reload a new key from the Secret without a restart. Enabled by default'),
    keyRotationDuration: optional(
      duration(),
      'How long the old key stays valid after a rotation; default 5m. Cilium 1.14 and later',
    ),
  }),
);

const wireguard = onDemand(() =>
  z.strictObject({
    persistentKeepalive: optional(
      duration(),
      'Interval of keepalive packets between nodes; default 0s (disabled). Cilium 1.15 and later',
    ),
    userspaceFallback: optional(
      z.boolean(),
      'Encrypt in user space if the kernel has no WireGuard. Cilium 1.11 to 1.16',
    ),
  }),
);

const strictMode = onDemand(() =>
  z.strictObject({
    cidr: optional(z.cidrv4(), 'Pod network. Packets to it are dropped if they are not encrypted'),
    allowRemoteNodeIdentities: optional(
      z.boolean(),
      'Allow unencrypted packets from and to addresses of nodes. Required in a tunnel, or if pods and nodes share a network',
    ),
    ingress: optional(z.boolean(), 'Drop packets that arrive unencrypted. Only in a tunnel. Cilium 1.19 and later'),
  }),
);

/** Encryption of pod traffic between nodes. */
export const schema = onDemand(() =>
  z.strictObject({
    type: z.enum(['wireguard', 'ipsec']).check(z.describe('Type of encryption: WireGuard, or IPsec with your own key')),
    nodeEncryption: optional(
      z.boolean(),
      'Also encrypt the traffic of the nodes themselves. With WireGuard: Cilium 1.14 and later',
    ),
    ipsec: optional(ipsec(), 'Settings of IPsec'),
    wireguard: optional(wireguard(), 'Settings of WireGuard'),
    strictMode: optional(strictMode(), 'Drop packets that would leave a node unencrypted. Cilium 1.15 and later'),
  }),
);
export type EncryptionIntent = z.infer<ReturnType<typeof schema>>;
