/**
 * Replays the meshes without Ansible and Helm. Today's output of `mesh plan` must equal the recorded one, with which
 * each cluster got what Cilium documents. After a failure, run `npm run conformance -- --part mesh`.
 */
import { describe, expect, test } from 'vitest';
import { exampleMeshes, type MeshWish, meshesOf } from '../../scripts/conformance/mesh/meshes.ts';
import { type MeshRecording, readMeshes } from '../../scripts/conformance/mesh/recording.ts';
import { meshDifferences } from '../../scripts/conformance/mesh/section.ts';
import { planWish } from '../../scripts/conformance/mesh/subject.ts';
import { fingerprint } from '../../scripts/conformance/random/recording.ts';

const recordings = readMeshes();

async function replay(wishes: readonly MeshWish[], { meshes }: MeshRecording): Promise<void> {
  expect(Object.keys(meshes)).toEqual(wishes.map(({ id }) => id));
  for (const wish of wishes) {
    const { texts = {}, errors = [] } = await planWish(wish);
    expect(errors, wish.id).toEqual([]);
    const written = Object.entries(texts).map(([name, text]) => [name, fingerprint(text)]);
    expect(Object.fromEntries(written), `${wish.id}\n${Object.values(texts).join('\n')}`).toEqual(
      meshes[wish.id]?.written,
    );
  }
}

test('nothing recorded differs from what Cilium documents, on any line of releases', () => {
  const lines = Array.from({ length: 16 }, (_, index) => `v2.${index + 16}`);
  expect(recordings.map(({ of }) => of.replace(/\.\d+$/, ''))).toEqual(['examples', ...lines]);
  expect(meshDifferences(recordings)).toEqual([]);
});

test('variables bring the objects from v2.29 on, the runbook before', () => {
  for (const { of, objects, byRunbook } of recordings.filter((recording) => recording.of !== 'examples')) {
    const byVariables = /^v2\.(29|3\d)\./.test(of);
    expect(byVariables ? objects : byRunbook, of).toContain('Deployment/clustermesh-apiserver');
    expect(byVariables ? byRunbook : objects, of).toEqual([]);
  }
});

describe.each(recordings)('$of', (recording) => {
  test('is planned as recorded', async () => {
    const { of, cilium } = recording;
    await replay(of === 'examples' ? exampleMeshes() : await meshesOf({ kubespray: of, cilium }), recording);
  });
});
