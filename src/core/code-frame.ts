import type { Location } from './finding.ts';

/** Lines longer than this are cut to a window around the column. */
const maxWidth = 160;
const context = 1;

/** Shown instead of a character that could confuse a terminal. */
const replacement = '\u00b7';

/** How the parts of a frame are painted; the default paints nothing. */
export interface FramePaint {
  gutter(text: string): string;
  marker(text: string): string;
}

const plain: FramePaint = { gutter: (text) => text, marker: (text) => text };

/**
 * Makes text from a foreign file safe for a terminal: no escape sequences, no control characters, a blank for each tab.
 * It replaces bidirectional marks too, because they can change how a line reads.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, replacement);
}

/** No message needs more, but it can quote a name from a broken file, as long as the file. */
const maxMessage = 2000;

/** A message on one line, safe for a terminal, and cut to a maximum length. */
export function printableMessage(message: string): string {
  const cut = message.length > maxMessage ? `${message.slice(0, maxMessage)}\u2026` : message;
  return printable(cut.replace(/\s*[\r\n]+\s*/g, ' '));
}

/** As `printable`, for text of several lines: keeps line breaks and tabs. */
export function printableLines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/gu, replacement);
}

/** The lines of a text, with any kind of line ending. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** Offset in the marked line where the marker ends; undefined if the location has no end. */
function markerEnd({ line, endLine, endColumn }: Location, lineLength: number): number | undefined {
  if (endLine === undefined || endColumn === undefined) return undefined;
  return endLine === line ? endColumn - 1 : lineLength;
}

/**
 * The line of a location with its neighbours and a marker below it. Ends without a line break.
 * A location outside the text gives an empty string.
 */
export function codeFrame(lines: readonly string[], location: Location, paint: FramePaint = plain): string {
  const marked = lines[location.line - 1];
  if (marked === undefined) return '';
  const first = Math.max(1, location.line - context);
  const last = Math.min(lines.length, location.line + context);
  const gutterWidth = String(last).length;
  const start = Math.min(location.column, marked.length + 1) - 1;
  const end = Math.min(markerEnd(location, marked.length) ?? start + 1, Math.max(marked.length, start + 1));
  const shift = start > maxWidth - 20 ? start - 20 : 0;

  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1] ?? '';
    // A line break at the end of a file starts no new line.
    if (text === '' && number === lines.length && number !== location.line) continue;
    const here = number === location.line;
    const shown = printable(text.slice(shift, shift + maxWidth));
    frame.push(
      `${here ? paint.marker('>') : ' '} ${paint.gutter(`${String(number).padStart(gutterWidth)} |`)} ${shown}`.trimEnd(),
    );
    if (here) {
      const length = Math.max(1, Math.min(end, shift + maxWidth) - start);
      frame.push(
        `  ${paint.gutter(`${' '.repeat(gutterWidth)} |`)} ${' '.repeat(start - shift)}${paint.marker('^'.repeat(length))}`,
      );
    }
  }
  return frame.join('\n');
}
