/** Secrets in the input of a command, collected by value and hidden wherever they would be shown. */
import { addSecret, hidden, isSecretName, patternOf, secretsIn } from '../../core/secrets.ts';

/** The secrets of a run. */
export class Secrets {
  readonly #values = new Set<string>();
  #pending: string[] = [];
  #find: ((text: string) => Iterable<string>) | undefined;
  #pattern: RegExp | undefined;

  /** Loads the search for secrets. It parses YAML, so it is loaded only when something is read. */
  async prepare(): Promise<void> {
    if (this.#find === undefined) this.#find = (await import('../../formats/secret-values.ts')).secretValues;
  }

  /** Remembers a text that was read; it is searched lazily, before the first output. */
  collect(text: string): void {
    this.#pending.push(text);
    // Limits how many texts are kept in memory.
    if (this.#pending.length > 64) this.#search();
  }

  /** Remembers arguments of a command. The value after `name=` may be anything, in any format. */
  collectArguments(argv: readonly string[]): void {
    for (const argument of argv) {
      for (const value of secretsIn(argument)) this.#add(value);
      const [, name = '', value = ''] = /^(?:--?[\w-]+=)?([^=]*)=(.*)$/s.exec(argument) ?? [];
      if (!isSecretName(name) && secretsIn(value).length === 0) continue;
      if (isSecretName(name)) this.#add(value);
      for (const [piece] of value.matchAll(/[^\s,:{}[\]"'=]{4,}/g)) if (!isSecretName(piece)) this.#add(piece);
    }
  }

  /** A text with all secrets hidden that are known so far. The rest of the text stays the same. */
  conceal(text: string): string {
    this.#search();
    if (this.#values.size === 0) return text;
    this.#pattern ??= patternOf(this.#values);
    return text.replace(this.#pattern, hidden);
  }

  #search(): void {
    for (const text of this.#pending) for (const value of this.#find?.(text) ?? []) this.#add(value);
    this.#pending = [];
  }

  #add(value: string): void {
    const found = new Set<string>();
    addSecret(value, found);
    for (const one of found) {
      if (this.#values.has(one)) continue;
      this.#values.add(one);
      this.#pattern = undefined;
    }
  }
}
