/** Finds the values of a chart that nothing reads. */
import type { ChartSource } from '../cilium/chart-source.ts';
import { templateMentions } from '../cilium/template-paths.ts';

/**
 * Of the values without an effect, those that no template mentions: neither themselves, nor a mapping around them, nor
 * a part of them. A value that a template mentions may take effect in a context that was not tried, so its effect is
 * unknown.
 */
export function unread(source: ChartSource, unmoved: Iterable<string>): Set<string> {
  const words = new Set([...source.templates.values()].flatMap((template) => [...mentionedIn(template)]));
  const above = new Set([...words].flatMap(withAncestors));
  return new Set([...unmoved].filter((path) => !above.has(path) && !withAncestors(path).some((one) => words.has(one))));
}

/** By template: most are the same in all patch releases of a minor. */
const read = new Map<string, ReadonlySet<string>>();

function mentionedIn(template: string): ReadonlySet<string> {
  const known = read.get(template);
  if (known) return known;
  const found = new Set(templateMentions([template]).words.keys());
  read.set(template, found);
  return found;
}

/** A path and the mappings around it. */
function withAncestors(path: string): string[] {
  const found = [path];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) found.push(path.slice(0, dot));
  return found;
}
