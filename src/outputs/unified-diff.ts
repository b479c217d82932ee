import { formatPatch, type StructuredPatchHunk, structuredPatch } from 'diff';
import { concealed } from '../formats/secret-values.ts';

/** The text of a file, before and after a change. */
export interface ChangedFile {
  file: string;
  before: string;
  after: string;
}

/**
 * A unified diff for `patch -p1` and `git apply`. It leaves out unchanged lines with secrets. It hides secrets in
 * changed lines, and the first line reports that.
 */
export function unifiedDiff({ file, before, after }: ChangedFile): string {
  const name = file.replace(/^\/+/, '');
  const patch = structuredPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 });
  const old = secretLines(before);
  const fresh = secretLines(after);
  if (old.size === 0 && fresh.size === 0) return written(patch);
  let hides = false;
  const hunks = patch.hunks.flatMap((hunk) => {
    const shown = withoutSecrets(hunk, old, fresh);
    hides ||= shown.hides;
    return shown.hunks;
  });
  const note = hides ? `# ${name}: secrets are hidden, so that this part cannot be applied as it stands.\n` : '';
  return note + written({ ...patch, hunks });
}

function written(patch: Parameters<typeof formatPatch>[0]): string {
  return formatPatch(patch, { includeIndex: false, includeUnderline: false, includeFileHeaders: true });
}

/** Lines with secrets by their number from 1, with the secrets hidden. */
function secretLines(text: string): Map<number, string> {
  const hidden = concealed(text);
  const found = new Map<number, string>();
  if (hidden === text) return found;
  const lines = text.split('\n');
  for (const [index, line] of hidden.split('\n').entries()) if (line !== lines[index]) found.set(index + 1, line);
  return found;
}

/** Splits a hunk at unchanged lines with secrets. */
function withoutSecrets(
  hunk: StructuredPatchHunk,
  old: ReadonlyMap<number, string>,
  fresh: ReadonlyMap<number, string>,
): { hunks: StructuredPatchHunk[]; hides: boolean } {
  const parts: StructuredPatchHunk[] = [];
  let hides = false;
  let part: StructuredPatchHunk | undefined;
  for (const { line, sign, oldLine, newLine } of numberedLines(hunk)) {
    const secret = sign === '+' ? fresh.get(newLine) : old.get(oldLine);
    if (sign === ' ' && secret !== undefined) {
      part = undefined;
      continue;
    }
    if (part === undefined) {
      part = { oldStart: oldLine, oldLines: 0, newStart: newLine, newLines: 0, lines: [] };
      parts.push(part);
    }
    if (isOld(sign)) part.oldLines++;
    if (isNew(sign)) part.newLines++;
    const isHidden = secret !== undefined && isChange(sign);
    hides ||= isHidden;
    part.lines.push(isHidden ? sign + secret : line);
  }
  return { hunks: parts.filter(({ lines }) => lines.some((line) => isChange(line.charAt(0)))), hides };
}

/** The lines of a hunk with their signs, and the current line numbers in both files. */
function* numberedLines(
  hunk: StructuredPatchHunk,
): Generator<{ line: string; sign: string; oldLine: number; newLine: number }> {
  let [oldLine, newLine] = [hunk.oldStart, hunk.newStart];
  for (const line of hunk.lines) {
    const sign = line.charAt(0);
    yield { line, sign, oldLine, newLine };
    if (isOld(sign)) oldLine++;
    if (isNew(sign)) newLine++;
  }
}

function isOld(sign: string): boolean {
  return sign === '-' || sign === ' ';
}

function isNew(sign: string): boolean {
  return sign === '+' || sign === ' ';
}

function isChange(sign: string): boolean {
  return sign === '-' || sign === '+';
}
