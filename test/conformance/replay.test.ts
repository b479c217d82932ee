/**
 * Replays the conformance runs without Ansible and Helm. Today's output of `generate` must equal the recorded one that
 * agreed with Cilium's documentation. It must also refuse what it was right to refuse. After a failure, run `npm run
 * conformance`.
 */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ConformanceCase, cases, casesFor } from '../../scripts/conformance/documented-flags.ts';
import { intentsOf, readIntents, readRecordings, withoutOtherRoles } from '../../scripts/conformance/recording.ts';
import { generate, type Target } from '../../scripts/conformance/subject.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { factsOf } from '../catalog/releases-that-differ.ts';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const recordings = readRecordings();
const catalog = openCatalog();

/** Answers by facts, Cilium and case, so that releases with the same facts share them. */
const answers = new Map<string, Promise<{ rules: string[] } | { variables: unknown }>>();

/** The answer of `generate` to a case: variables, or the rules of its refusal. */
function answerTo({ id, features }: ConformanceCase, facts: string, target: Target) {
  const key = JSON.stringify([id, target.cilium, facts]);
  const known = answers.get(key) ?? answer(features, target);
  answers.set(key, known);
  return known;
}

async function answer(features: ConformanceCase['features'], target: Target) {
  const { text, refused } = await generate(features, target);
  return text === undefined
    ? { rules: [...new Set(refused.map(({ rule }) => rule))].sort() }
    : { variables: withoutOtherRoles(parse(text, { version: '1.1' })) };
}

test('the recorded intents are those of the cases', () => {
  expect(readIntents()).toEqual(intentsOf(cases));
});

test('no recorded case differs from what Cilium documents', () => {
  const differing = recordings.flatMap(({ release, targets }) =>
    targets.flatMap(({ cilium, verdicts }) =>
      Object.entries(verdicts).flatMap(([id, { outcome, because }]) =>
        outcome === 'differs' ? [`${id} on ${release} with Cilium ${cilium}: ${because.join('; ')}`] : [],
      ),
    ),
  );
  expect(differing).toEqual([]);
});

describe.each(recordings)('$release', ({ release, targets }) => {
  test.each(targets)('with Cilium $cilium', async ({ cilium, verdicts }) => {
    expect(Object.keys(verdicts)).toEqual(casesFor(release).map(({ id }) => id));
    const facts = digest(await factsOf(release, catalog));
    for (const wish of casesFor(release)) {
      const { id } = wish;
      const now = await answerTo(wish, facts, { kubespray: release, cilium });
      const { rules, variables } = verdicts[id] ?? {};
      expect(now, `${id} on ${release} with Cilium ${cilium}`).toEqual(
        rules ? { rules } : { variables: withoutOtherRoles(variables) },
      );
    }
  });
});
