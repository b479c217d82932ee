/** Which files a command may replace: those that it wrote itself. No intent contains what somebody wrote by hand. */
import { readFileSync, statSync } from 'node:fs';
import { isMap as isYamlMap, parseDocument } from 'yaml';
import { ForeignFileError } from '../../core/errors.ts';
import { isMap } from '../../core/value-tree.ts';
import { keyText } from '../../yaml/inspect.ts';

/**
 * The first lines of files with a heading of this program: generated files, imported intents and those of `init`, in
 * any language.
 */
const headings = [
  /^# Made by cilium-extras\b/m,
  /^# Mirror of the images of Cilium\b/m,
  /^# Imported by cilium-extras\b|^# cilium-extras generate /m,
];

/** How many names a message lists; the rest is counted. */
const listed = 5;

/**
 * Refuses to replace a file of settings that cilium-extras did not write. JSON has no heading, so its keys identify it.
 * Other texts, such as reports and scripts, may always be replaced.
 *
 * @param path the file as the user named it
 * @param absolute its absolute path; the file may be missing, or be a pipe
 * @param next what is about to be written
 * @param kept texts that the result contains as a whole: a file with one of these texts loses nothing
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

/** Undefined for anything but a readable file: the write reports the reason. */
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

/** The comments before the first other line; in a ConfigMap of Kubean, those at the start of its embedded text. */
function opening(text: string): string {
  const from = /^kind: ConfigMap$/m.test(text) ? /^ +group_vars\.yml: \|\S*\n/m.exec(text) : null;
  const lines = text.slice(from === null ? 0 : from.index + from[0].length).split('\n');
  const end = lines.findIndex((line) => !/^\s*(#|$)/.test(line));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.trim())
    .join('\n');
}

/** The keys of a JSON object; undefined for any other text. */
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

/**
 * The keys of a YAML or JSON mapping; empty for any other text. A report can look like a mapping with sentences as
 * keys.
 */
function settingsOf(text: string): string[] {
  const document = parseDocument(text, { logLevel: 'silent' });
  const { contents } = document;
  const keys =
    document.errors.length === 0 && isYamlMap(contents) ? contents.items.map(({ key }) => keyText(key) ?? '') : [];
  return keys.every((key) => /^\S+$/.test(key)) ? keys : [];
}

/** A sentence on what is lost with the settings of a file. */
function lossOf(settings: readonly string[]): string {
  const names = settings.slice(0, listed).join(', ');
  const rest = settings.length - listed;
  return rest > 0 ? `Its settings would be lost: ${names} and ${rest} more.` : `Its settings would be lost: ${names}.`;
}
