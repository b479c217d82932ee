/** What repairs a violated constraint, as data. Each context words it for its own kind of file. */

import type { Severity } from './finding.ts';
import type { Json } from './json.ts';

/** A broken constraint. */
export interface Violation {
  /** What happens: one or two sentences, with the names of settings that the reader uses. */
  message: string | ((words: Words) => string);
  /**
   * What repairs it, the preferred one first; any of them is enough. Each context lists those that have an effect
   * there.
   */
  remedies?: readonly Remedy[];
  /** The agent option that is wrong, or a path below the feature's intent as `intent:refreshPeriod`. */
  subject: string;
  /** Overrides the constraint's severity where it differs by version. */
  severity?: Severity;
}

/** One way to repair a violation. */
export interface Remedy {
  /** Agent options with their new values; `null` for an option to remove. */
  set?: Readonly<Record<string, string | null>>;
  /**
   * Set where the values of `set` are only examples: what the reader has to write there,
   * `the range of all pod addresses`.
   */
  example?: string | undefined;
  /** The condition under which it is right, at the end of the sentence: `if nodes lack memory`. */
  when?: string;
  /** An imperative in lower case for a remedy outside the options: `use kernel 5.18 or newer`. */
  text?: string;
}

/** How a reader's file names agent options. */
export interface Words {
  /** What sets the option in the reader's file: `cilium_tunnel_mode`. The option itself if nothing there sets it. */
  name(option: string): string;
  /** The same with its value: `cilium_tunnel_mode: disable`. */
  setting(option: string): string;
}

/** The names in a ConfigMap, where options have their own names. */
function wordsOfConfigMap(options: { get(name: string): unknown }): Words {
  return {
    name: (option) => option,
    setting: (option) => {
      const value = options.get(option);
      return typeof value === 'string' ? line(option, value) : option;
    },
  };
}

/** `enable-bbr: "true"`. */
export function line(option: string, value: Json): string {
  return `${option}: ${JSON.stringify(value)}`;
}

/** What happens, with the reader's names for settings. */
export function eventOf({ message }: Violation, words: Words): string {
  return typeof message === 'string' ? message : message(words);
}

/** What happens and what repairs it, for a reader of a ConfigMap. */
export function messageForConfigMap(violation: Violation, options: { get(name: string): unknown }): string {
  const clauses = (violation.remedies ?? []).map((remedy) => clauseOf(remedy, linesOf(remedy)));
  return withAdvice(eventOf(violation, wordsOfConfigMap(options)), clauses);
}

/** The lines that a remedy adds and the names that it removes, as an imperative. */
export interface Lines {
  set: readonly string[];
  remove: readonly string[];
}

function linesOf({ set = {} }: Remedy): Lines {
  const entries = Object.entries(set);
  return {
    set: entries.flatMap(([option, value]) => (value === null ? [] : [line(option, value)])),
    remove: entries.flatMap(([option, value]) => (value === null ? [option] : [])),
  };
}

/** `set a: "true" and b: "x"`, `remove c`, or the remedy's own text. */
export function clauseOf({ text, example, when }: Remedy, { set, remove }: Lines): string {
  const parts = [
    ...(set.length > 0 ? [`set ${joined(set)}${example === undefined ? '' : ` (an example: write ${example})`}`] : []),
    ...(remove.length > 0 ? [`remove ${joined(remove)}`] : []),
    ...(text === undefined ? [] : [text]),
  ];
  return `${parts.join(', and ')}${when === undefined ? '' : ` ${when}`}`;
}

/** The most alternatives that a message lists. */
const most = 2;

/** True if a message would not list any further clause. */
export function isComplete(clauses: readonly string[]): boolean {
  const distinct = [...new Set(clauses)].filter((clause) => clause !== '');
  return distinct.length >= most && oneName(distinct) === undefined;
}

/** An event as a sentence, followed by the first clauses of advice. Any one of them is enough. */
export function withAdvice(event: string, clauses: readonly string[]): string {
  const distinct = [...new Set(clauses)].filter((clause) => clause !== '');
  if (distinct.length === 0) return event;
  const text = oneName(distinct) ?? distinct.slice(0, most).join(', or ');
  return `${event} ${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** `set a: "x", "y" or "z"` where all clauses set one name alone; undefined otherwise. */
function oneName(clauses: readonly string[]): string | undefined {
  const parts = clauses.map((clause) => /^(set \S+: )(\S+)((?: (?:in|under) \S+)?(?:, and remove .+)?)$/.exec(clause));
  const [first] = parts;
  if (!first || parts.length < 2) return undefined;
  const isSame = parts.every((part) => part?.[1] === first[1] && part?.[3] === first[3]);
  const values = parts.map((part) => part?.[2] ?? '');
  return isSame ? `${first[1]}${values.slice(0, -1).join(', ')} or ${values.at(-1)}${first[3]}` : undefined;
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
