/** Finds features and settings by their purpose, for names that do not exist. */
import type { AnyFeature } from '../../core/feature.ts';
import { nearest } from '../../core/nearest.ts';
import { type Decision, decisionsBelow, decisionsOf } from './decisions.ts';

/** Words of a name or a sentence: `kubeProxy_free` is kube, proxy, free. */
function wordsIn(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
}

interface Candidate {
  name: string;
  /** Its names, and the sentence on what it does. */
  called: string;
  about: string;
}

function settingsOf(decisions: readonly Decision[], path: string): Candidate[] {
  return decisions.flatMap(({ key, description, question }): Candidate[] => {
    const name = `${path}.${key}`;
    const words = question.kind === 'choice' ? question.words : [];
    return [
      { name, called: name, about: description },
      ...words.map((word) => ({ name: `${name}=${word}`, called: `${path} ${word}`, about: '' })),
      ...settingsOf(decisionsBelow(question), name),
    ];
  });
}

/** How well the words match a candidate. Every word must occur, and a match in its name counts twice. */
function score(words: readonly string[], { name, called, about }: Candidate): number {
  const [names, sentence] = [wordsIn(called), wordsIn(about)];
  let sum = 0;
  for (const word of words) {
    const isNamed = names.includes(word) || names.join('').includes(word);
    if (!isNamed && !sentence.includes(word)) return 0;
    sum += isNamed ? 2 : 1;
  }
  // Of two equal matches, the shorter path wins.
  return sum / words.length - name.split(/[.=]/).length / 100;
}

/** The feature, setting or value that a name most likely means; undefined if nothing matches. */
export function meant(name: string, features: readonly AnyFeature[]): string | undefined {
  const words = wordsIn(name);
  const candidates = features.flatMap((feature): Candidate[] => [
    {
      name: feature.key,
      called: `${feature.key} ${feature.title}`,
      about: `${feature.summary} ${feature.owns.join(' ')}`,
    },
    ...settingsOf(decisionsOf(feature, features), feature.key),
  ]);
  const scored: { name: string | undefined; score: number }[] =
    words.length === 0 ? [] : candidates.map((candidate) => ({ name: candidate.name, score: score(words, candidate) }));
  const best = scored.reduce((top, next) => (next.score > top.score ? next : top), { name: undefined, score: 0 });
  return isNamed(best) ? best.name : (spelt(name, features) ?? best.name);
}

/** True if all words are in the name, not only in the description. */
function isNamed(best: { score: number }): boolean {
  return best.score > 1.9;
}

function spelt(name: string, features: readonly AnyFeature[]): string | undefined {
  const near = nearest(
    name,
    features.flatMap(({ key, id }) => [key, id]),
  );
  return features.find(({ key, id }) => near === key || near === id)?.key;
}
