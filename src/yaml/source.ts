import { codeFrame, splitLines } from '../core/code-frame.ts';
import type { Location } from '../core/finding.ts';

const byteOrderMark = '\ufeff';
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The text of a file. Converts offsets (UTF-16 units, from 0) to lines and columns (UTF-16 units, from 1). */
export class Source {
  readonly file: string;
  readonly text: string;
  /** Offset of each line's first character. */
  readonly #lineStarts: readonly number[];

  constructor(text: string, file: string) {
    this.file = file;
    this.text = text;
    // A byte order mark does not count as a column of the first line.
    const starts = [text.startsWith(byteOrderMark) ? 1 : 0];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== lineFeed && code !== carriageReturn) continue;
      if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
      starts.push(at + 1);
    }
    this.#lineStarts = starts;
  }

  /** Line and column of an offset. An offset outside the text counts as its start or end. */
  position(offset: number): { line: number; column: number } {
    const inside = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, inside - (this.#lineStarts[low] ?? 0)) + 1 };
  }

  /** The location between two offsets, without trailing white space. */
  location(start: number, end: number): Location {
    const length = this.text.slice(start, end).trimEnd().length;
    const { line: endLine, column: endColumn } = this.position(start + length);
    return { file: this.file, ...this.position(start), endLine, endColumn };
  }

  /** The code around a location, for messages. */
  frame(location: Location): string {
    return codeFrame(splitLines(this.text), location);
  }
}
