/** Builds the edits that rules offer, and applies them to texts. */

import type { RawOption, RawValue } from '../cluster/raw-settings.ts';
import { append } from '../core/append.ts';
import type { Json } from '../core/json.ts';
import type { Change } from '../yaml/change.ts';
import { applyChanges, removeKey } from '../yaml/edit.ts';
import type { YamlPlace } from '../yaml/place.ts';
import { stringify } from '../yaml/write.ts';
import type { Fix, LintFinding } from './rule.ts';

/** A fix with several edits in one file; undefined if one of them cannot be made safely. */
export function fixOf(file: string, ...edits: readonly (readonly Change[] | undefined)[]): Fix | undefined {
  const changes: Change[] = [];
  for (const edit of edits) {
    if (!edit) return undefined;
    append(changes, edit);
  }
  return { file, changes };
}

export interface FixedFile {
  file: string;
  before: string;
  after: string;
}

/**
 * Applies the fixes of findings, file by file. Of conflicting fixes, only the first is applied. The others wait for the
 * next run, which reads the file again.
 */
export function applyFixes(
  findings: readonly LintFinding[],
  textOf: (file: string) => string | undefined,
): FixedFile[] {
  const byFile = new Map<string, Fix[]>();
  for (const { fix } of findings) {
    if (!fix) continue;
    const fixes = byFile.get(fix.file) ?? [];
    // The same finding in several scopes needs only one fix.
    if (!fixes.some((other) => sameFix(other, fix))) fixes.push(fix);
    byFile.set(fix.file, fixes);
  }
  const fixed: FixedFile[] = [];
  for (const [file, fixes] of byFile) {
    const before = textOf(file);
    if (before === undefined) continue;
    const after = applyChanges(
      before,
      fixes.map(({ changes }) => changes),
    ).text;
    if (after !== before) fixed.push({ file, before, after });
  }
  return fixed;
}

function sameFix(left: Fix, right: Fix): boolean {
  return JSON.stringify(left.changes) === JSON.stringify(right.changes);
}

/**
 * Adds a variable above another one, and above its comment lines. Undefined if the
 * file's top-level mapping is not in block style.
 * @internal
 */
export function addBefore(place: YamlPlace, name: string, value: Json): Change[] | undefined {
  const { document, path, instead } = place;
  if (instead) return undefined;
  const { text } = document.source;
  const holder = document.find(path.slice(0, -1))?.value;
  if (document.mapping(holder)?.flow) return undefined;
  const offset = document.find(path)?.keyNode?.range?.[0];
  if (offset === undefined) return undefined;
  let line = lineStart(text, offset);
  const indent = text.slice(line, offset);
  if (indent.trim() !== '') return undefined;
  const comments = /(?:(?<![^\r\n])[ \t]*#[^\r\n]*(?:\r\n|\n|\r))+$/.exec(text.slice(0, line));
  line -= comments?.[0].length ?? 0;
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const written = stringify({ [name]: value }, { ansible: true })
    .trimEnd()
    .split('\n');
  return [{ start: line, end: line, text: written.map((part) => indent + part + lineBreak).join('') }];
}

function lineStart(text: string, offset: number): number {
  let start = Math.max(0, offset);
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return start;
}

/**
 * Removes a raw setting, and the mappings that would become empty. The variable itself stays.
 * @internal
 */
export function removeRaw({ place, definition }: RawOption | RawValue): Change[] | undefined {
  const { yaml } = definition;
  if (!place || !yaml) return undefined;
  let { path } = place;
  while (path.length > yaml.path.length + 1) {
    const above = path.slice(0, -1);
    if (yaml.document.entries(yaml.document.find(above)?.value).length > 1) break;
    path = above;
  }
  return removeKey({ ...yaml, path });
}
