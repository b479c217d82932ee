/** Facts from cilium-config that several rules about a mesh need. */
import type { OptionsView } from '../../../core/options.ts';

/** How traffic between nodes is encrypted; undefined if it is not known. */
export function encryption(options: OptionsView): 'ipsec' | 'wireguard' | 'none' | undefined {
  const ipsec = options.flag('enable-ipsec', false);
  const wireguard = options.flag('enable-wireguard', false);
  if (ipsec === true) return 'ipsec';
  if (wireguard === true) return 'wireguard';
  return ipsec === false && wireguard === false ? 'none' : undefined;
}
