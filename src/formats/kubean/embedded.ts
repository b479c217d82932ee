/** YAML inside a string of another YAML file, as manifests transport it, with positions in the outer file. */
import { isScalar, type Scalar } from 'yaml';
import type { Location } from '../../core/finding.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { type ReadResult, readDocuments } from '../../yaml/read.ts';

export interface Embedded {
  result: ReadResult;
  /** Set where positions in `result` are not positions of the outer file: the key, which then means all. */
  instead?: Location;
}

/**
 * Reads the YAML in the string at `path`; undefined if it is missing.
 *
 * The lines of a literal block (`|`) are in the outer file as they are, only indented. So the rest of that file is
 * blanked out and the block is read in place: every offset is an offset of the outer file. In a quoted or folded string
 * the lines are elsewhere, and problems are reported at the key.
 */
export function readEmbedded(document: YamlDocument, path: readonly (string | number)[]): Embedded | undefined {
  const node = document.resolve(document.find(path)?.value);
  if (!isScalar(node) || typeof node.value !== 'string') return undefined;
  const { file, text } = document.source;
  const start = literalStart(node, text);
  if (start !== undefined) {
    const end = node.range?.[1] ?? start;
    return { result: readDocuments(blank(text.slice(0, start)) + withMarkers(text.slice(start, end)), { file }) };
  }
  return { result: readDocuments(node.value, { file }), instead: document.locateKey(path) };
}

/**
 * The lines of a block with the markers between documents at the beginning of their lines, where alone YAML takes them for
 * such. The lines stay as long as they were.
 */
function withMarkers(block: string): string {
  const indents = [...block.matchAll(/^( *)[^\s]/gm)].map(([, blanks = '']) => blanks.length);
  const indent = Math.min(...indents);
  if (indents.length === 0 || indent === 0) return block;
  const marker = new RegExp(`^ {${indent}}(---|\\.\\.\\.)(?=[ \\t\\r]|$)`, 'gm');
  return block.replace(marker, (_, word: string) => `${word}${' '.repeat(indent)}`);
}

/** Offset of a literal block's first line, behind its header; undefined for any other string. */
function literalStart(node: Scalar, text: string): number | undefined {
  if (node.type !== 'BLOCK_LITERAL' || !node.range) return undefined;
  const header = /\r\n|\n|\r/g;
  header.lastIndex = text.indexOf('|', node.range[0]);
  const lineBreak = header.exec(text);
  return lineBreak ? lineBreak.index + lineBreak[0].length : undefined;
}

/** Blanks for everything but line breaks, so that offsets and lines stay. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
