/** Agent options as strings, as the agent reads them from cilium-config and its flags parse them. */

/** A value that is only known at run time (a Jinja expression, a vaulted value). */
export const unknown: unique symbol = Symbol('unknown');
export type Unknown = typeof unknown;

/** Booleans that Go's strconv.ParseBool accepts, which viper and pflag use for the agent's flags. */
const trueWords: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'True', 'TRUE']);
const falseWords: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'False', 'FALSE']);

/** Parses a boolean flag; undefined if the agent would refuse the text. */
export function parseBoolean(text: string): boolean | undefined {
  if (trueWords.has(text)) return true;
  if (falseWords.has(text)) return false;
  return undefined;
}

/** A read-only view of a configuration that may have unknown values. Every question can have the answer "not known". */
export class OptionsView {
  readonly #options: ReadonlyMap<string, string | Unknown>;

  constructor(options: ReadonlyMap<string, string | Unknown>) {
    this.#options = options;
  }

  /** The text of an option; undefined if it is not set or not known. */
  get(name: string): string | undefined {
    const value = this.#options.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** True if the option is set to a value that is only known at run time. */
  isUnknown(name: string): boolean {
    return this.#options.get(name) === unknown;
  }

  /** True if the option is set, even to an unknown value. */
  has(name: string): boolean {
    return this.#options.has(name);
  }

  /**
   * The value of a boolean flag; `fallback` (the agent's default) if it is not set. Undefined if the value is not known
   * or not a boolean: a rule then reports nothing.
   */
  flag(name: string, fallback: boolean): boolean | undefined {
    const value = this.#options.get(name);
    if (value === undefined) return fallback;
    return typeof value === 'string' ? parseBoolean(value) : undefined;
  }

  /** The text of an option; `fallback` if it is not set, undefined if it is not known. */
  text(name: string, fallback: string): string | undefined {
    const value = this.#options.get(name);
    if (value === undefined) return fallback;
    return typeof value === 'string' ? value : undefined;
  }

  [Symbol.iterator](): IterableIterator<[string, string | Unknown]> {
    return this.#options.entries();
  }
}
