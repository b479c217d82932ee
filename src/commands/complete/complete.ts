/** Names and values that the target accepts at a place in a text. */
import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { LintTarget } from '../../cluster/target/release-choice.ts';
import { severities } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { toText } from '../../core/text.ts';
import { acceptedBelow } from '../../formats/intent/accepted.ts';
import { intentJsonSchema } from '../../formats/intent/schema.ts';
import { ruleIds } from '../../lint/lint.ts';
import { scalar } from '../../yaml/write.ts';
import { ruleset } from '../lint/ruleset.ts';
import { acceptedValues, type Name, optionNames, valueNames, variableNames } from './accepted.ts';
import { type Cursor, cursorAt, pathOf } from './cursor.ts';
import { type DocumentKind, type Subject, subjectOf } from './subject.ts';
import type { KnownAt, Place, Suggestion } from './suggestion.ts';

/** A text, the kind of its document, and the target that it is for. */
export interface SuggestionContext {
  catalog: Catalog;
  /** undefined if the text is not a configuration of Cilium; then only comments are completed. */
  kind: DocumentKind | undefined;
  target: () => Promise<LintTarget>;
  lines: readonly string[];
}

type Stretch = Pick<Suggestion, 'start' | 'end'>;

/** What can be written at a place, the most common first. Never throws for anything in the text. */
export async function suggestionsAt(place: Place, context: SuggestionContext): Promise<Suggestion[]> {
  const { lines, kind, catalog } = context;
  const cursor = cursorAt(lines, place.line, place.character);
  if (cursor.part === 'comment') return rulesFor(cursor, place);
  if (!kind) return [];
  const target = await context.target();
  if (cursor.part === 'value') {
    const subject = subjectOf(pathOf(cursor), kind, target.release.facts);
    return subject ? valueItems(await valuesFor(subject, target, catalog), subject, cursor, place) : [];
  }
  return keyItems(await namesFor(cursor, kind, target), cursor, place, lines);
}

/** What the target knows about the key at a place; undefined if there is no key, or an unknown one. */
export async function knownAt(place: Place, context: SuggestionContext): Promise<KnownAt | undefined> {
  const { lines, kind, catalog } = context;
  const cursor = cursorAt(lines, place.line, place.character);
  if (cursor.part !== 'key' || !cursor.key || !kind) return undefined;
  const target = await context.target();
  const { text, start, end } = cursor.key;
  const subject = subjectOf(pathOf(cursor), kind, target.release.facts);
  const found = (await namesFor(cursor, kind, target)).find(({ name }) => name === text);
  if (!subject || !found) return undefined;
  const values = [...new Set((await valuesFor(subject, target, catalog)).map(toText))];
  return { name: text, kind: subject.kind, detail: found.detail, values, topic: found.topic, start, end };
}

/** Rule ids for a comment that disables or enables rules. */
function rulesFor({ typed }: Cursor, place: Place): Suggestion[] {
  const match = /^#[ \t]*cilium-extras-(?:disable|enable)[\w-]*[ \t]+(?:[\w/-]+[ \t,]+)*([\w/-]*)$/.exec(typed);
  if (!match) return [];
  const stretch = before(place, match[1]?.length ?? 0);
  return ruleIds(ruleset).map((id) => {
    return { label: id, kind: 'rule', detail: '', filter: id, ...stretch, text: id, topic: undefined };
  });
}

/** Keys that can be where the cursor is. */
async function namesFor({ above }: Cursor, kind: DocumentKind, target: LintTarget): Promise<Name[]> {
  // A placeholder name is enough: the path decides which kind of name can be here.
  const subject = subjectOf([...above, '?'], kind, target.release.facts);
  switch (subject?.kind) {
    case 'variable':
      return variableNames(target);
    case 'option':
      return optionNames(target);
    case 'value':
      return valueNames(target, subject.path.slice(0, -1));
    case 'intent':
      return intentNames(subject.path.slice(0, -1));
    case 'configuration':
      return configurationNames(subject.path.slice(0, -1));
    default:
      return [];
  }
}

function intentNames(above: readonly string[]): Name[] {
  return acceptedBelow(intentJsonSchema(features), above.map(asStep)).map(({ key, description, isMapping }) => {
    const name = [...above.slice(1), key].join('.');
    const topic = above[0] === 'features' ? { name, isSetting: false } : undefined;
    return { name: key, detail: description, isMapping, topic };
  });
}

/** The cursor's path has `-` for an item of a list; a path into the schema needs an index. */
function asStep(key: string): string | number {
  return key === '-' ? 0 : key;
}

const configurationKeys: Readonly<Record<string, readonly string[]>> = {
  '': ['targets', 'rules', 'overrides', 'ignore'],
  targets: ['paths', 'kubespray', 'kubean', 'cilium', 'kernel'],
  overrides: ['paths', 'rules'],
};

function configurationNames(above: readonly string[]): Name[] {
  if (above.at(-1) === 'rules') {
    return ruleIds(ruleset).map((id) => ({
      name: id,
      detail: '',
      isMapping: false,
      topic: { name: id, isSetting: false },
    }));
  }
  const keys = configurationKeys[above.filter((key) => key !== '-').join('.')] ?? [];
  return keys.map((name) => ({ name, detail: '', isMapping: false, topic: undefined }));
}

function keyItems(names: readonly Name[], cursor: Cursor, place: Place, lines: readonly string[]): Suggestion[] {
  const stretch = tokenStretch(cursor.key, cursor, place);
  const hasColon = cursor.value !== undefined;
  const present = new Set(cursor.isFlow ? [] : siblings(lines, place.line, stretch.start));
  const indent = ' '.repeat(stretch.start + 2);
  return names
    .filter(({ name }) => !present.has(name))
    .map(({ name, detail, isMapping, topic }): Suggestion => {
      const key = scalar(name);
      const below = cursor.isFlow ? `${key}: { ` : `${key}:\n${indent}`;
      const text = hasColon ? key : isMapping ? below : `${key}: `;
      return { label: name, kind: isMapping ? 'section' : 'name', detail, filter: name, ...stretch, text, topic };
    });
}

/** Other keys of the mapping around a line. They cannot occur twice. */
function siblings(lines: readonly string[], line: number, depth: number): string[] {
  const found: string[] = [];
  for (const step of [-1, 1]) {
    for (let index = line + step; index >= 0 && index < lines.length; index += step) {
      const text = lines[index] ?? '';
      if (text.trim() === '' || /^[ \t]*#/.test(text)) continue;
      const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
      if (indent < depth || /^---/.test(text)) break;
      const key = indent === depth ? /^["']?([^"'\s:#][^"':#]*)["']?[ \t]*:/.exec(text.trim())?.[1] : undefined;
      if (key !== undefined) found.push(key);
    }
  }
  return found;
}

/** Values that a subject accepts. */
async function valuesFor(subject: Subject, target: LintTarget, catalog: Catalog): Promise<Json[]> {
  if (subject.kind === 'configuration') {
    if (subject.path.includes('rules')) return ['off', ...severities];
    return versionsFor(subject.path.at(-1), catalog);
  }
  if (subject.kind !== 'intent') return acceptedValues(subject, target);
  const [head, name] = subject.path;
  if (head === 'target') return versionsFor(name, catalog);
  if (head === 'version') return [1];
  const { values } = acceptedAt(subject.path);
  return values;
}

function acceptedAt(path: readonly string[]): { values: Json[] } {
  const above = path.slice(0, -1).map(asStep);
  const entry = acceptedBelow(intentJsonSchema(features), above).find(({ key }) => key === path.at(-1));
  return { values: entry?.values ?? [] };
}

/** Releases that a key of a target can name, the newest first. */
async function versionsFor(key: string | undefined, catalog: Catalog): Promise<Json[]> {
  switch (key) {
    case 'kubespray':
      return (await catalog.index()).kubespray.map(({ release }) => release).reverse();
    case 'kubean':
      return (await catalog.kubean()).releases.map(({ release }) => release).reverse();
    case 'cilium': {
      const { cilium } = await catalog.index();
      return cilium.map(({ last }) => last).reverse();
    }
    default:
      return [];
  }
}

function valueItems(values: readonly Json[], subject: Subject, cursor: Cursor, place: Place): Suggestion[] {
  const stretch = tokenStretch(cursor.value, cursor, place);
  // A ConfigMap accepts only strings.
  const isText = subject.kind === 'option';
  const items = new Map<string, Suggestion>();
  for (const value of values) {
    const label = toText(value);
    const written = scalar(isText || typeof value === 'object' ? label : value);
    // Includes the quotes if the user has typed one, because the editor filters by what is typed.
    const filter = /^["']/.test(cursor.typed) ? written : label;
    const text = behindColon(cursor, place, written);
    items.set(written, { label, kind: 'value', detail: '', filter, ...stretch, text, topic: undefined });
  }
  return [...items.values()];
}

/** Adds a space after the colon if it is missing. */
function behindColon({ key }: Cursor, { character }: Place, text: string): string {
  return key !== undefined && character === key.end + 1 ? ` ${text}` : text;
}

function tokenStretch(token: Cursor['key'], { typed }: Cursor, place: Place): Stretch {
  if (!token || token.text === '') return before(place, typed.length);
  return { start: Math.min(token.start, place.character), end: Math.max(token.end, place.character) };
}

function before({ character }: Place, length: number): Stretch {
  return { start: character - length, end: character };
}
