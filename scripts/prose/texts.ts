/** Prose outside messages: handwritten pages, and comments in the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A paragraph or a comment, and where it begins. */
export interface Prose {
  file: string;
  /** Starts at 1. */
  line: number;
  text: string;
}

function filesBelow(folder: string, ends: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Paragraphs, list items and table cells of a page; without code blocks, and without the addresses of links. */
function paragraphs(file: string, page: string): Prose[] {
  const found: Prose[] = [];
  let open: Prose | undefined;
  let isCode = false;
  for (const [index, line] of page.split('\n').entries()) {
    if (line.trimStart().startsWith('```')) {
      isCode = !isCode;
      open = undefined;
      continue;
    }
    const text = line
      .replace(/\]\([^)]*\)/g, ']')
      .replace(/<br>/g, '\n')
      .replace(/<!--.*?-->|<\/?\w+>/g, '');
    if (isCode || /^(?:#|\s*$|\|?[\s:|-]+$)/.test(text)) open = undefined;
    else if (text.startsWith('|')) {
      for (const cell of text.split('|')) found.push({ file, line: index + 1, text: cell.trim() });
      open = undefined;
    } else if (open && !/^\s*(?:[-*]|\d+\.) /.test(text)) open.text += ` ${text.trim()}`;
    else {
      open = { file, line: index + 1, text: text.trim().replace(/^(?:[-*]|\d+\.) /, '') };
      found.push(open);
    }
  }
  return found;
}

/**
 * Comments of a source file: a block is one comment, and so are consecutive `//` lines. Tags and list items start a new
 * one.
 */
function comments(file: string, source: string): Prose[] {
  const found: Prose[] = [];
  let open: Prose | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    const begins = /^\s*\/\*\*?(?!\/)/.test(line);
    const text = /^\s*(?:\/\*\*?|\*(?!\/)|\/\/)\s?(.*?)(?:\*\/)?\s*$/.exec(line)?.[1];
    if (text === undefined || /^(?:biome-ignore|@ts-|#!)/.test(text)) open = undefined;
    else if (!open || begins || /^(?:@\w|- )/.test(text) || text === '') {
      open =
        text === '' && !begins
          ? undefined
          : { file, line: index + 1, text: text.replace(/^(?:@(?:param \w+|\w+)|-)\s*/, '') };
      if (open) found.push(open);
    } else open.text += ` ${text.trim()}`;
  }
  return found.filter(({ text }) => text !== '');
}

/** Every paragraph of the English pages: at the root, in docs and in the features' READMEs. */
export function pageProse(): Prose[] {
  const pages = [
    ...readdirSync(root).filter((name) => name.endsWith('.md') && !/^(?:LICENSE|CODE_OF_CONDUCT)/.test(name)),
    ...filesBelow('docs', /\.md$/),
    ...filesBelow('features', /README\.md$/),
  ].filter((page) => !/\bzh\b/.test(page));
  return pages.flatMap((page) => paragraphs(page, readFileSync(join(root, page), 'utf8')));
}

/** Chinese prose: the pages, and the texts of the program and of the page in `site/`. */
export function chineseProse(): Prose[] {
  const pages = [
    ...readdirSync(root).filter((name) => name.endsWith('.zh.md')),
    ...filesBelow('docs', /\.md$/).filter((page) => /\bzh\b/.test(page)),
  ];
  const tables = [...filesBelow('src/language/zh', /\.ts$/), ...filesBelow('site/src/texts', /zh\.ts$/)];
  return [
    ...pages.flatMap((page) => paragraphs(page, readFileSync(join(root, page), 'utf8'))),
    ...tables.flatMap((file) => chineseTexts(file, readFileSync(join(root, file), 'utf8'))),
  ];
}

/** The texts in a table of translations, each on its own line or after its English text. */
function chineseTexts(file: string, source: string): Prose[] {
  return source.split('\n').flatMap((line, index) =>
    [...line.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)]
      .map(([, ...quoted]) => quoted.find((text) => text !== undefined) ?? '')
      .filter((text) => /\p{Script=Han}/u.test(text))
      .map((text) => ({ file, line: index + 1, text: text.replace(/`/g, '') })),
  );
}

/** Every comment of the program, its features and its scripts. */
export function commentProse(): Prose[] {
  const sources = ['src', 'features', 'scripts'].flatMap((folder) => filesBelow(folder, /\.(?:ts|mjs)$/));
  return sources.flatMap((file) => comments(file, readFileSync(join(root, file), 'utf8')));
}
