/** Helm values in `cilium_install_extra_flags`, which Kubespray appends to the command line of the Cilium CLI. */

import type { Json } from '../../core/json.ts';
import { known, leaves } from '../../core/value-tree.ts';
import { applySet, inHelmOrder, type SetFlag, type SetKind, SetSyntaxError, type Values } from './set-flags.ts';

export interface FlagValue {
  /** Dotted, with the separators of Helm. */
  path: string;
  value: Json;
}

/** Linux starts no program with a longer argument (MAX_ARG_STRLEN), so longer flags set nothing. */
const maximalLength = 128 * 1024;

/**
 * The Helm values that the flags set, in the order in which Helm applies them. Words are split as in Ansible's
 * `command` (quotes and backslashes, no shell). Flags other than `--set` and its variants are skipped, because their
 * files are not known. So is a text that Helm would refuse.
 */
export function valuesInFlags(flags: string): FlagValue[] {
  if (flags.length > maximalLength) return [];
  const words = splitWords(flags);
  const set: SetFlag[] = [];
  for (let index = 0; index < words.length; index++) {
    const match = /^--(?:helm-)?(set|set-string|set-json|set-literal)(?:=(.*))?$/s.exec(words[index] ?? '');
    if (match) set.push({ kind: match[1] as SetKind, text: match[2] ?? words[++index] ?? '' });
  }
  const tree: Values = {};
  for (const flag of inHelmOrder(set)) {
    if (isValid(flag)) applySet(flag, tree);
  }
  return [...leaves(tree)].map(([path, value]) => ({ path, value: known(value) ?? null }));
}

function isValid(flag: SetFlag): boolean {
  try {
    applySet(flag, {});
    return true;
  } catch (error) {
    if (error instanceof SetSyntaxError) return false;
    throw error;
  }
}

function splitWords(text: string): string[] {
  const words: string[] = [];
  const word = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs;
  for (const [raw] of text.matchAll(word)) {
    words.push(
      raw.replace(/\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/gs, (_, escaped?: string, double?: string, single?: string) =>
        escaped !== undefined ? escaped : double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : (single ?? ''),
      ),
    );
  }
  return words;
}
