/** Completions at a place in a pasted text, and information about the name there. */
import type { Catalog } from '../../catalog/catalog.ts';
import { chooseRelease, type LintTarget, withCilium } from '../../cluster/target/release-choice.ts';
import { splitLines } from '../../core/code-frame.ts';
import { knownAt, suggestionsAt } from '../complete/complete.ts';
import type { DocumentKind } from '../complete/subject.ts';
import type { KnownAt, Place, Suggestion } from '../complete/suggestion.ts';
import type { PasteKind } from './kind.ts';
import { type Paste, resolvePaste } from './target.ts';

/** A command line and a file of hosts are not YAML, so they have no completions. */
const documentKinds: Readonly<Record<PasteKind, DocumentKind | undefined>> = {
  'group-vars': 'variables',
  intent: 'intent',
  'helm-values': 'values',
  kubean: 'kubean',
  inventory: undefined,
  'helm-command': undefined,
  services: undefined,
};

/** Names and values that the target accepts at a place. Never throws for anything in the text. */
export async function suggestInPaste(paste: Paste, place: Place, catalog: Catalog): Promise<Suggestion[]> {
  const kind = documentKinds[paste.kind];
  if (!kind) return [];
  return suggestionsAt(place, {
    catalog,
    kind,
    target: () => targetFor(paste, catalog),
    lines: splitLines(paste.text),
  });
}

/** What the target knows about the name at a place; undefined for an unknown name. */
export async function describeInPaste(paste: Paste, place: Place, catalog: Catalog): Promise<KnownAt | undefined> {
  const kind = documentKinds[paste.kind];
  if (!kind) return undefined;
  return knownAt(place, { catalog, kind, target: () => targetFor(paste, catalog), lines: splitLines(paste.text) });
}

/** The target of a text, or the newest release if the text names an unknown one. */
async function targetFor(paste: Paste, catalog: Catalog): Promise<LintTarget> {
  const resolved = await resolvePaste(paste, catalog);
  const { choice } = await chooseRelease(resolved ? { kubespray: resolved.kubespray } : {}, catalog);
  if (!choice) throw new Error('the catalog knows no release');
  return withCilium(choice, resolved?.cilium ?? choice.facts.cilium.default, catalog);
}
