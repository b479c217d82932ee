/** Which files a command may replace: those that it wrote itself. What somebody wrote by hand is in no intent. */
import { readFileSync, statSync } from 'node:fs';
import { isMap as isYamlMap, parseDocument } from 'yaml';
import { ForeignFileError } from '../../core/errors.ts';
import { isMap } from '../../core/value-tree.ts';
import { keyText } from '../../yaml/inspect.ts';

/** How the files begin that have a comment of ours: generated ones, imported intents and those of `init`, in any language. */
const headings = [
  /^# Made by cilium-extras\b/m,
  /^# Mirror of the images of Cilium\b/m,
  /^# Imported by cilium-extras\b|^# cilium-extras generate /m,
];

/** Names that a message lists before it counts the rest. */
const listed = 5;

/**
 * Refuses to replace a file of settings that cilium-extras did not write. JSON has no heading, and is told by its keys.
 * Any program replaces other texts, such as reports and scripts.
 *
 * @param path the file as the user named it
 * @param absolute the same file for the system; it may be missing, or be a pipe
 * @param next what is about to be written
 * @param kept texts that the result contains as a whole: a file that holds one of them loses nothing
 * @throws ForeignFileError with the names of the variables that would be lost
 */
export function refuseForeignFile(path: string, absolute: string, next: string, kept: readonly string[]): void {
  const there = textOf(absolute);
  if (there === undefined || there === next || kept.includes(there) || isOwn(there, next)) return;
  const settings = settingsOf(there);
  if (settings.length === 0) return;
  throw new ForeignFileError(`${path} was not replaced: cilium-extras did not write this file`, {
    hint: `${lossOf(settings)} Use another file, or --force to replace it.`,
  });
}

/** undefined for other things than files, and for what cannot be read: the writing states why. */
function textOf(absolute: string): string | undefined {
  try {
    return statSync(absolute).isFile() ? readFileSync(absolute, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function isOwn(there: string, next: string): boolean {
  const wanted = headings.filter((heading) => heading.test(opening(next)));
  if (wanted.length > 0) return wanted.some((heading) => heading.test(opening(there)));
  const keys = [keysOf(there), keysOf(next)] as const;
  return keys[0] !== undefined && keys[1] !== undefined && (isWithin(keys[0], keys[1]) || isWithin(keys[1], keys[0]));
}

/** The comments before the first other line; in a ConfigMap of Kubean those at the start of its text. */
function opening(text: string): string {
  const from = /^kind: ConfigMap$/m.test(text) ? /^ +group_vars\.yml: \|\S*\n/m.exec(text) : null;
  const lines = text.slice(from === null ? 0 : from.index + from[0].length).split('\n');
  const end = lines.findIndex((line) => !/^\s*(#|$)/.test(line));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.trim())
    .join('\n');
}

/** The keys of an object in JSON; undefined for another text. */
function keysOf(text: string): string[] | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isMap(value) ? Object.keys(value) : undefined;
  } catch {
    return undefined;
  }
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((key) => all.includes(key));
}

/** The keys of a YAML or JSON mapping; none for another text. A report can read like a mapping, with sentences for keys. */
function settingsOf(text: string): string[] {
  const document = parseDocument(text, { logLevel: 'silent' });
  const { contents } = document;
  const keys =
    document.errors.length === 0 && isYamlMap(contents) ? contents.items.map(({ key }) => keyText(key) ?? '') : [];
  return keys.every((key) => /^\S+$/.test(key)) ? keys : [];
}

/** What is lost with the settings of a file. */
function lossOf(settings: readonly string[]): string {
  const names = settings.slice(0, listed).join(', ');
  const rest = settings.length - listed;
  return rest > 0 ? `Its settings would be lost: ${names} and ${rest} more.` : `Its settings would be lost: ${names}.`;
}
