/** Features and decisions on the command line: `dsr`, `dsr.mode=hybrid`, `egressGateway=false`. */

import { UserError } from '../../core/errors.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { didYouMean } from '../../core/nearest.ts';
import { readDocuments } from '../../yaml/read.ts';
import { decide, decisionsBelow, decisionsOf, type Question, type Wish } from './decisions.ts';
import { meant } from './meant.ts';

/** Reads a value. A question with a text answer keeps it as it is; anything else is parsed as in an intent. */
function readValue(question: Question | undefined, text: string, option: string): Json {
  const isText = question?.kind === 'text' || (question?.kind === 'choice' && typeof question.words[0] === 'string');
  if (isText) return text;
  const { documents, problems } = readDocuments(text, { file: option });
  const [problem] = problems;
  if (problem) throw new UserError(`--feature ${option}: ${problem.message}`);
  // Only vaulted and binary values have no data.
  const data: unknown = documents[0]?.value() ?? null;
  return JSON.parse(JSON.stringify(data) ?? 'null') as Json;
}

function unknownKey(option: string, key: string, where: string, known: readonly string[]): UserError {
  return new UserError(`--feature ${option}: ${where} has no "${key}".${didYouMean(key, known)}`, {
    hint: known.length > 0 ? `There is ${known.join(', ')}.` : `${where} can only be true or false.`,
  });
}

function unknownFeature(option: string, key: string, features: readonly AnyFeature[]): UserError {
  const near = meant(key, features);
  const suggestion = near === undefined ? '' : ` Did you mean "${near}"?`;
  return new UserError(`--feature ${option}: there is no feature "${key}".${suggestion}`, {
    hint: `There is ${features.map((feature) => feature.key).join(', ')}.`,
  });
}

/**
 * Reads the `--feature` options in order.
 *
 * @throws UserError for an unknown name, a value that is not YAML, and a feature that is not a boolean or a mapping.
 * The intent's schema checks everything else later.
 */
export function presetWishes(options: readonly string[], features: readonly AnyFeature[]): Map<string, Wish> {
  const wishes = new Map<string, Wish>();
  for (const option of options) {
    const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(option) ?? [];
    const [key = '', ...path] = name.split('.');
    const feature = features.find((candidate) => candidate.key === key || candidate.id === key);
    if (!feature) throw unknownFeature(option, key, features);
    let decisions = decisionsOf(feature, features);
    let question: Question | undefined = { kind: 'switch', details: { kind: 'mapping', decisions }, hasNo: true };
    let where = feature.key;
    for (const step of path) {
      const decision = decisions.find((candidate) => candidate.key === step);
      if (!decision) {
        throw unknownKey(
          option,
          step,
          where,
          decisions.map((candidate) => candidate.key),
        );
      }
      question = decision.question;
      decisions = decisionsBelow(question);
      where = `${where}.${step}`;
    }
    const said = value === undefined ? true : readValue(question, value, option);
    if (path.length === 0 && typeof said !== 'boolean' && (typeof said !== 'object' || said === null)) {
      throw new UserError(`--feature ${option}: a feature is true, false or a mapping`);
    }
    const before = wishes.get(feature.key) ?? true;
    // `--feature dsr.mode=dsr --feature dsr`: the bare name does not reset the mode.
    if (path.length === 0 && value === undefined && typeof before === 'object') continue;
    wishes.set(feature.key, decide(before, path, said));
  }
  return wishes;
}
