/**
 * Finds the position of the cursor in a YAML text, from lines and indentation only. While somebody types, the text is
 * usually not valid YAML. A literal block of a manifest is indented in the same way as YAML.
 */

/** A part of one line. Characters count from 0. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

export interface Cursor {
  /** Keys above the cursor, outermost first; an item of a list is `-`. */
  above: string[];
  /** The key on the line, or as much of it as is typed. */
  key: Token | undefined;
  /** The value after the key, without its comment; undefined if there is no key with a colon. */
  value: Token | undefined;
  /** What the cursor is in. */
  part: 'key' | 'value' | 'comment';
  /** Text between the beginning of that part and the cursor. */
  typed: string;
  /** True if the cursor is inside braces, where the whole mapping is on one line. */
  isFlow: boolean;
}

/** Keys from the top down to the one on the cursor's line. */
export function pathOf({ above, key }: Cursor): string[] {
  return key ? [...above, key.text] : above;
}

interface Line {
  /** Column of the first character that is neither a blank nor the dash of a list item. */
  column: number;
  /** Columns of the dashes. */
  dashes: number[];
  key: Token | undefined;
  value: Token | undefined;
  /** Column of the comment. */
  comment: number;
  isBlank: boolean;
}

const keyWithColon = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#,{}[\]"'&*!|>%@`][^#]*?|\S+?)[ \t]*:(?=[ \t]|$)/;
/** Longer than any line that a person writes. The rest of such a line is ignored. */
const longestLine = 10_000;

function readLine(whole: string): Line {
  const text = whole.length > longestLine ? whole.slice(0, longestLine) : whole;
  let column = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const dashes: number[] = [];
  while (text[column] === '-' && /[ \t]|$/.test(text[column + 1] ?? '')) {
    dashes.push(column);
    column += 1 + (/^[ \t]*/.exec(text.slice(column + 1))?.[0].length ?? 0);
  }
  const rest = text.slice(column);
  const commentAt = rest.startsWith('#') ? 0 : commentIn(rest);
  const body = (commentAt < 0 ? rest : rest.slice(0, commentAt)).trimEnd();
  const comment = commentAt < 0 ? Number.POSITIVE_INFINITY : column + commentAt;
  const match = keyWithColon.exec(body);
  const isBlank = body === '' && dashes.length === 0;
  if (!match) {
    const bare = body === '' ? undefined : { text: body, start: column, end: column + body.length };
    return { column, dashes, key: bare, value: undefined, comment, isBlank };
  }
  const [whole_, name = ''] = match;
  const behind = whole_.length + (/^[ \t]*/.exec(body.slice(whole_.length))?.[0].length ?? 0);
  return {
    column,
    dashes,
    key: { text: unquoted(name), start: column, end: column + name.length },
    value: { text: body.slice(behind), start: column + behind, end: column + body.length },
    comment,
    isBlank,
  };
}

/** Where a comment begins after some text; -1 if there is no comment. */
function commentIn(text: string): number {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /[\s:,[{-]|^$/.test(text[at - 1] ?? '')) quote = character;
    else if (character === '#' && /[ \t]/.test(text[at - 1] ?? '')) return at;
  }
  return -1;
}

/** A key or value without its quotes. */
function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

/** True if the content of a key is on the lines below it. */
function opensBlock(value: Token | undefined): boolean {
  return value !== undefined && /^(?:(?:&|!)\S+[ \t]*)*(?:[|>][-+\d]*)?$/.test(value.text);
}

/**
 * The cursor in a text; `line` and `character` from 0. Never throws: outside of the text it is at the end of a line.
 *
 * @param lines the text's lines, without their ends
 */
export function cursorAt(lines: readonly string[], line: number, character: number): Cursor {
  const text = lines[line] ?? '';
  const here = readLine(text);
  const at = Math.min(character, text.length);
  const before = text.slice(0, at);
  const isFlow = false;
  const depth = here.isBlank ? at : (here.dashes[0] ?? here.column);
  const above = parentsOf(lines, line, depth, here.dashes.length > 0);
  for (const _ of here.dashes) above.push('-');
  if (at > here.comment) {
    return { above, key: here.key, value: here.value, part: 'comment', typed: before.slice(here.comment), isFlow };
  }
  if (here.value === undefined) {
    const start = here.key?.start ?? at;
    return { above, key: here.key, value: undefined, part: 'key', typed: before.slice(Math.min(start, at)), isFlow };
  }
  const keyEnd = here.key?.end ?? 0;
  if (at <= keyEnd) {
    return { above, key: here.key, value: here.value, part: 'key', typed: before.slice(here.key?.start ?? at), isFlow };
  }
  if (here.value.text.startsWith('{') && at > here.value.start) {
    return inBraces(text, here.value, at, [...above, here.key?.text ?? '']);
  }
  const start = here.value.text === '' ? at : Math.min(here.value.start, at);
  return { above, key: here.key, value: here.value, part: 'value', typed: before.slice(start), isFlow };
}

/** A key and its colon in a mapping in braces. */
const flowKey = /^([ \t]*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:,{}[\]]*?)[ \t]*:(?=[ \t]|$)[ \t]*/;

/** The cursor in a mapping in braces that is complete on this line, or begins here. */
function inBraces(text: string, { start }: Token, at: number, above: string[]): Cursor {
  const { keys, from } = bracesBefore(text, start, at);
  const rest = text.slice(from);
  const end = from + (/[,{}[\]]/.exec(rest)?.index ?? rest.length);
  const entry = text.slice(from, Math.max(end, at));
  const place = { above: [...above, ...keys], isFlow: true };
  const match = flowKey.exec(entry);
  const blank = /^[ \t]*/.exec(entry)?.[0].length ?? 0;
  const keyStart = Math.min(from + blank, at);
  if (!match) {
    const bare = entry.trim();
    const key = bare === '' ? undefined : { text: bare, start: keyStart, end: keyStart + bare.length };
    return { ...place, key, value: undefined, part: 'key', typed: text.slice(keyStart, at) };
  }
  const [whole, , name = ''] = match;
  const key = { text: unquoted(name), start: keyStart, end: keyStart + name.length };
  const valueStart = from + whole.length;
  const written = text.slice(valueStart, end).trimEnd();
  const value = { text: written, start: valueStart, end: valueStart + written.length };
  if (at <= key.end) return { ...place, key, value, part: 'key', typed: text.slice(keyStart, at) };
  return { ...place, key, value, part: 'value', typed: text.slice(Math.min(valueStart, at), at) };
}

/** Keys whose braces are open at a character, and where the current entry begins. */
function bracesBefore(text: string, start: number, at: number): { keys: string[]; from: number } {
  const keys: string[] = [];
  let from = start;
  for (let index = start; index < at; index++) {
    const character = text[index] ?? '';
    if (character === '"' || character === "'") index = endOfQuote(text, index, at);
    if (!'{[}],'.includes(character)) continue;
    if (character === '[') keys.push('-');
    // The caller already has the key of the first brace.
    if (character === '{' && index > start) keys.push(unquoted(flowKey.exec(text.slice(from, index))?.[2] ?? ''));
    if (character === '}' || character === ']') keys.pop();
    from = index + 1;
  }
  return { keys, from };
}

function endOfQuote(text: string, from: number, limit: number): number {
  const quote = text[from];
  for (let index = from + 1; index < limit; index++) {
    if (text[index] === '\\' && quote === '"') index++;
    else if (text[index] === quote) return index;
  }
  return limit;
}

/**
 * Parent keys of a line, outermost first.
 *
 * @param from column of the line's key
 * @param inList true if the line begins an item: a list may be at the same column as its key
 */
function parentsOf(lines: readonly string[], line: number, from: number, inList: boolean): string[] {
  const found: string[] = [];
  let depth = from;
  let mayBeLevel = inList;
  for (let index = line - 1; index >= 0 && (depth > 0 || mayBeLevel); index--) {
    if (/^(?:---|\.\.\.)(?:[ \t]|$)/.test(lines[index] ?? '')) break;
    const { column, dashes, key, value } = readLine(lines[index] ?? '');
    const isParent = column < depth || (mayBeLevel && column === depth && dashes.length === 0);
    if (key !== undefined && isParent && opensBlock(value)) {
      found.unshift(key.text);
      depth = column;
      mayBeLevel = false;
    }
    const [dash] = dashes;
    if (dash === undefined || dash >= depth) continue;
    for (const _ of dashes) found.unshift('-');
    depth = dash;
    mayBeLevel = true;
  }
  return found;
}
