/**
 * The values that a chart's templates mention. This is reading, not measuring: it shows which paths are worth a probe,
 * and with which words templates compare them. The probe finds out what they do.
 */

export interface Mentions {
  /** Every mentioned path, with the words that it is compared with. */
  words: Map<string, Set<string>>;
  /** For a path, the paths that decide whether templates read it: a set for each place that mentions it. */
  under: Map<string, ReadonlySet<string>[]>;
  /**
   * For a path, the paths that may remove or change its effect. These are the paths in all conditions around the places
   * that mention it, including negated ones. The paths in variables and named templates that are used there count too.
   */
  near: Map<string, ReadonlySet<string>>;
}

/** A block that is open around an action. */
interface Block {
  /** What the dot means: a path of values, or something else. */
  dot: string | undefined;
  /** The paths in its condition, without those that it negates. */
  decides: string[];
  /** Everything that its condition reads. */
  looksAt: Source[];
}

/** A path of values, or the name of a named template after `@`. */
type Source = string;

/** A path mentioned in a named template. The conditions there add to those of every place that includes it. */
interface Mention {
  path: string;
  under: ReadonlySet<string>;
  /** The named template that contains it. */
  within: string;
}

/** Depth of includes between named templates; no relevant path is deeper. */
const deepestInclude = 3;

const action = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
const key = '[A-Za-z_][A-Za-z0-9_]*';
const valuesPath = new RegExp(String.raw`(?:\$(?:root)?|)\.Values((?:\.${key})+)`, 'g');
const variablePath = new RegExp(String.raw`\$(${key})((?:\.${key})*)`, 'g');
const relativePath = new RegExp(String.raw`(?<![\w$)\]"])((?:\.${key})+)`, 'g');
const assigned =
  /^(?:if\s+|with\s+)?\$([A-Za-z_]\w*)\s*:?=\s*\(?\s*(?:coalesce\s+)?((?:\(?\$?\w*\.[\w.]+\)?\s*)+(?:\$\w+\s*\)?)?)$/;
const includedName = /\binclude\s+"([^"]+)"/g;
const setsVariable = /^(?:if\s+|with\s+)?\$([A-Za-z_]\w*)\s*(:?=)(?!=)/;
const hasKey = /hasKey\s+\(?\s*(\$?[\w.]+)\s*\)?\s+"(\w+)"/g;

function addAll<K, V>(map: Map<K, Set<V>>, key: K, values: Iterable<V>): void {
  const known = map.get(key) ?? new Set();
  map.set(key, known);
  for (const value of values) known.add(value);
}

/** True if a condition requires the opposite of a path. */
function isNegated(text: string, path: string): boolean {
  return new RegExp(String.raw`\bnot\s+\(?\s*[$\w]*(?:\.Values)?\.${path.replaceAll('.', '\\.')}(?![\w.])`).test(text);
}

class Reader {
  readonly mentions: Mentions = { words: new Map(), under: new Map(), near: new Map() };
  #blocks: Block[] = [];
  /** The current named template. */
  #within: { name: string; depth: number } | undefined;
  readonly #inside: Mention[] = [];
  /** By the name of a template, the conditions of the places that include it; `within` as for a mention. */
  readonly #includes = new Map<string, { under: ReadonlySet<string>; within: string | undefined }[]>();
  /**
   * The paths that a variable refers to: several if it takes the first one that is set, or iterates over a list of
   * them.
   */
  #variables = new Map<string, string[]>();
  /** What the text of a variable depends on, however it is built. */
  #sources = new Map<string, Set<Source>>();
  /** By path, what may change its effect. */
  readonly #near = new Map<string, Set<Source>>();
  /** By the name of a template, everything that it reads. */
  readonly #looksAt = new Map<string, Set<Source>>();

  read(template: string): void {
    this.#blocks = [];
    this.#within = undefined;
    this.#variables = new Map();
    this.#sources = new Map();
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
    const looksAt = this.#sourcesOf(text, paths);
    this.#surrounded(paths, looksAt);
    // The part after "else" also depends on the condition before it.
    const decides = paths.filter((path) => !isNegated(text, path));
    if (keyword === 'else') {
      this.#blocks.at(-1)?.decides.push(...decides);
      this.#blocks.at(-1)?.looksAt.push(...looksAt);
    }
    this.#decided(paths, keyword === 'if' || keyword === 'else' ? decides : []);
    for (const [, name = ''] of text.matchAll(includedName)) {
      const places = this.#includes.get(name) ?? [];
      this.#includes.set(name, [...places, { under: new Set(this.#around()), within: this.#within?.name }]);
    }
    const variable = assigned.exec(text);
    if (variable?.[1]) {
      const whole =
        /:?=\s*\(?\s*(?:(?:coalesce|tuple|list)\s+)?(?:(?:\$(?:root)?)?\.Values[.\w]+\s*)+(?:""\s*|\$\w+\s*)?\)?$/;
      const code = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
      this.#variables.set(variable[1], whole.test(code) ? paths : []);
    }
    this.#depends(text, looksAt);
    const dot = this.#blocks.at(-1)?.dot;
    if (keyword === 'if') this.#blocks.push({ dot, decides, looksAt });
    if (keyword === 'range') this.#blocks.push({ dot: undefined, decides, looksAt });
    if (keyword === 'define' || keyword === 'block') {
      this.#blocks.push({ dot: undefined, decides: [], looksAt: [] });
      this.#within = { name: /"([^"]+)"/.exec(text)?.[1] ?? '', depth: this.#blocks.length };
    }
    if (keyword === 'with') {
      const isPath = /^with\s+(?:\$(?:root)?|)\.Values[.\w]+$/.test(text);
      this.#blocks.push({ dot: isPath ? paths[0] : undefined, decides, looksAt });
    }
  }

  #around(): string[] {
    return this.#blocks.flatMap(({ decides }) => decides);
  }

  /** What an action reads: values, the sources of its variables, and named templates. */
  #sourcesOf(text: string, paths: readonly string[]): Source[] {
    const variables = [...text.matchAll(variablePath)].flatMap(([, name = '']) => [...(this.#sources.get(name) ?? [])]);
    const included = [...text.matchAll(includedName)].map(([, name = '']) => `@${name}`);
    const sources = [...new Set([...paths, ...variables, ...included])];
    if (this.#within) addAll(this.#looksAt, this.#within.name, sources);
    return sources;
  }

  /** Records what may change the paths of an action: what it reads together with them, and the blocks around it. */
  #surrounded(paths: readonly string[], looksAt: readonly Source[]): void {
    const around = this.#blocks.flatMap((block) => block.looksAt);
    for (const path of paths) addAll(this.#near, path, [...looksAt, ...around]);
  }

  /** Records what a variable depends on. A second assignment adds to that, together with its conditions. */
  #depends(text: string, looksAt: readonly Source[]): void {
    const [, name, sign] = setsVariable.exec(text) ?? [];
    if (name === undefined) return;
    if (sign === ':=') this.#sources.delete(name);
    addAll(this.#sources, name, [...looksAt, ...this.#blocks.flatMap((block) => block.looksAt)]);
  }

  /** Records the conditions of an action's paths: the blocks around it, and the paths in the same condition. */
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

  /** After all templates are read: adds the conditions of each include to the paths in the named template. */
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
    for (const [path, sources] of this.#near) {
      const paths = this.#expanded(sources, deepestInclude);
      paths.delete(path);
      this.mentions.near.set(path, paths);
    }
  }

  /** Sources with named templates replaced by what these read. */
  #expanded(sources: Iterable<Source>, depth: number): Set<string> {
    const paths = new Set<string>();
    for (const source of sources) {
      if (!source.startsWith('@')) paths.add(source);
      else if (depth > 0) {
        const inside = this.#looksAt.get(source.slice(1)) ?? [];
        for (const path of this.#expanded(inside, depth - 1)) paths.add(path);
      }
    }
    return paths;
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

  /** The values in expressions without string literals: by path, through a variable, or relative to the dot. */
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

  /** Words are only hints, so every word of an action counts for every path in it. */
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
