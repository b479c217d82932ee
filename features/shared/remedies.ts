/** Remedies that several constraints share, as data. Each context words them for its readers. */
import type { LensContext } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import type { Remedy } from '../../src/core/remedy.ts';
import { isSet } from './agent-state.ts';
import { tunnels } from './load-balancer-state.ts';

/** Full kube-proxy replacement in the form of the version. */
export function enableReplacement(context: LensContext): Remedy {
  return { set: { 'kube-proxy-replacement': context.is('<1.14.0') ? 'strict' : 'true' } };
}

/** Native routing with the option that this version reads. */
export function useNativeRouting(options: OptionsView, context: LensContext): Remedy {
  const isOld = context.is('<1.14.0') || (context.is('<1.15.0') && isSet(options, 'tunnel') !== false);
  return { set: isOld ? { tunnel: 'disabled' } : { 'routing-mode': 'native' } };
}

/**
 * The DSR dispatches that every node supports, with the routing that the agent requires. In a tunnel only Geneve works.
 */
export function otherDispatches(options: OptionsView, context: LensContext): Remedy[] {
  const inTunnel = tunnels(options, context) !== false;
  const option = {
    set: { ...(inTunnel && useNativeRouting(options, context).set), 'bpf-lb-dsr-dispatch': 'opt' },
  };
  const geneve = { set: { 'tunnel-protocol': 'geneve', 'bpf-lb-dsr-dispatch': 'geneve' } };
  if (context.is('<1.14.0')) return [option];
  return inTunnel ? [geneve, option] : [option, geneve];
}

/** Disables BIG TCP for each family in which it is on. */
export function bigTCPOff(options: OptionsView): Record<string, string> {
  const families = ['enable-ipv4-big-tcp', 'enable-ipv6-big-tcp'];
  return Object.fromEntries(
    families.filter((option) => options.flag(option, false)).map((option) => [option, 'false']),
  );
}

/** A word in lower case without punctuation: `clusterpool` for `cluster-pool`. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Words for `kube-proxy-replacement` from other versions or with similar meaning, and the word of this version. */
export const replacementWords = {
  strict: 'true',
  true: 'strict',
  full: 'true',
  partial: 'false',
  disabled: 'false',
  false: 'disabled',
} as const;

/**
 * The words that a text was probably meant to be: the one with the same meaning or the same beginning, else all.
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
