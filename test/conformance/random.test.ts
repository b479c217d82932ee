/**
 * Replays the random sets of Helm values without Ansible and Helm. Today's output of `translate` must equal the
 * recorded one, with which the agent got the options of the chart. After a failure, run `npm run conformance`.
 */
import { describe, expect, test } from 'vitest';
import { ciliumFingerprint, readRandomRecordings } from '../../scripts/conformance/random/recording.ts';
import { translateSet } from '../../scripts/conformance/random/subject.ts';

const recordings = readRandomRecordings();

/** docs/conformance.md lists the known differences. */
const knownShare = 0.01;

test('next to no recorded set differs from what the chart gives', () => {
  const sets = recordings.flatMap((recording) => recording.sets);
  const differing = sets.filter(({ differs }) => differs);
  expect(differing.length, JSON.stringify(differing, null, 1)).toBeLessThanOrEqual(sets.length * knownShare);
});

describe.each(recordings)('$release with Cilium $cilium', ({ release, cilium, sets }) => {
  test('translates as recorded', async () => {
    // Only some of them, to save time.
    for (const { values, refused = {}, written } of sets.filter((_, index) => index % 5 === 0)) {
      const kept = Object.fromEntries(Object.entries(values).filter(([path]) => !Object.hasOwn(refused, path)));
      const translation = await translateSet(kept, { kubespray: release, cilium });
      expect([...translation.refused.keys()], JSON.stringify(kept)).toEqual([]);
      expect(ciliumFingerprint(translation.text), `${JSON.stringify(kept)}\n${translation.text}`).toBe(written);
    }
  });
});
