/** Remedies that several constraints share, as data: contexts put them into the words of their readers. */
import type { LensContext } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import type { Remedy } from '../../src/core/remedy.ts';
import { isSet } from './agent-state.ts';
import { tunnels } from './load-balancer-state.ts';

/** Full kube-proxy replacement in the words of the version. */
export function enableReplacement(context: LensContext): Remedy {
  return { set: { 'kube-proxy-replacement': context.is('<1.14.0') ? 'strict' : 'true' } };
}

/** Native routing by the option that this version reads. */
export function useNativeRouting(options: OptionsView, context: LensContext): Remedy {
  const isOld = context.is('<1.14.0') || (context.is('<1.15.0') && isSet(options, 'tunnel') !== false);
  return { set: isOld ? { tunnel: 'disabled' } : { 'routing-mode': 'native' } };
}

/** The DSR dispatches that every node can use, with the routing that the agent requires for each: in a tunnel Geneve alone. */
export function otherDispatches(options: OptionsView, context: LensContext): Remedy[] {
  const inTunnel = tunnels(options, context) !== false;
  const option = {
    set: { ...(inTunnel && useNativeRouting(options, context).set), 'bpf-lb-dsr-dispatch': 'opt' },
  };
  const geneve = { set: { 'tunnel-protocol': 'geneve', 'bpf-lb-dsr-dispatch': 'geneve' } };
  if (context.is('<1.14.0')) return [option];
  return inTunnel ? [geneve, option] : [option, geneve];
}

/** Both families of BIG TCP off, as far as they are on. */
export function bigTCPOff(options: OptionsView): Record<string, string> {
  const families = ['enable-ipv4-big-tcp', 'enable-ipv6-big-tcp'];
  return Object.fromEntries(
    families.filter((option) => options.flag(option, false)).map((option) => [option, 'false']),
  );
}

/** A word without case and signs: `clusterpool` of `cluster-pool`. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Words for `kube-proxy-replacement` of other versions and tastes, and what they mean in the version at hand. */
export const replacementWords = {
  strict: 'true',
  true: 'strict',
  full: 'true',
  partial: 'false',
  disabled: 'false',
  false: 'disabled',
} as const;

/**
 * The words that a text was meant to be: what it means, or begins like, else all of them.
 *
 * @param meanings other words for some of them
 */
export function likeliest(
  text: string | undefined,
  words: readonly string[],
  meanings: Readonly<Record<string, string>> = {},
): readonly string[] {
  const said = letters(text ?? '');
  const meant = Object.hasOwn(meanings, said) ? meanings[said] : undefined;
  const isLike = (one: string, other: string): boolean => other.length > 2 && one.startsWith(other);
  const found = words.find((word) => {
    const known = letters(word);
    return known === said || word === meant || isLike(known, said) || isLike(said, known);
  });
  return found === undefined ? words : [found];
}
