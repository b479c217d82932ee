import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const text = onDemand(() => z.string().check(z.minLength(1)));
const duration = onDemand(() =>
  z.string().check(z.regex(/^(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/, 'a duration such as 5m or 1h30m')),
);

const ipsec = onDemand(() =>
  z.strictObject({
    secretName: optional(text(), 'The Secret with the key; default cilium-ipsec-keys'),
    interface: optional(
      text(),
      'The device that is encrypted, if it is not the one of the default route. Up to Cilium 1.19',
    ),
    keyWatcher: optional(z.boolean(), 'Take a new key from the Secret without a restart; on by default'),
    keyRotationDuration: optional(
      duration(),
      'How long the old key stays valid after a new one; default 5m. Cilium 1.14 and later',
    ),
  }),
);

const wireguard = onDemand(() =>
  z.strictObject({
    persistentKeepalive: optional(
      duration(),
      'Interval of keepalive packets between nodes; default 0s, off. Cilium 1.15 and later',
    ),
    userspaceFallback: optional(
      z.boolean(),
      'Encrypt in user space where the kernel has no WireGuard. Cilium 1.11 to 1.16',
    ),
  }),
);

const strictMode = onDemand(() =>
  z.strictObject({
    cidr: optional(z.cidrv4(), 'The network of the pods: packets to it leave a node encrypted or not at all'),
    allowRemoteNodeIdentities: optional(
      z.boolean(),
      'Let packets from and to addresses of nodes pass in the clear. Required with a tunnel, or if pods and nodes share a network',
    ),
    ingress: optional(z.boolean(), 'Drop packets that arrive unencrypted; with a tunnel only. Cilium 1.19 and later'),
  }),
);

/** Encryption of pod traffic between nodes. */
export const schema = onDemand(() =>
  z.strictObject({
    type: z.enum(['wireguard', 'ipsec']).check(z.describe('What encrypts: WireGuard, or IPsec with a key of your own')),
    nodeEncryption: optional(
      z.boolean(),
      'Encrypt traffic of the nodes themselves too. With WireGuard: Cilium 1.14 and later',
    ),
    ipsec: optional(ipsec(), 'Details of IPsec'),
    wireguard: optional(wireguard(), 'Details of WireGuard'),
    strictMode: optional(strictMode(), 'Drop what would leave unencrypted. Cilium 1.15 and later'),
  }),
);
export type EncryptionIntent = z.infer<ReturnType<typeof schema>>;
