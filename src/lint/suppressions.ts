/** Comments that switch off rules: for a line, the next line, a block or a file. */
import { didYouMean } from '../core/nearest.ts';

/**
 * `# cilium-extras-disable-line a, b`. The text after ` -- ` is a reason for people. As in YAML and INI, the comment
 * must be at the start of a line or after a blank.
 */
const directive = /(?:^|[ \t])(#[ \t]*cilium-extras-(disable|enable)([\w-]*))(?:[ \t]+(.*?))?[ \t]*$/;

const kinds = ['disable-line', 'disable-next-line', 'disable-file', 'disable', 'enable'] as const;
type Kind = (typeof kinds)[number];

/** One rule that a comment switches off on some lines. */
interface Suppression {
  rule: string;
  /** Lines from 1, including the last one. */
  from: number;
  to: number;
  /** Where the comment is. */
  line: number;
  column: number;
  isUsed: boolean;
}

/** A problem with a comment. */
export interface SuppressionProblem {
  message: string;
  subject: string;
  line: number;
  column: number;
}

/** The rules that comments in a file switch off. */
export class Suppressions {
  readonly #entries: Suppression[] = [];
  readonly #problems: SuppressionProblem[] = [];

  constructor(text: string) {
    // Nearly every file has no such comment, and splitting is expensive.
    if (!text.includes('cilium-extras-')) return;
    const lines = text.split(/\r\n|\n|\r/);
    const open = new Map<string, Suppression>();
    for (const [index, line] of lines.entries()) {
      const match = directive.exec(line);
      if (match) this.#read(match, lines, index, open);
    }
  }

  #read(match: RegExpExecArray, lines: readonly string[], index: number, open: Map<string, Suppression>): void {
    const [whole, comment = '', verb = '', suffix = '', rest = ''] = match;
    const place = { line: index + 1, column: match.index + whole.indexOf(comment) + 1 };
    const written = `cilium-extras-${verb}${suffix}`;
    const kind = kinds.find((one) => one === `${verb}${suffix}`);
    if (kind === undefined) {
      const near = didYouMean(
        written,
        kinds.map((one) => `cilium-extras-${one}`),
      );
      this.#problems.push({ ...place, subject: written, message: `The comment "${written}" has no effect.${near}` });
      return;
    }
    const rules = (rest.split(/(?:^|[ \t])--(?:[ \t]|$)/)[0] ?? '').split(/[\s,]+/).filter((rule) => rule !== '');
    if (kind === 'enable') {
      for (const [rule, entry] of open) {
        if (rules.length > 0 && !rules.includes(rule)) continue;
        entry.to = index;
        open.delete(rule);
      }
      return;
    }
    if (rules.length === 0) {
      const message = `The comment "${written}" has no rule, so it has no effect. Add a rule id, as in: # ${written} dead-variable.`;
      this.#problems.push({ ...place, subject: written, message });
    }
    for (const rule of rules) {
      const entry = { rule, ...linesOf(kind, lines, index), ...place, isUsed: false };
      this.#entries.push(entry);
      if (kind === 'disable') open.set(rule, entry);
    }
  }

  /** True if findings of the rule on the line (from 1) are suppressed. */
  has(rule: string, line: number): boolean {
    const found = this.#entries.filter((entry) => entry.rule === rule && entry.from <= line && line <= entry.to);
    for (const entry of found) entry.isUsed = true;
    return found.length > 0;
  }

  /** Comments that are invalid, or that have not suppressed any finding so far. */
  problems(rules: readonly string[]): SuppressionProblem[] {
    const unused = this.#entries.filter(({ isUsed }) => !isUsed);
    return [
      ...this.#problems,
      ...unused.map(({ rule, line, column }) => {
        const message = rules.includes(rule)
          ? `This comment has no effect: the rule "${rule}" reports nothing on the lines that it covers. Remove the comment.`
          : `This comment has no effect, because the rule "${rule}" is unknown.${didYouMean(rule, rules)}`;
        return { message, subject: rule, line, column };
      }),
    ].sort((a, b) => a.line - b.line || a.column - b.column);
  }
}

function linesOf(kind: Exclude<Kind, 'enable'>, lines: readonly string[], index: number): { from: number; to: number } {
  if (kind === 'disable-file') return { from: 1, to: Number.POSITIVE_INFINITY };
  if (kind === 'disable') return { from: index + 1, to: Number.POSITIVE_INFINITY };
  const line = kind === 'disable-line' ? index + 1 : nextSetting(lines, index) + 1;
  return { from: line, to: line };
}

/** Several comments may be above the line that they apply to. */
function nextSetting(lines: readonly string[], index: number): number {
  let next = index + 1;
  while (/^[ \t]*#/.test(lines[next] ?? '')) next++;
  return next;
}
