/** Words of a command line as a POSIX shell splits them, with their positions and the variables in them. */

export interface Word {
  text: string;
  /** Start and end in the text. */
  start: number;
  end: number;
  /** The here-document that the command reads, if the word announces one (`<<EOF`). */
  document?: HereDocument;
}

export interface HereDocument {
  text: string;
  /** Where it starts in the text. */
  start: number;
}

/**
 * Marks a variable in a word, whose value only the shell knows. Private-use characters distinguish it from anything
 * typed.
 */
const open = '\ue000';
const close = '\ue001';

/** The variables that a text depends on, in order. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\ue000([^\ue001]*)\ue001/g)].map(([, name]) => name ?? '');
}

/** A text with its variables in shell notation again, for messages. */
export function readable(text: string): string {
  return text.replace(/\ue000([^\ue001]*)\ue001/g, (_, name: string) =>
    name.startsWith('(') ? `$${name}` : `\${${name}}`,
  );
}

/**
 * Splits a text into commands, each a list of words. Commands end at line breaks, `;`, `&&`, `||`, `&` and `|`, but not
 * within quotes or after a backslash. Comments and redirections are skipped. An unclosed quote ends with the text.
 *
 * @param values known values of variables; assignments in the text itself add to it
 */
export function splitCommands(text: string, values: ReadonlyMap<string, string> = new Map()): Word[][] {
  return new Splitter(text, new Map(values)).commands();
}

class Splitter {
  readonly #text: string;
  readonly #values: Map<string, string>;
  #at = 0;
  /** Here-documents that the current line announces, in order. */
  #announced: { word: Word; ends: string; literal: boolean }[] = [];

  constructor(text: string, values: Map<string, string>) {
    this.#text = text;
    this.#values = values;
  }

  commands(): Word[][] {
    const commands: Word[][] = [];
    let command: Word[] = [];
    const finish = () => {
      const words = this.#withoutAssignments(command);
      if (words.length > 0) commands.push(words);
      command = [];
    };
    for (let token = this.#token(); token !== undefined; token = this.#token()) {
      if (token === 'end') finish();
      else command.push(token);
    }
    finish();
    return commands;
  }

  /** The next word, or the end of a command; undefined at the end of the text. */
  #token(): Word | 'end' | undefined {
    this.#skipBlanks();
    const character = this.#text.charAt(this.#at);
    if (character === '') return undefined;
    if (character !== '\n' && character !== ';' && character !== '&' && !this.#isPipe()) {
      return this.#announcement() ?? this.#word();
    }
    this.#at++;
    if (character === '\n') {
      for (const { word, ends, literal } of this.#announced) word.document = this.#hereDocument(ends, literal);
      this.#announced = [];
    }
    return 'end';
  }

  /** Skips white space within a line, line continuations and comments. */
  #skipBlanks(): void {
    for (;;) {
      const character = this.#text.charAt(this.#at);
      const continued = this.#continuation();
      if (continued > 0) this.#at += continued;
      else if (character === '#') this.#at = this.#lineEnd();
      else if (character !== '\n' && /\s/.test(character)) this.#at++;
      else return;
    }
  }

  /** A word that announces a here-document, which begins on the next line. */
  #announcement(): Word | undefined {
    const announcement = /^<<-?[ \t]*(?:(["'])(\w+)\1|(\\?)(\w+))/.exec(this.#text.slice(this.#at, this.#at + 200));
    if (!announcement) return undefined;
    const [whole, quote, quoted, backslash, bare] = announcement;
    const word = { text: whole, start: this.#at, end: this.#at + whole.length };
    this.#at = word.end;
    this.#announced.push({ word, ends: quoted ?? bare ?? '', literal: Boolean(quote || backslash) });
    return word;
  }

  /** The lines up to the one that holds only the closing word. Web pages indent that line along with the rest. */
  #hereDocument(ends: string, literal: boolean): HereDocument {
    const start = this.#at;
    let end = this.#text.length;
    for (let line = start; line < this.#text.length; ) {
      const next = this.#text.indexOf('\n', line);
      const stop = next < 0 ? this.#text.length : next;
      this.#at = next < 0 ? stop : stop + 1;
      if (this.#text.slice(line, stop).trim() === ends) {
        end = line;
        break;
      }
      line = this.#at;
    }
    const text = this.#text.slice(start, end);
    return { text: literal ? text : this.#expanded(text), start };
  }

  /** A text with its shell variables replaced. */
  #expanded(text: string): string {
    if (!text.includes('$')) return text;
    const inner = new Splitter(text, this.#values);
    let result = '';
    while (inner.#at < text.length) {
      if (text.charAt(inner.#at) === '$') result += inner.#variable();
      else result += text.charAt(inner.#at++);
    }
    return result;
  }

  /** A `|`, unless it begins a placeholder of Cilium's documentation such as `|CHART_RELEASE|`. */
  #isPipe(): boolean {
    return this.#text.charAt(this.#at) === '|' && !/^\|[A-Z_]+\|/.test(this.#text.slice(this.#at, this.#at + 40));
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #word(): Word {
    const start = this.#at;
    let text = '';
    for (let piece = this.#piece(); piece !== undefined; piece = this.#piece()) text += piece;
    return { text, start, end: this.#at };
  }

  /** The next piece of a word; undefined where the word ends. */
  #piece(): string | undefined {
    const character = this.#text.charAt(this.#at);
    if (character === '' || /[\s;&]/.test(character) || this.#isPipe()) return undefined;
    switch (character) {
      case '|':
        return this.#placeholder();
      case '\\':
        return this.#escaped();
      case "'":
        return this.#single();
      case '"':
        return this.#double();
      case '$':
        return this.#variable();
      case '`':
        return this.#backquoted();
      default:
        this.#at++;
        return character;
    }
  }

  #placeholder(): string {
    const placeholder = /^\|[A-Z_]+\|/.exec(this.#text.slice(this.#at))?.[0] ?? '|';
    this.#at += placeholder.length;
    return placeholder;
  }

  /** The character after a backslash; undefined if the next line continues with a new word. */
  #escaped(): string | undefined {
    const continued = this.#continuation();
    if (continued === 0) {
      this.#at += 2;
      return this.#text.charAt(this.#at - 1);
    }
    // The next line continues the same word only if it begins without white space.
    if (/^\s/.test(this.#text.slice(this.#at + continued))) return undefined;
    this.#at += continued;
    return '';
  }

  /** The length of a backslash with the line break after it; 0 without one. */
  #continuation(): number {
    return /^\\[ \t]*\r?\n/.exec(this.#text.slice(this.#at, this.#at + 80))?.[0].length ?? 0;
  }

  #single(): string {
    const end = this.#text.indexOf("'", this.#at + 1);
    const text = this.#text.slice(this.#at + 1, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 1;
    return text;
  }

  #double(): string {
    let text = '';
    this.#at++;
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (character === '"') {
        this.#at++;
        return text;
      }
      if (character === '\\' && /[\\"$`\n]/.test(this.#text.charAt(this.#at + 1))) {
        const next = this.#text.charAt(this.#at + 1);
        if (next !== '\n') text += next;
        this.#at += 2;
      } else if (character === '$') text += this.#variable();
      else if (character === '`') text += this.#backquoted();
      else {
        text += character;
        this.#at++;
      }
    }
    return text;
  }

  #variable(): string {
    const rest = this.#text.slice(this.#at);
    const match = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^}]*))?\})/.exec(rest);
    if (match) {
      this.#at += match[0].length;
      const name = match[1] ?? match[2] ?? '';
      return this.#values.get(name) ?? match[3] ?? `${open}${name}${close}`;
    }
    if (rest.startsWith('$(')) {
      let depth = 0;
      let length = 1;
      for (; length < rest.length; length++) {
        if (rest.charAt(length) === '(') depth++;
        if (rest.charAt(length) === ')' && --depth === 0) break;
      }
      this.#at += length + 1;
      return `${open}${rest.slice(1, length + 1)}${close}`;
    }
    this.#at++;
    return '$';
  }

  #backquoted(): string {
    const end = this.#text.indexOf('`', this.#at + 1);
    const inner = this.#text.slice(this.#at + 1, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 1;
    return `${open}(${inner})${close}`;
  }

  /** Leading `NAME=value` words and `export` set variables for the following commands. */
  #withoutAssignments(words: readonly Word[]): Word[] {
    // A shell prompt that was copied along.
    const bare = words[0] && /^[$#%>]$/.test(words[0].text) ? words.slice(1) : [...words];
    const exported = bare[0]?.text === 'export';
    if (exported) bare.shift();
    for (let first = bare[0]; first !== undefined; first = bare[0]) {
      const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(first.text) ?? [];
      if (name === undefined || value === undefined) break;
      // A placeholder to fill in is not a value: `<your_api_server_ip>`.
      if (variablesIn(value).length === 0 && !/^<.*>$/.test(value)) this.#values.set(name, value);
      bare.shift();
    }
    return exported ? [] : bare;
  }
}
