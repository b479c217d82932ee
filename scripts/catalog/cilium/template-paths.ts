/**
 * Which values a chart's templates mention. This is reading, not measuring: it says which paths are worth a probe and
 * which words are compared with them; what they do is for the probe to find out.
 */

export interface Mentions {
  /** Every path that is mentioned, with the words that stand beside it in a comparison. */
  words: Map<string, Set<string>>;
}

const action = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
const key = '[A-Za-z_][A-Za-z0-9_]*';
const valuesPath = new RegExp(String.raw`(?:\$(?:root)?|)\.Values((?:\.${key})+)`, 'g');
const variablePath = new RegExp(String.raw`\$(${key})((?:\.${key})*)`, 'g');
const relativePath = new RegExp(String.raw`(?<![\w$)\]"])((?:\.${key})+)`, 'g');
const assigned = /^(?:if\s+|with\s+)?\$([A-Za-z_]\w*)\s*:?=\s*\(?\s*(?:coalesce\s+)?((?:\(?\$?\w*\.[\w.]+\)?\s*)+)$/;
const hasKey = /hasKey\s+\(?\s*(\$?[\w.]+)\s*\)?\s+"(\w+)"/g;

class Reader {
  readonly mentions: Mentions = { words: new Map() };
  /** What the dot stands for, block by block: a path of values, or something else. */
  #dots: (string | undefined)[] = [];
  /** What a variable stands for: one path, or several if it takes the first that is set, or goes through a list of them. */
  #variables = new Map<string, string[]>();

  read(template: string): void {
    this.#dots = [];
    this.#variables = new Map();
    for (const [, raw = ''] of template.matchAll(action)) {
      if (raw.startsWith('/*')) continue;
      this.#action(raw);
    }
  }

  #action(text: string): void {
    const keyword = /^(if|with|range|define|block|else|end)\b/.exec(text)?.[1];
    if (keyword === 'end') {
      this.#dots.pop();
      return;
    }
    const paths = this.#paths(text);
    this.#words(text, paths);
    const variable = assigned.exec(text);
    if (variable?.[1]) {
      const whole = /:?=\s*\(?\s*(?:(?:coalesce|tuple|list)\s+)?(?:(?:\$(?:root)?)?\.Values[.\w]+\s*)+(?:""\s*)?\)?$/;
      const code = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
      this.#variables.set(variable[1], whole.test(code) ? paths : []);
    }
    if (keyword === 'if') this.#dots.push(this.#dots.at(-1));
    if (keyword === 'range' || keyword === 'define' || keyword === 'block') this.#dots.push(undefined);
    if (keyword === 'with')
      this.#dots.push(/^with\s+(?:\$(?:root)?|)\.Values[.\w]+$/.test(text) ? paths[0] : undefined);
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
    const dot = this.#dots.at(-1);
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

/** Reads all templates of a chart. */
export function templateMentions(templates: readonly string[]): Mentions {
  const reader = new Reader();
  for (const template of templates) reader.read(template);
  return reader.mentions;
}
