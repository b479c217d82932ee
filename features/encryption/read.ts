import type { LensContext } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { type EncryptionIntent, schema } from './schema.ts';

/** Names of the options for strict mode; 1.19 renamed them. */
export function strictOptions(context: LensContext): { enabled: string; cidr: string; nodes: string } {
  return context.is('<1.19.0')
    ? {
        enabled: 'enable-encryption-strict-mode',
        cidr: 'encryption-strict-mode-cidr',
        nodes: 'encryption-strict-mode-allow-remote-node-identities',
      }
    : {
        enabled: 'enable-encryption-strict-mode-egress',
        cidr: 'encryption-strict-egress-cidr',
        nodes: 'encryption-strict-egress-allow-remote-node-identities',
      };
}

/**
 * The intent for a configuration; undefined if encryption is off. A configuration
 * does not contain the name of the Secret.
 */
export function read(options: OptionsView, context: LensContext): EncryptionIntent | undefined {
  const on = (name: string) => options.flag(name, false) === true;
  const isWireguard = on('enable-wireguard');
  if (!isWireguard && !on('enable-ipsec')) return undefined;
  const strict = readStrict(options, context);
  const details = isWireguard ? readWireguard(options) : readIpsec(options);
  const intent = {
    type: isWireguard ? 'wireguard' : 'ipsec',
    ...(on('encrypt-node') && (!isWireguard || context.is('>=1.14.0')) && { nodeEncryption: true }),
    ...(Object.keys(details).length > 0 && { [isWireguard ? 'wireguard' : 'ipsec']: details }),
    ...(strict && { strictMode: strict }),
  };
  return schema().safeParse(intent).data;
}

function readWireguard(options: OptionsView): NonNullable<EncryptionIntent['wireguard']> {
  return {
    ...text(options, 'wireguard-persistent-keepalive', 'persistentKeepalive', '0s'),
    ...(options.flag('enable-wireguard-userspace-fallback', false) && { userspaceFallback: true }),
  };
}

function readIpsec(options: OptionsView): NonNullable<EncryptionIntent['ipsec']> {
  return {
    ...text(options, 'encrypt-interface', 'interface', ''),
    ...(options.flag('enable-ipsec-key-watcher', true) === false && { keyWatcher: false }),
    ...text(options, 'ipsec-key-rotation-duration', 'keyRotationDuration', '5m'),
  };
}

function readStrict(options: OptionsView, context: LensContext): EncryptionIntent['strictMode'] {
  if (context.is('<1.15.0')) return undefined;
  const names = strictOptions(context);
  const isEgress = options.flag(names.enabled, false) === true;
  const isIngress = options.flag('enable-encryption-strict-mode-ingress', false) === true;
  if (!isEgress && !isIngress) return undefined;
  return {
    ...(isEgress && text(options, names.cidr, 'cidr', '')),
    ...(isEgress && options.flag(names.nodes, false) && { allowRemoteNodeIdentities: true }),
    ...(isIngress && { ingress: true }),
  };
}

/** An option's text under a key of the intent, unless it is empty or the chart's default. */
function text<Key extends string>(
  options: OptionsView,
  option: string,
  key: Key,
  preset: string,
): Partial<Record<Key, string>> {
  const value = options.get(option) ?? '';
  return value === '' || value === preset ? {} : ({ [key]: value } as Record<Key, string>);
}
