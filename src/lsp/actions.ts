/** Actions on findings: their fixes, all fixes of a file, and a comment that suppresses a rule. */
import { type CodeAction, CodeActionKind, type Diagnostic, type Range, type TextEdit } from 'vscode-languageserver';
import { hideSecrets } from '../core/secrets.ts';
import type { LintFinding } from '../lint/rule.ts';
import type { Change } from '../yaml/change.ts';
import type { YamlValue } from '../yaml/document.ts';
import { applyChanges } from '../yaml/edit.ts';
import { readDocuments } from '../yaml/read.ts';
import { Source } from '../yaml/source.ts';
import { rangeOf } from './diagnostics.ts';
import { isRule } from './links.ts';

/** A file to edit. */
interface EditedFile {
  uri: string;
  /** The text that the edits are for. A file that has changed since gets no edits. */
  text: string;
}

export interface ActionContext {
  file: EditedFile;
  lines: readonly string[];
  /** Files of fixes by path; undefined for a file that has changed since. */
  fileOf(path: string): EditedFile | undefined;
  /** The finding in the form that the client has. */
  diagnosticOf(finding: LintFinding): Diagnostic;
  /** Translates into the user's language. */
  translate(text: string): string;
}

/** Actions for the findings that a range touches, the best ones first. */
export function actionsFor(findings: readonly LintFinding[], range: Range, context: ActionContext): CodeAction[] {
  const touched = findings.filter(({ location }) => location && touches(rangeOf(location, context.lines), range));
  return [
    ...touched.flatMap((finding) => fixActions(finding, context)),
    ...touched.flatMap((finding) => suppressAction(finding, context)),
    ...fixAllAction(findings, context),
  ];
}

function touches(one: Range, other: Range): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}

function fixActions(finding: LintFinding, { fileOf, diagnosticOf, translate }: ActionContext): CodeAction[] {
  const { fix, rule } = finding;
  const file = fix && fileOf(fix.file);
  if (!fix || !file) return [];
  return [
    {
      title: translate(titleOf(fix.changes, file.text) ?? `Fix ${rule}`),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(finding)],
      isPreferred: true,
      edit: { changes: { [file.uri]: editsOf(fix.changes, file.text) } },
    },
  ];
}

/** The longest text to show in a menu. */
const longestTitle = 60;

/** The title of a fix with one change; undefined if it would be too long for a menu. */
function titleOf(changes: readonly Change[], text: string): string | undefined {
  const [change, second] = changes;
  if (!change || second) return undefined;
  const before = text.slice(change.start, change.end).trim();
  const after = change.text.trim();
  if ([before, after].some((part) => part.length > longestTitle || /[\r\n]/.test(part))) return undefined;
  if (hideSecrets(`${before}\n${after}`) !== `${before}\n${after}`) return undefined;
  if (after === '') return before === '' ? undefined : `Remove ${before}`;
  return before === '' ? `Add ${after}` : `Replace ${before} with ${after}`;
}

function editsOf(changes: readonly Change[], text: string): TextEdit[] {
  const source = new Source(text, '');
  return changes.map((change) => {
    const [start, end] = [source.position(change.start), source.position(change.end)];
    return {
      range: {
        start: { line: start.line - 1, character: start.column - 1 },
        end: { line: end.line - 1, character: end.column - 1 },
      },
      newText: change.text,
    };
  });
}

function fixAllAction(findings: readonly LintFinding[], { file, fileOf, translate }: ActionContext): CodeAction[] {
  const groups = findings.flatMap(({ fix }) => (fix && fileOf(fix.file)?.uri === file.uri ? [fix.changes] : []));
  if (groups.length === 0) return [];
  const { applied } = applyChanges(file.text, groups);
  const changes = groups.filter((_, index) => applied[index]).flat();
  return [
    {
      title: translate('Apply all fixes of cilium-extras to this file'),
      kind: `${CodeActionKind.SourceFixAll}.cilium-extras`,
      edit: { changes: { [file.uri]: editsOf(changes, file.text) } },
    },
  ];
}

/**
 * Adds a comment above the line of a finding. Empty if the file cannot have
 * comments, or the finding is not from a rule.
 */
function suppressAction(finding: LintFinding, { file, lines, diagnosticOf, translate }: ActionContext): CodeAction[] {
  const { location, rule } = finding;
  if (!location || !isRule(rule) || /^\s*[{[]/.test(file.text)) return [];
  const at = location.line - 1;
  const indent = /^[ \t]*/.exec(lines[at] ?? '')?.[0] ?? '';
  const insert = { line: at, character: 0 };
  const above = /^[ \t]*#[ \t]*cilium-extras-disable-next-line[ \t]+[^\r\n]*?(?=[ \t]*(?:--[ \t].*)?$)/.exec(
    lines[at - 1] ?? '',
  );
  const edit: TextEdit = above
    ? {
        range: {
          start: { line: at - 1, character: above[0].length },
          end: { line: at - 1, character: above[0].length },
        },
        newText: `, ${rule}`,
      }
    : {
        range: { start: insert, end: insert },
        newText: `${indent}# cilium-extras-disable-next-line ${rule}${lineBreakOf(file.text)}`,
      };
  const isComment = keepsData(file.text, edit, lines);
  const start = { line: 0, character: 0 };
  const newText = `# cilium-extras-disable-file ${rule}${lineBreakOf(file.text)}`;
  return [
    {
      title: translate(isComment ? `Disable ${rule} for this line` : `Disable ${rule} in this file`),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(finding)],
      edit: { changes: { [file.uri]: [isComment ? edit : { range: { start, end: start }, newText }] } },
    },
  ];
}

/** False if the inserted line would become part of a multi-line string instead of a comment. */
function keepsData(text: string, { range: { start }, newText }: TextEdit, lines: readonly string[]): boolean {
  const before = readDocuments(text, { file: '' });
  // Not YAML, for example an INI inventory, where a separate line is always a comment.
  if (before.problems.some(({ kind }) => kind !== 'duplicate-key')) return true;
  const line = lines[start.line] ?? '';
  const edited = lines.with(start.line, line.slice(0, start.character) + newText + line.slice(start.character));
  const after = readDocuments(edited.join('\n'), { file: '' });
  const [one, other] = [before, after].map(({ documents }) => documents.map((document) => document.value()));
  return sameData(one ?? [], other ?? []);
}

/** True for equal data. Strings that contain YAML, as in manifests, may differ in their comments. */
function sameData(one: YamlValue, other: YamlValue): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other || sameYaml(one, other);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [entries, others] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return entries.size === others.size && [...entries].every(([key, value]) => sameData(value, others.get(key) ?? null));
}

function sameYaml(one: string, other: string): boolean {
  const [before, after] = [one, other].map((text) => {
    const { documents, problems } = readDocuments(text, { file: '' });
    const [document] = documents;
    return problems.length === 0 && documents.length === 1 && document?.mapping(document.root)
      ? document.value()
      : undefined;
  });
  return before !== undefined && after !== undefined && sameData(before, after);
}

function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
