/** YAML inside a string of another YAML file, as in manifests, with positions in the outer file. */
import { isScalar, type Scalar } from 'yaml';
import type { Location } from '../../core/finding.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { type ReadResult, readDocuments } from '../../yaml/read.ts';

export interface Embedded {
  result: ReadResult;
  /**
   * Set if positions in `result` are not positions in the outer file. It is the key's location, which then replaces all
   * of them.
   */
  instead?: Location;
}

/**
 * Reads the YAML in the string at `path`; undefined if there is no such string.
 *
 * The lines of a literal block (`|`) are the same as in the outer file, only indented. So the rest of that file is
 * replaced by blanks, and the block is parsed in place. Every offset is then an offset of the outer file. In a quoted
 * or folded string the positions differ, and problems are reported at the key.
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
 * The lines of a block with document markers moved to the beginning of their lines, the only place where YAML
 * recognises them. The length of the lines stays the same.
 */
function withMarkers(block: string): string {
  const indents = [...block.matchAll(/^( *)[^\s]/gm)].map(([, blanks = '']) => blanks.length);
  const indent = Math.min(...indents);
  if (indents.length === 0 || indent === 0) return block;
  const marker = new RegExp(`^ {${indent}}(---|\\.\\.\\.)(?=[ \\t\\r]|$)`, 'gm');
  return block.replace(marker, (_, word: string) => `${word}${' '.repeat(indent)}`);
}

/** Offset of a literal block's first line, after its header; undefined for any other string. */
function literalStart(node: Scalar, text: string): number | undefined {
  if (node.type !== 'BLOCK_LITERAL' || !node.range) return undefined;
  const header = /\r\n|\n|\r/g;
  header.lastIndex = text.indexOf('|', node.range[0]);
  const lineBreak = header.exec(text);
  return lineBreak ? lineBreak.index + lineBreak[0].length : undefined;
}

/** Replaces everything but line breaks with blanks, so that offsets and lines stay the same. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
