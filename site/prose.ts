/**
 * Texts that only an explanation shows, apart from the code that finds: why a rule is there, what to do about it, its
 * examples, and their translations. They are half of what the worker would weigh, and most readers need none of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { features, rules } from '../src/index.ts';
import { fingerprint } from '../src/language/fingerprint.ts';
import { help } from '../src/language/zh/help.ts';
import { chinese } from '../src/language/zh/index.ts';
import type { Prose } from './src/worker/prose.ts';

/** Fields of rules and constraints that no check reads. */
const apart = ['title', 'why', 'fix', 'source', 'upstream', 'symptoms', 'examples'] as const;

const constraints = features.flatMap(({ id, constraints: all }) =>
  all.map((constraint) => ({ ...constraint, id: `${id}/${constraint.id}` })),
);

/** All code below some folders, as one text. */
function codeIn(...folders: string[]): string {
  return folders
    .map((folder) => fileURLToPath(new URL(`../${folder}`, import.meta.url)))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    )
    .join('\n');
}

const ofFindings = codeIn(
  ...['core', 'yaml', 'catalog', 'formats', 'predict', 'cluster', 'plan', 'lint', 'outputs'].map(
    (room) => `src/${room}`,
  ),
  ...['diff', 'import', 'paste', 'translate', 'images'].map((room) => `src/commands/${room}`),
  'features',
);
/** True for a text of which the code of findings holds no clause: other commands print it, or explanations. */
function isElsewhere(template: string): boolean {
  const clauses = template.split(/\{\d+\}|(?<=[.:;,]) /).map((clause) => clause.trim());
  const telling = clauses.filter((clause) => clause.length > 8);
  return telling.length > 0 && !telling.some((clause) => ofFindings.includes(clause));
}

/** True for a way to correct a finding that no message repeats. */
function isFixAlone(text: string): boolean {
  return ofFindings.split(text).length <= 2;
}

/** Chinese that no finding holds: help of the command line is not on the page, reasons, titles and fixes are in explanations. */
const unneeded = new Set([
  ...Object.keys(help),
  ...Object.keys(chinese).filter(isElsewhere),
  ...features.flatMap(({ title, summary }) => [title, summary]),
  ...[...rules, ...constraints].flatMap(({ why, title, fix }) => [why, title, ...(isFixAlone(fix) ? [fix] : [])]),
]);

/** What the page loads when somebody asks for an explanation. */
export function proseFiles(): { 'rules.json': Prose; 'rules-zh.json': Record<string, string> } {
  return {
    'rules.json': Object.fromEntries([
      ...rules.map(({ id, title, why, fix, symptoms, examples: { bad, good } }) => {
        return [id, { title, why, fix, symptoms, examples: { bad: bad.slice(0, 1), good: good.slice(0, 1) } }] as const;
      }),
      ...constraints.map(({ id, title, why, fix, symptoms, source }) => {
        return [id, { title, why, fix, symptoms, source }] as const;
      }),
    ]),
    'rules-zh.json': Object.fromEntries(Object.entries(chinese).filter(([english]) => unneeded.has(english))),
  };
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Takes these texts out of the modules that declare them, and shortens the keys of what stays of the dictionary. */
export function withoutProse(): Plugin {
  return {
    name: 'without-prose',
    enforce: 'post',
    transform: {
      filter: { id: /\/(?:src\/lint\/rules|features\/[\w-]+\/constraints|src\/language\/zh)\/[\w-]+\.ts$/ },
      handler(code, id) {
        const isDictionary = /\/language\/zh\/[\w-]+\.ts$/.test(id);
        const gone: Node[] = [];
        const shortened: Node[] = [];
        for (const declaration of objectsIn(this.parse(code) as unknown as Node)) {
          for (const property of declaration.properties as Node[]) {
            if (isApart(property, declaration)) gone.push(property);
            else if (isDictionary && fingerprintOf(property) !== undefined) shortened.push(property);
          }
        }
        const edits = [
          ...gone.map(({ start, end }) => ({ start, end, by: '', after: /^\s*,/ })),
          ...shortened.map((property) => {
            const { start, end } = property.key as Node;
            return { start, end, by: JSON.stringify(fingerprintOf(property)), after: /^/ };
          }),
        ];
        let text = code;
        for (const { start, end, by, after } of edits.sort((one, other) => other.start - one.start))
          text = text.slice(0, start) + by + text.slice(end).replace(after, '');
        return { code: text, map: null };
      },
    },
  };
}

/** What a module hands to `defineRule` or `defineConstraint`, or exports as a table. */
function objectsIn({ body }: Node): Node[] {
  return (body as Node[]).flatMap((statement): Node[] => {
    const declaration = statement.declaration as Node | null | undefined;
    if (declaration?.type === 'CallExpression') {
      const [first] = declaration.arguments as Node[];
      return first?.type === 'ObjectExpression' ? [first] : [];
    }
    const [one] = (declaration?.declarations as Node[] | undefined) ?? [];
    const value = one?.init as Node | undefined;
    return value?.type === 'ObjectExpression' ? [{ ...value, isTable: true }] : [];
  });
}

/** Texts by their fingerprints, so that two texts do not share one. */
const fingerprints = new Map<string, string>();

/** A shorter key for an entry of a table; undefined for a template with placeholders, and for a short text. */
function fingerprintOf(property: Node): string | undefined {
  const { value: text } = (property.key ?? {}) as { value?: string };
  if (text === undefined || text.length < 12 || /\{\d+\}/.test(text)) return undefined;
  const short = fingerprint(text);
  const other = fingerprints.get(short) ?? text;
  if (other !== text) throw new Error(`two texts have one fingerprint: ${text} and ${other}`);
  fingerprints.set(short, text);
  return short;
}

function isApart(property: Node, { isTable }: Node): boolean {
  if (property.type !== 'Property') return false;
  const { name, value } = property.key as { name?: string; value?: string };
  const key = name ?? value ?? '';
  return isTable === true ? unneeded.has(key) : apart.some((field) => field === key);
}
