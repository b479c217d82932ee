/** Keys of labels and taints: `key` next to `operator` or `effect` in a selector or a toleration is not a secret. */

/** Words that occur only in selectors and tolerations, by their key. */
const words: Readonly<Record<string, RegExp>> = {
  operator: /^(?:In|NotIn|Exists|DoesNotExist|Equal|Gt|Lt)$/,
  effect: /^(?:NoSchedule|PreferNoSchedule|NoExecute)$/,
};

/** True if an entry shows that its mapping is an expression of a selector, a taint, or a toleration. */
export function tellsSelector(name: string, value: unknown): boolean {
  return Object.hasOwn(words, name) && typeof value === 'string' && (words[name]?.test(value) ?? false);
}

/** An entry of a mapping in block style, or on a line of its own in JSON. */
const entry =
  /^([ \t]*(?:- +)*)(["']?)(key|operator|effect)\2[ \t]*:[ \t]*(["']?)([A-Za-z]*)\4[ \t]*,?[ \t]*(?:#.*)?\r?$/;
const keyEntry = /^([ \t]*(?:- +)*)["']?key["']?[ \t]*:/;

/** Numbers of the lines whose `key` belongs to a label or a taint. */
export function selectorKeyLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const column = keyEntry.exec(line)?.[1]?.length;
    if (column === undefined) continue;
    const startsHere = /^[ \t]*- /.test(line);
    if (reaches(lines, index, column, 1) || (!startsHere && reaches(lines, index, column, -1))) found.add(index);
  }
  return found;
}

/** True if the mapping has such an entry before or after a line, by `step`. */
function reaches(lines: readonly string[], from: number, column: number, step: 1 | -1): boolean {
  for (let index = from + step; index >= 0 && index < lines.length; index += step) {
    const line = lines[index] ?? '';
    const place = placeOf(line, column, step);
    if (place === 'outside') return false;
    if (place === 'below') continue;
    const [, before = '', , name = '', , value] = entry.exec(line) ?? [];
    if (before.length === column && tellsSelector(name, value)) return true;
    if (place === 'first') return false;
  }
  return false;
}

/** The place of a line relative to a mapping in a column. `first` is the first entry of an item of a list. */
function placeOf(line: string, column: number, step: 1 | -1): 'below' | 'entry' | 'first' | 'outside' {
  const indent = line.search(/[^ \t\r]/);
  if (indent < 0 || indent > column) return 'below';
  const beginsItem = /^[ \t]*- /.test(line);
  // The value of an entry may be a list with the same indentation as the entry.
  if (indent === column) return beginsItem ? 'below' : 'entry';
  return beginsItem && step < 0 ? 'first' : 'outside';
}

/** True if the pair at this place of a line is in a flow mapping of a selector or a toleration. */
export function isInFlowSelector(line: string, at: number): boolean {
  const open = line.lastIndexOf('{', at);
  if (open < 0) return false;
  const close = line.indexOf('}', at);
  const inside = line.slice(open, close < 0 ? undefined : close);
  return [...inside.matchAll(/["']?\b(operator|effect)["']?[ \t]*:[ \t]*["']?([A-Za-z]+)/g)].some(
    ([, name = '', word]) => tellsSelector(name, word),
  );
}
