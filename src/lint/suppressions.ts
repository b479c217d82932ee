/** Comments that switch rules off for one line. */

/**
 * `# cilium-extras-disable-line a, b` and `# cilium-extras-disable-next-line a`. What stands behind ` -- ` is a reason
 * for people. The comment has to begin a line or follow a blank, as comments do in YAML and INI.
 */
const directive = /(?:^|[ \t])#[ \t]*cilium-extras-disable-(next-line|line)[ \t]+([\w/-]+(?:[ \t]*,[ \t]*[\w/-]+)*)/;

/** The rules that a file's comments switch off, by line. */
export class Suppressions {
  readonly #rules = new Map<number, Set<string>>();

  constructor(text: string) {
    // Nearly every file has none, and splitting costs.
    if (!text.includes('cilium-extras-disable-')) return;
    const lines = text.split(/\r\n|\n|\r/);
    for (const [index, line] of lines.entries()) {
      const match = directive.exec(line);
      if (!match) continue;
      const target = match[1] === 'line' ? index : nextSetting(lines, index);
      const rules = this.#rules.get(target + 1) ?? new Set();
      for (const rule of (match[2] ?? '').split(',')) rules.add(rule.trim());
      this.#rules.set(target + 1, rules);
    }
  }

  /** True if findings of the rule on the line (from 1) are not wanted. */
  has(rule: string, line: number): boolean {
    return this.#rules.get(line)?.has(rule) ?? false;
  }
}

/** Comments may be stacked above the line that they speak of. */
function nextSetting(lines: readonly string[], index: number): number {
  let next = index + 1;
  while (/^[ \t]*#/.test(lines[next] ?? '')) next++;
  return next;
}
