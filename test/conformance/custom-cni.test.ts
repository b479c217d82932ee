/**
 * Replays `--format custom-cni` without Ansible and Helm: today's output must equal the recorded one, with which the
 * cluster got the same as with plain Helm. After a failure, run `npm run conformance -- --part custom-cni`.
 */
import { describe, expect, test } from 'vitest';
import { generateForCustomCni } from '../../scripts/conformance/custom-cni/judge.ts';
import { readCustomCni } from '../../scripts/conformance/custom-cni/recording.ts';
import { customCniDifferences } from '../../scripts/conformance/custom-cni/section.ts';
import { cases } from '../../scripts/conformance/documented-flags.ts';
import { fingerprint } from '../../scripts/conformance/random/recording.ts';

const recordings = readCustomCni();

test('nothing recorded differs from plain Helm or from what Cilium documents', () => {
  expect(recordings.map(({ release }) => release.replace(/\.\d+$/, ''))).toEqual([
    'v2.24',
    'v2.25',
    'v2.26',
    'v2.27',
    'v2.28',
    'v2.29',
    'v2.30',
    'v2.31',
  ]);
  expect(customCniDifferences(recordings)).toEqual([]);
});

describe.each(recordings)('$release', ({ release, targets }) => {
  test.each(targets)('with Cilium $cilium', async ({ cilium, verdicts }) => {
    expect(Object.keys(verdicts)).toEqual(cases.map(({ id }) => id));
    for (const { id, features } of cases) {
      const answer = await generateForCustomCni(features, { kubespray: release, cilium });
      const { rules, written } = verdicts[id] ?? {};
      const now = answer.rules ? { rules: answer.rules } : { written: fingerprint(answer.text) };
      expect(now, `${id}\n${answer.text ?? ''}`).toEqual(rules ? { rules } : { written });
    }
  });
});
