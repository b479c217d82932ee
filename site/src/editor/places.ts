/** Positions of findings in the editor's text. */
import type { Text } from '@codemirror/state';
import type { Location } from '../../../src/index.ts';

/** Offsets of a location: up to the end of its line if it has no end, and the first line if there is no location. */
export function rangeOf(doc: Text, location: Location | undefined): { from: number; to: number } {
  const from = offsetOf(doc, location?.line ?? 1, location?.column ?? 1);
  const { endLine, endColumn } = location ?? {};
  const end =
    endLine === undefined || endColumn === undefined ? doc.lineAt(from).to : offsetOf(doc, endLine, endColumn);
  return { from, to: Math.max(from, end) };
}

/** The library counts from 1; a location after the text is moved to its end. */
function offsetOf(doc: Text, line: number, column: number): number {
  if (line > doc.lines) return doc.length;
  const { from, to } = doc.line(Math.max(1, line));
  return Math.min(to, from + Math.max(0, column - 1));
}
