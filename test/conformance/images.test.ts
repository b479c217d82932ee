/**
 * Replays `images` without Ansible and Helm: today's list must equal what recorded renderings pulled. After a failure,
 * run `npm run conformance -- --part images`.
 */
import { describe, expect, test } from 'vitest';
import { answerTo, imagesFingerprint, releaseSubject, wishesFor } from '../../scripts/conformance/images/judge.ts';
import { imagesDifferences, readImages } from '../../scripts/conformance/images/recording.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { ImageSubject } from '../../src/commands/images/image-subject.ts';
import { subjectOfHelm } from '../../src/commands/images/subject.ts';

const catalog = openCatalog();
const recordings = readImages();

function subjectOf(release: string | undefined, cilium: string, preset: boolean): Promise<ImageSubject> {
  if (release !== undefined) return releaseSubject(release, preset ? undefined : cilium, catalog);
  return catalog.chart(cilium).then((chart) => subjectOfHelm(chart, {}, catalog));
}

test('no recorded rendering pulls another image than those that are listed', async () => {
  const { kubespray, cilium } = await catalog.index();
  expect([...new Set(recordings.flatMap(({ release }) => release ?? []))]).toEqual(
    kubespray.map(({ release }) => release),
  );
  const charts = recordings.filter(({ release }) => release === undefined).map((recording) => recording.cilium);
  expect(charts).toEqual([...new Set(cilium.flatMap(({ first, last }) => [first, last]))]);
  expect(imagesDifferences(recordings)).toEqual([]);
});

describe.each(recordings)('$release with Cilium $cilium', ({ release, cilium, preset = false, verdicts }) => {
  test('the same names as recorded', async () => {
    const subject = await subjectOf(release, cilium, preset);
    expect(Object.keys(verdicts)).toEqual(wishesFor(subject).map(({ id }) => id));
    for (const wish of wishesFor(subject)) {
      const { answer } = answerTo(subject, wish);
      expect(imagesFingerprint(answer), `${wish.id}\n${answer.join('\n')}`).toBe(verdicts[wish.id]?.seen);
    }
  });
});
