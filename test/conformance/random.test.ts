/**
 * Replays the random sets of Helm values without Ansible and Helm: what `translate` writes today must be what was seen to
 * give the agent options that the chart gives. A failure asks for `npm run conformance`.
 */
import { describe, expect, test } from 'vitest';
import { ciliumFingerprint, readRandomRecordings } from '../../scripts/conformance/random/recording.ts';
import { translateSet } from '../../scripts/conformance/random/subject.ts';

const recordings = readRandomRecordings();

/** What is known to differ stands in docs/conformance.md. */
const knownShare = 0.01;

test('next to no recorded set differs from what the chart gives', () => {
  const sets = recordings.flatMap((recording) => recording.sets);
  const differing = sets.filter(({ differs }) => differs);
  expect(differing.length, JSON.stringify(differing, null, 1)).toBeLessThanOrEqual(sets.length * knownShare);
});

describe.each(recordings)('$release with Cilium $cilium', ({ release, cilium, sets }) => {
  test('translates as recorded', async () => {
    // Some of them, to stay quick.
    for (const { values, refused = {}, written } of sets.filter((_, index) => index % 5 === 0)) {
      const kept = Object.fromEntries(Object.entries(values).filter(([path]) => !Object.hasOwn(refused, path)));
      const translation = await translateSet(kept, { kubespray: release, cilium });
      expect([...translation.refused.keys()], JSON.stringify(kept)).toEqual([]);
      expect(ciliumFingerprint(translation.text), `${JSON.stringify(kept)}\n${translation.text}`).toBe(written);
    }
  });
});
