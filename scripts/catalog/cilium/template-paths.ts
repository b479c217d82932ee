/**
 * Which values a chart's templates mention. This is reading, not measuring: it says which paths are worth a probe and
 * which words are compared with them; what they do is for the probe to find out.
 */

export interface Mentions {
  /** Every path that is mentioned, with the words that stand beside it in a comparison. */
  words: Map<string, Set<string>>;
  /** For a path, the paths that decide whether it is looked at: a set for each place that mentions it. */
  under: Map<string, ReadonlySet<string>[]>;
}

/** A block that is open where an action stands. */
interface Block {
  /** What the dot stands for: a path of values, or something else. */
  dot: string | undefined;
  /** The paths in its condition, without those that it negates. */
  decides: string[];
}

/** A path mentioned in a named template: what decides there comes with every place that includes it. */
interface Mention {
  path: string;
  under: ReadonlySet<string>;
  /** The named template that it stands in. */
  within: string;
}

/** Named templates include each other; nothing that matters does so more often. */
const deepestInclude = 3;

const action = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
const key = '[A-Za-z_][A-Za-z0-9_]*';
const valuesPath = new RegExp(String.raw`(?:\$(?:root)?|)\.Values((?:\.${key})+)`, 'g');
const variablePath = new RegExp(String.raw`\$(${key})((?:\.${key})*)`, 'g');
const relativePath = new RegExp(String.raw`(?<![\w$)\]"])((?:\.${key})+)`, 'g');
const assigned = /^(?:if\s+|with\s+)?\$([A-Za-z_]\w*)\s*:?=\s*\(?\s*(?:coalesce\s+)?((?:\(?\$?\w*\.[\w.]+\)?\s*)+)$/;
const hasKey = /hasKey\s+\(?\s*(\$?[\w.]+)\s*\)?\s+"(\w+)"/g;

/** True if a condition asks for the opposite of a path. */
function isNegated(text: string, path: string): boolean {
  return new RegExp(String.raw`\bnot\s+\(?\s*[$\w]*(?:\.Values)?\.${path.replaceAll('.', '\\.')}(?![\w.])`).test(text);
}

class Reader {
  readonly mentions: Mentions = { words: new Map(), under: new Map() };
  #blocks: Block[] = [];
  /** The named template that is being read. */
  #within: { name: string; depth: number } | undefined;
  readonly #inside: Mention[] = [];
  /** By the name of a template, what decides where it is included; `within` as for a mention. */
  readonly #includes = new Map<string, { under: ReadonlySet<string>; within: string | undefined }[]>();
  /** What a variable stands for: one path, or several if it takes the first that is set, or goes through a list of them. */
  #variables = new Map<string, string[]>();

  read(template: string): void {
    this.#blocks = [];
    this.#within = undefined;
    this.#variables = new Map();
    for (const [, raw = ''] of template.matchAll(action)) {
      if (raw.startsWith('/*')) continue;
      this.#action(raw);
    }
  }

  #action(text: string): void {
    const keyword = /^(if|with|range|define|block|else|end)\b/.exec(text)?.[1];
    if (keyword === 'end') {
      this.#blocks.pop();
      if (this.#within && this.#blocks.length < this.#within.depth) this.#within = undefined;
      return;
    }
    const paths = this.#paths(text);
    this.#words(text, paths);
    // What follows "else" waits for the condition before it as well.
    const decides = paths.filter((path) => !isNegated(text, path));
    if (keyword === 'else') this.#blocks.at(-1)?.decides.push(...decides);
    this.#decided(paths, keyword === 'if' || keyword === 'else' ? decides : []);
    for (const [, name = ''] of text.matchAll(/\binclude\s+"([^"]+)"/g)) {
      const places = this.#includes.get(name) ?? [];
      this.#includes.set(name, [...places, { under: new Set(this.#around()), within: this.#within?.name }]);
    }
    const variable = assigned.exec(text);
    if (variable?.[1]) {
      const whole = /:?=\s*\(?\s*(?:(?:coalesce|tuple|list)\s+)?(?:(?:\$(?:root)?)?\.Values[.\w]+\s*)+(?:""\s*)?\)?$/;
      const code = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
      this.#variables.set(variable[1], whole.test(code) ? paths : []);
    }
    const dot = this.#blocks.at(-1)?.dot;
    if (keyword === 'if') this.#blocks.push({ dot, decides });
    if (keyword === 'range') this.#blocks.push({ dot: undefined, decides });
    if (keyword === 'define' || keyword === 'block') {
      this.#blocks.push({ dot: undefined, decides: [] });
      this.#within = { name: /"([^"]+)"/.exec(text)?.[1] ?? '', depth: this.#blocks.length };
    }
    if (keyword === 'with') {
      const isPath = /^with\s+(?:\$(?:root)?|)\.Values[.\w]+$/.test(text);
      this.#blocks.push({ dot: isPath ? paths[0] : undefined, decides });
    }
  }

  #around(): string[] {
    return this.#blocks.flatMap(({ decides }) => decides);
  }

  /** Notes what the paths of an action stand under: the blocks around it, and what shares a condition with them. */
  #decided(paths: readonly string[], beside: readonly string[]): void {
    const around = [...this.#around(), ...beside];
    for (const path of paths) {
      const under = new Set(around.filter((other) => other !== path));
      this.#note(path, under);
      if (this.#within) this.#inside.push({ path, under, within: this.#within.name });
    }
  }

  #note(path: string, under: ReadonlySet<string>): void {
    if (under.size === 0) return;
    const known = this.mentions.under.get(path) ?? [];
    const isNew = !known.some((other) => other.size === under.size && [...under].every((one) => other.has(one)));
    if (isNew) this.mentions.under.set(path, [...known, under]);
  }

  /** Once all is read: what stands in a named template stands under what decides where that is included, too. */
  resolveIncludes(): void {
    const above = (name: string, depth: number): ReadonlySet<string>[] =>
      (this.#includes.get(name) ?? []).flatMap(({ under, within }) =>
        within === undefined || depth === 0
          ? [under]
          : above(within, depth - 1).map((outer) => new Set([...outer, ...under])),
      );
    for (const { path, under, within } of this.#inside) {
      for (const outer of above(within, deepestInclude)) {
        this.#note(path, new Set([...outer, ...under].filter((other) => other !== path)));
      }
    }
  }

  #paths(text: string): string[] {
    const found = this.#expressions(text.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""'));
    for (const [, map = '', name = ''] of text.matchAll(hasKey)) {
      if (/\.Values$/.test(map)) found.push(name);
      else found.push(...this.#expressions(map).map((path) => `${path}.${name}`));
    }
    for (const path of found) if (!this.mentions.words.has(path)) this.mentions.words.set(path, new Set());
    return found;
  }

  /** The values that expressions without text name: by their path, by a variable, or from where the dot stands. */
  #expressions(code: string): string[] {
    const found: string[] = [];
    for (const [, path = ''] of code.matchAll(valuesPath)) found.push(path.slice(1));
    for (const [, name = '', path = ''] of code.matchAll(variablePath)) {
      found.push(...(this.#variables.get(name) ?? []).map((base) => `${base}${path}`));
    }
    const dot = this.#blocks.at(-1)?.dot;
    if (dot === undefined) return found;
    for (const [, path = ''] of code.matchAll(relativePath)) {
      if (!/^\.(Values|Chart|Release|Capabilities|Files|Template)\b/.test(path)) found.push(`${dot}${path}`);
    }
    return found;
  }

  /** Words are only hints: every word of an action goes to every path in it. */
  #words(text: string, paths: readonly string[]): void {
    if (!/\b(eq|ne|has|list|contains|default|regexMatch|mustHas)\b/.test(text)) return;
    const words = [...text.matchAll(/"([\w./:-]*)"/g)].map(([, word = '']) => word).filter(Boolean);
    for (const path of paths) for (const word of words) this.mentions.words.get(path)?.add(word);
  }
}

/** Reads all templates of a chart, or a part of one. */
export function templateMentions(templates: readonly string[]): Mentions {
  const reader = new Reader();
  for (const template of templates) reader.read(template);
  reader.resolveIncludes();
  return reader.mentions;
}
