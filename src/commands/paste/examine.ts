/** The findings on a pasted text, with safe fixes. */
import type { Catalog } from '../../catalog/catalog.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { normalise } from '../../lint/reporters/normalise.ts';
import type { LintFinding } from '../../lint/rule.ts';
import { lint, lintSource } from '../lint/lint.ts';
import { pasteFile, pasteFiles } from './kind.ts';
import { type Paste, targetOf } from './target.ts';

/**
 * The findings of `lint` for inventories and intents, and of `translate` for Helm flags and values. Sorted by place.
 * Never throws for anything in the text.
 */
export async function examinePaste(paste: Paste, catalog: Catalog): Promise<LintFinding[]> {
  if (paste.kind === 'helm-values' || paste.kind === 'helm-command') return ofHelm(paste, catalog);
  const file = pasteFile(paste);
  const files = memoryFileSystem({ [file]: paste.text });
  const { findings } = await lint([file], { files, catalog, target: await targetOf(paste, catalog), allowEmpty: true });
  return normalise(findings);
}

/**
 * The findings of a translation. For values, also the findings of lint for the chart. The translation fixes some
 * problems, so on the same line its finding takes precedence.
 */
async function ofHelm(paste: Paste, catalog: Catalog): Promise<LintFinding[]> {
  // An inventory needs little of the code that translates Helm settings, so a page loads that code only when needed.
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

/** The text with every safe fix; unchanged if it has no safe fix. */
export async function fixPaste(paste: Paste, catalog: Catalog): Promise<string> {
  if (paste.kind === 'helm-values' || paste.kind === 'helm-command') return paste.text;
  const file = pasteFile(paste);
  const files = memoryFileSystem({ [file]: paste.text });
  const target = await targetOf(paste, catalog);
  const { fixed } = await lint([file], { files, catalog, target, fix: true, allowEmpty: true });
  return fixed.get(file) ?? paste.text;
}
