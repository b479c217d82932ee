/** The pages of rules, and links to them from rule names in terminals that support links. */
import { existsSync } from 'node:fs';
import { docsLink } from '../../core/docs-link.ts';
import type { Io } from './io.ts';
import type { Output } from './output.ts';

/** The package's directory, relative to the bundle (`dist/chunks/`, `dist/`) or to the sources. */
const roots = ['../../', '../', '../../../'].map((path) => new URL(path, import.meta.url));

/** The address of a rule's page: the published one, or else the one in the package. */
export function pageOf(rule: string): string | undefined {
  const page = `docs/rules/${rule}.md`;
  const link = docsLink(page);
  if (link !== page) return link;
  return roots.map((root) => new URL(page, root)).find((candidate) => existsSync(candidate))?.href;
}

/**
 * Recognises terminals that support OSC 8 links by their environment variables. VTE supports them from 0.50 on; its
 * variable has the version as one number. Source: https://github.com/Alhadis/OSC8-Adoption
 */
function isKnown({ TERM = '', TERM_PROGRAM = '', VTE_VERSION = '', ...env }: Io['env']): boolean {
  if (/^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|Tabby|rio)$/.test(TERM_PROGRAM)) return true;
  if (/^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour|wezterm)/.test(TERM)) return true;
  if (/^\d{4}$/.test(VTE_VERSION)) return Number(VTE_VERSION) >= 5000;
  return ['WT_SESSION', 'KONSOLE_VERSION', 'KITTY_WINDOW_ID', 'DOMTERM'].some((name) => (env[name] ?? '') !== '');
}

/**
 * True if links may be written: to a terminal that is known to support them, or with FORCE_HYPERLINK as in other
 * programs.
 */
export function usesLinks({ env }: Pick<Io, 'env'>, output: Output): boolean {
  if (env.FORCE_HYPERLINK !== undefined && env.FORCE_HYPERLINK !== '') return env.FORCE_HYPERLINK !== '0';
  const isLogged = env.CI !== undefined && env.CI !== '' && env.CI !== 'false';
  return output.isTTY === true && env.TERM !== 'dumb' && !isLogged && isKnown(env);
}

/** Turns the name of a rule into a link to its page. Returns the painted name unchanged if the rule has no page. */
export function ruleLink(rule: string, painted: string): string {
  const page = pageOf(rule);
  return page === undefined ? painted : `\u001b]8;;${page}\u001b\\${painted}\u001b]8;;\u001b\\`;
}
