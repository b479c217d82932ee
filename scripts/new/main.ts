/**
 * Writes the files of a new rule, constraint, feature, format or command from templates, and registers them: `npm run
 * new -- <kind> <name>`. The result passes all checks, so that the first change can be to its behaviour.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Entry, type Kind, kinds, type Scaffold } from './kinds.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word);
}

/** Inserts a line in its place: imports in the order of their paths, entries at the end of their list. */
function applied(text: string, { importLine, entry, list, path }: Entry): string {
  const lines = text.split('\n');
  if (importLine !== undefined) {
    const from = (line: string) => /from '([^']+)'/.exec(line)?.[1] ?? '';
    const own = from(importLine);
    const above = (path: string) => path.startsWith('../');
    const imports = lines.flatMap((line, index) => (/^import .* from '/.test(line) ? [index] : []));
    const neighbours = imports.filter((index) => above(from(lines[index] ?? '')) === above(own));
    const before = neighbours.find((index) => from(lines[index] ?? '') > own);
    const last = neighbours.at(-1) ?? imports.at(-1) ?? -1;
    lines.splice(before ?? last + 1, 0, importLine);
  }
  const changed = lines.join('\n');
  const start = changed.search(list);
  if (start < 0) stop(`${path} has no place for a new entry. Add it by hand: ${entry}`);
  // The first bracket after an equals sign or a colon opens the list; a bracket of a type does not.
  const assigned = changed.slice(start).search(/[=:] [[{]/);
  const open = start + assigned + 2;
  const close = matching(changed, open);
  const inside = changed.slice(open + 1, close).trimEnd();
  const separator = inside === '' || inside.endsWith(',') ? '' : ',';
  const indent = inside.includes('\n') ? '\n  ' : inside === '' ? '' : ' ';
  const end = inside.includes('\n') ? ',\n' : '';
  return `${changed.slice(0, open + 1)}${inside}${separator}${indent}${entry}${end}${changed.slice(close)}`;
}

/** The bracket that closes the one at `open`. */
function matching(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if ('[{'.includes(text[index] ?? '')) depth++;
    if (']}'.includes(text[index] ?? '') && --depth === 0) return index;
  }
  throw new Error('a bracket is not closed');
}

async function write({ files, edits }: Scaffold): Promise<void> {
  for (const path of Object.keys(files)) if (existsSync(join(root, path))) stop(`${path} exists already.`);
  for (const edit of edits) if (!existsSync(join(root, edit.path))) stop(`${edit.path} does not exist.`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    console.log(`wrote       ${path}`);
  }
  for (const edit of edits) {
    const file = join(root, edit.path);
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      'row' in edit ? text.replace(edit.after, (line) => `${line}${edit.row}`) : applied(text, edit),
    );
    console.log(`registered  ${edit.path}`);
  }
}

const [kind = '', name = ''] = process.argv.slice(2);
const usage = `Usage: npm run new -- ${Object.keys(kinds).join('|')} <name>`;
if (!isKind(kind)) stop(usage);
const parts = kind === 'constraint' ? name.split('/') : [name];
if (parts.length !== (kind === 'constraint' ? 2 : 1) || !parts.every((part) => kebabCase.test(part))) {
  const form =
    kind === 'constraint'
      ? '<feature folder>/<kebab-name>, such as dsr/needs-native-routing'
      : 'kebab-case, such as dead-variable';
  stop(`"${name}" is not a name for a ${kind}. Write it as ${form}.\n${usage}`);
}
const scaffold = kinds[kind](name);
await write(scaffold);
console.log(
  `\nNext: ${scaffold.next.map((step) => `\n  - ${step}`).join('')}\n  - npm run format && npm run docs && npm run check`,
);
