import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import { firstMissing } from '../shared/arrivals.ts';
import { defined } from '../shared/defined.ts';
import type { EncryptionIntent } from './schema.ts';

/** Charts with a value that decides whether agents load a new IPsec key without a restart. */
const keyWatcherValue = '>=1.11.18 <1.12.0 || >=1.12.11 <1.13.0 || >=1.13.4';
/**
 * Charts with a value that makes the DNS proxy keep the addresses of pods.
 * Otherwise IPsec does not encrypt its packets.
 */
const transparentProxyValue = '>=1.12.18 <1.13.0 || >=1.13.11 <1.14.0 || >=1.14.6';

/** Encryption in Helm values. Source: values.yaml of the charts, 1.9.0 to 1.20.0. */
export function write(intent: EncryptionIntent, context: LensContext): Settings | Unavailable {
  const missing = unavailable(intent, context);
  if (missing) return missing;
  const settings: Settings = {
    values: defined<Json>({
      'encryption.enabled': true,
      'encryption.type': context.is('<1.10.0') ? undefined : intent.type,
      'encryption.nodeEncryption': intent.nodeEncryption,
      // Omits settings of the other type. Nothing reads them, as a constraint
      // reports, so the release need not support them.
      ...(intent.type === 'wireguard' ? wireguardValues(intent, context) : ipsecValues(intent, context)),
      ...strictMode(intent.strictMode, context),
    }),
  };
  const implies = neededBeside(intent, context);
  return implies ? { ...settings, implies } : settings;
}

function ipsecValues({ ipsec }: EncryptionIntent, context: LensContext): Record<string, Json | undefined> {
  const above = context.is('<1.10.0') ? 'encryption' : 'encryption.ipsec';
  return {
    [`${above}.secretName`]: ipsec?.secretName,
    [`${above}.interface`]: ipsec?.interface,
    'encryption.ipsec.keyWatcher': context.is(keyWatcherValue) ? ipsec?.keyWatcher : undefined,
    'encryption.ipsec.keyRotationDuration': ipsec?.keyRotationDuration,
  };
}

function wireguardValues({ wireguard }: EncryptionIntent, context: LensContext): Record<string, Json | undefined> {
  return {
    'encryption.wireguard.persistentKeepalive': wireguard?.persistentKeepalive,
    'encryption.wireguard.userspaceFallback': context.is('>=1.11.0 <1.17.0') ? wireguard?.userspaceFallback : undefined,
  };
}

/** Settings without which the agent does not start. */
function neededBeside({ type }: EncryptionIntent, context: LensContext): Record<string, Json> | undefined {
  if (type === 'wireguard' && context.is('<1.14.0')) return { l7Proxy: false };
  if (type === 'ipsec' && context.is(transparentProxyValue)) return { 'dnsProxy.enableTransparentMode': true };
  return undefined;
}

/** 1.19 split strict mode into egress and ingress traffic of a node. */
function strictMode(wish: EncryptionIntent['strictMode'], context: LensContext): Record<string, Json | undefined> {
  if (!wish) return {};
  const egress = context.is('<1.19.0') ? 'encryption.strictMode' : 'encryption.strictMode.egress';
  const isEgress = wish.cidr !== undefined || !wish.ingress;
  return {
    [`${egress}.enabled`]: isEgress || undefined,
    [`${egress}.cidr`]: wish.cidr,
    [`${egress}.allowRemoteNodeIdentities`]: wish.allowRemoteNodeIdentities,
    'encryption.strictMode.ingress.enabled': context.is('<1.19.0') ? undefined : wish.ingress,
  };
}

/** The first requested setting that the version does not support. */
function unavailable(intent: EncryptionIntent, context: LensContext): Unavailable | undefined {
  const { ipsec, wireguard } = intent;
  const isWireguard = intent.type === 'wireguard';
  const gone = removed(intent, context);
  return (
    firstMissing(context, [
      { asked: isWireguard, since: '1.10.0', path: ['type'], unavailable: 'This version has no WireGuard.' },
      {
        asked: isWireguard && intent.nodeEncryption,
        since: '1.14.0',
        path: ['nodeEncryption'],
        unavailable: 'WireGuard of this version does not encrypt the traffic of nodes.',
      },
      {
        asked: ipsec?.keyRotationDuration,
        since: '1.14.0',
        path: ['ipsec', 'keyRotationDuration'],
        unavailable: 'This version has no setting for the time that an old IPsec key stays valid.',
      },
      {
        asked: wireguard?.userspaceFallback,
        since: '1.11.0',
        path: ['wireguard', 'userspaceFallback'],
        unavailable: 'WireGuard of this version does not run in user space.',
      },
      {
        asked: wireguard?.persistentKeepalive,
        since: '1.15.0',
        path: ['wireguard', 'persistentKeepalive'],
        unavailable: 'WireGuard of this version sends no keepalive packets.',
      },
      {
        asked: intent.strictMode,
        since: '1.15.0',
        path: ['strictMode'],
        unavailable: 'Encryption of this version has no strict mode.',
      },
      {
        asked: intent.strictMode?.ingress,
        since: '1.19.0',
        path: ['strictMode', 'ingress'],
        unavailable: 'Strict mode of this version does not check incoming traffic.',
      },
    ]) ?? gone
  );
}

/** The first requested setting that the version no longer supports. */
function removed({ ipsec, wireguard }: EncryptionIntent, context: LensContext): Unavailable | undefined {
  if (wireguard?.userspaceFallback && context.is('>=1.17.0')) {
    return {
      unavailable: 'Cilium 1.17 removed WireGuard in user space.',
      path: ['wireguard', 'userspaceFallback'],
    };
  }
  if (ipsec?.interface !== undefined && context.is('>=1.20.0')) {
    return { unavailable: 'Cilium 1.20 removed the choice of a device for IPsec.', path: ['ipsec', 'interface'] };
  }
  return undefined;
}

/** Disables encryption. */
export function writeOff(): Settings {
  return { values: { 'encryption.enabled': false } };
}
