/** The findings on a pasted text, with the fixes that are certain. */
import type { Catalog } from '../../catalog/catalog.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { normalise } from '../../lint/reporters/normalise.ts';
import type { LintFinding } from '../../lint/rule.ts';
import { lint, lintSource } from '../lint/lint.ts';
import { pasteFile, pasteFiles } from './kind.ts';
import { type Paste, targetOf } from './target.ts';

/**
 * What `lint` reports of inventories and intents, and `translate` of Helm's flags and values. Sorted by place.
 * Never throws for what is written in the text.
 */
export async function examinePaste(paste: Paste, catalog: Catalog): Promise<LintFinding[]> {
  if (paste.kind === 'helm-values' || paste.kind === 'helm-command') return ofHelm(paste, catalog);
  const file = pasteFile(paste);
  const files = memoryFileSystem({ [file]: paste.text });
  const { findings } = await lint([file], { files, catalog, target: await targetOf(paste, catalog), allowEmpty: true });
  return normalise(findings);
}

/**
 * What a translation reports, and of values also what is wrong with them for the chart itself. A translation repairs some of
 * that, so its word on a line counts.
 */
async function ofHelm(paste: Paste, catalog: Catalog): Promise<LintFinding[]> {
  // Most of what translates Helm is of no use to an inventory: a page loads it when it is needed.
  const { planPaste } = await import('./planned.ts');
  const { findings } = await planPaste(paste, { helm: false, customCni: false }, catalog);
  if (paste.kind === 'helm-command') return normalise(findings);
  const file = pasteFiles['helm-values'];
  const files = memoryFileSystem({ [file]: paste.text });
  const target = await targetOf(paste, catalog);
  const linted = await lintSource({ kind: 'values', file }, { files, catalog, target });
  const told = new Set(findings.map(({ location }) => location?.line));
  return normalise([...findings, ...linted.findings.filter(({ location }) => !told.has(location?.line))]);
}

/** The text with every certain fix; the same text if it is missing. */
export async function fixPaste(paste: Paste, catalog: Catalog): Promise<string> {
  if (paste.kind === 'helm-values' || paste.kind === 'helm-command') return paste.text;
  const file = pasteFile(paste);
  const files = memoryFileSystem({ [file]: paste.text });
  const target = await targetOf(paste, catalog);
  const { fixed } = await lint([file], { files, catalog, target, fix: true, allowEmpty: true });
  return fixed.get(file) ?? paste.text;
}
