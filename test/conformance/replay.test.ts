/**
 * Replays the conformance runs without Ansible and Helm: what `generate` writes today must be what was seen to agree with
 * Cilium's documentation, and it must refuse what it was right to refuse. A failure asks for `npm run conformance`.
 */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cases, casesFor } from '../../scripts/conformance/documented-flags.ts';
import { intentsOf, readIntents, readRecordings, withoutOtherRoles } from '../../scripts/conformance/recording.ts';
import { generate } from '../../scripts/conformance/subject.ts';

const recordings = readRecordings();

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
    for (const { id, features } of casesFor(release)) {
      const answer = await generate(features, { kubespray: release, cilium });
      const now =
        answer.text === undefined
          ? { rules: [...new Set(answer.refused.map(({ rule }) => rule))].sort() }
          : { variables: withoutOtherRoles(parse(answer.text, { version: '1.1' })) };
      const { rules, variables } = verdicts[id] ?? {};
      expect(now, `${id} on ${release} with Cilium ${cilium}`).toEqual(
        rules ? { rules } : { variables: withoutOtherRoles(variables) },
      );
    }
  });
});
