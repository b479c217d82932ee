/** A value that a release refuses only beside the defaults of other variables. */
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/commands/lint/lint.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { withStop } from '../catalog/with-stop.ts';

const catalog = withStop(
  {
    cilium_cluster_id: { number: { from: 1 } },
    cilium_cluster_name: { in: ['default'] },
    cilium_unnamed: { truthy: false },
  },
  {
    variables: { cilium_unnamed: { default: false, declared: 'defaults', state: 'check' } },
    assertions: [{ variable: 'cilium_cluster_id', accepted: [0], refused: [1, 7, 255, 256] }],
  },
);

async function rulesFor(...lines: string[]): Promise<string[]> {
  const files = memoryFileSystem({ 'vars.yml': `${lines.join('\n')}\n` });
  const { findings } = await lint(['vars.yml'], { files, catalog, target: { kubespray: 'v2.31.0' } });
  return findings.flatMap(({ rule, severity, subject }) => (severity === 'error' ? [`${rule} ${subject}`] : []));
}

describe('a check of several variables', () => {
  test('is reported as a combination', async () => {
    expect(await rulesFor('cilium_cluster_id: 7')).toContain('stops-the-play cilium_cluster_id');
    expect(await rulesFor('cilium_cluster_id: 7')).not.toContain('invalid-value cilium_cluster_id');
  });

  test('is not reported where another variable lifts it', async () => {
    expect(await rulesFor('cilium_cluster_id: 7', 'cilium_cluster_name: paris')).toEqual([]);
  });

  test('leaves a value to the check that refuses it alone', async () => {
    const found = await rulesFor('cilium_cluster_id: 256', 'cilium_cluster_name: paris');
    expect(found.some((one) => /^(?:invalid-value|stops-the-play) cilium_cluster_id$/.test(one))).toBe(true);
  });
});
