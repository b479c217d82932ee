import type { Location } from './finding.ts';

/** Lines longer than this are cut to a window around the column. */
const maxWidth = 160;
const context = 1;

/** Replaces a character that is not shown. */
const replacement = '\u00b7';

/** How the parts of a frame are painted; the default paints nothing. */
export interface FramePaint {
  gutter(text: string): string;
  marker(text: string): string;
}

const plain: FramePaint = { gutter: (text) => text, marker: (text) => text };

/**
 * Text from a foreign file made safe for a terminal: no escape sequences, no control characters, one cell a tab.
 * Bidirectional marks go too: they can make a line read as something else.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, replacement);
}

/** No message needs more; a name out of a broken file can be as long as the file. */
const maxMessage = 2000;

/** A message on one line, safe for a terminal, and not endless. */
export function printableMessage(message: string): string {
  const cut = message.length > maxMessage ? `${message.slice(0, maxMessage)}\u2026` : message;
  return printable(cut.replace(/\s*[\r\n]+\s*/g, ' '));
}

/** As `printable`, for text of several lines: line breaks and tabs stay. */
export function printableLines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/gu, replacement);
}

/** The text's lines, whatever ends them. */
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
    // The last line of a file that ends with a line break is not a line.
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
