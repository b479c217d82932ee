/** Which kind of encryption the options enable. */
import type { OptionsView } from '../core/options.ts';

export type Encryption = 'off' | 'ipsec' | 'wireguard' | 'both';

/** The kind of encryption; undefined if it is not known. */
export function encryptionOf(options: OptionsView): Encryption | undefined {
  const ipsec = options.flag('enable-ipsec', false);
  const wireguard = options.flag('enable-wireguard', false);
  if (ipsec === undefined || wireguard === undefined) return undefined;
  if (ipsec && wireguard) return 'both';
  return ipsec ? 'ipsec' : wireguard ? 'wireguard' : 'off';
}
