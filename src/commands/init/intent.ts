/** A first intent as text, with comments that explain it. */
import type { AnyFeature } from '../../core/feature.ts';
import type { IntentTarget } from '../../formats/intent/schema.ts';
import { Commented, commentLines, stringify, type Writable } from '../../yaml/write.ts';
import { type Decision, decisionsBelow, decisionsOf, type Wish } from './decisions.ts';

export interface Wishes {
  target: IntentTarget;
  /** By the feature's key. */
  features: ReadonlyMap<string, Wish>;
}

/** The mapping with each decision's description as a comment above it. */
function explained(wish: Wish, decisions: readonly Decision[]): Writable {
  if (typeof wish !== 'object') return wish;
  return Object.fromEntries(
    Object.entries(wish).map(([key, value]): [string, Writable] => {
      const decision = decisions.find((candidate) => candidate.key === key);
      if (!decision) return [key, value];
      const below = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
      const written = below ? explained(below, decisionsBelow(decision.question)) : value;
      return [key, decision.description === '' ? written : new Commented(decision.description, written)];
    }),
  );
}

function featureEntry(feature: AnyFeature, wish: Wish, features: readonly AnyFeature[]): Writable {
  const decisions = decisionsOf(feature, features);
  const taken = typeof wish === 'object' ? Object.keys(wish) : [];
  const open = decisions.filter(({ key }) => !taken.includes(key)).map(({ key }) => key);
  const comment = [`${feature.title}. ${feature.summary}`];
  if (open.length > 0 && wish !== false) comment.push(`Defaults of Cilium: ${open.join(', ')}.`);
  return new Commented(comment.join('\n'), isBare(wish) ? true : explained(wish, decisions));
}

function isBare(wish: Wish): boolean {
  return typeof wish === 'object' && Object.keys(wish).length === 0;
}

/**
 * The intent as YAML.
 *
 * @param file name of the file, for the commands in its heading
 * @param available the features that the target's Cilium has
 */
export function intentText(
  { target, features: wishes }: Wishes,
  file: string,
  features: readonly AnyFeature[],
  available: readonly AnyFeature[],
): string {
  const heading = [
    'Settings of Cilium, independent of the release.',
    `cilium-extras generate ${file} writes the configuration for the target.`,
    'cilium-extras explain describes each name and the versions that have it.',
  ];
  const chosen = features.flatMap((feature): [string, Writable][] => {
    const wish = wishes.get(feature.key);
    return wish === undefined ? [] : [[feature.key, featureEntry(feature, wish, features)]];
  });
  const others = available.filter(({ key }) => !wishes.has(key)).map(({ key, summary }) => `\n  ${key}: ${summary}`);
  const body = stringify({
    version: 1,
    ...(Object.keys(target).length > 0 && { target: new Commented('Target release.', { ...target }) }),
    features: new Commented('Each is true, false (explicitly off), or a mapping.', Object.fromEntries(chosen)),
  });
  // The comment comes last, so that no line moves when a feature is added.
  const rest = others.length > 0 ? commentLines(`Other features:${others.join('')}`) : '';
  return `${heading.map((line) => commentLines(line)).join('')}${body}${rest}`;
}
