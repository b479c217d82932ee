/** The matrix in a terminal and in Markdown: folded, and still the same facts as in JSON. */
import { describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { markdown, overview } from '../../src/cli/actions/matrix.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { type KeptMatrix, keepMatrix, rowsOfKept } from '../../src/commands/matrix/kept.ts';
import { type MatrixRow, matrix } from '../../src/commands/matrix/matrix.ts';
import { run } from './run.ts';

const { rows } = JSON.parse((await run(['matrix', '--format', 'json'])).stdout) as { rows: MatrixRow[] };

const newest = rows[0]?.cells.at(-1)?.release;

test('has one line for each mode, on 80 columns', () => {
  const lines = overview(rows, (text) => text).split('\n');
  for (const { feature, mode } of rows)
    expect(lines.filter((line) => line.startsWith(`${feature} ${mode} `))).toHaveLength(1);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(lines.length).toBeLessThan(1.2 * rows.length + 5);
});

test('lists the releases that support a mode', async () => {
  const { stdout } = await run(['matrix', '--feature', 'egressGateway']);
  const cells = rows.find(({ feature }) => feature === 'egressGateway')?.cells ?? [];
  const first = cells.find(({ carried }) => carried)?.release;
  expect(stdout).toMatch(new RegExp(`^egressGateway on  ${first} - `));
  expect(stdout).not.toMatch(/v2\.28\.0\b/);
});

test('shows variables and reasons with --details, and for one release', async () => {
  const { stdout } = await run(['matrix', '--feature', 'egressGateway', '--details']);
  expect(stdout).toMatch(/v2\.28\.0 +Cilium 1\.17\.3: no\. Kubespray v2\.28\.0 cannot set/);
  expect((await run(['matrix', '--feature', 'egressGateway', '--kubespray', 'v2.28.0'])).stdout).toContain(': no. ');
});

test('has a column in Markdown wherever a cell changes', () => {
  const [head = [], , , ...body] = markdown(rows)
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));
  const releases = rows[0]?.cells.map(({ release }) => release) ?? [];
  const columnOf = (release: string) =>
    head.findLastIndex(
      (name, index) => index > 0 && releases.indexOf(/v[\d.]+/.exec(name)?.[0] ?? '') <= releases.indexOf(release),
    );
  for (const [index, row] of rows.entries()) {
    for (const { release, carried, carriers } of row.cells) {
      const cell = body[index]?.[columnOf(release)]?.replace(/ \|$/, '');
      expect(cell, `${row.feature} ${row.mode} ${release}`).toBe(carried ? carriers.join(' + ') : 'no');
    }
  }
});

test('names the known releases for an unknown one', async () => {
  const { code, stderr } = await run(['matrix', '--kubespray', 'v2.99']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/unknown Kubespray release: v2\.99\n.*v2\.16\.0 to v2\./);
});

test.each([
  ['matrix --feature egres', 'Did you mean egressGateway?'],
  ['matrix --feature hubbel', 'Did you mean hubble?'],
  ['matrix --kubespray v2.99', `Did you mean ${newest}?`],
  ['matrix --kubespray 2.3', 'Did you mean v2.31.0?'],
  ['matrix --kubespray v2.1', 'Did you mean v2.19.1?'],
  ['images --kubespray v3', `Did you mean ${newest}?`],
  ['images --kubespray v1.0', 'Did you mean v2.16.0?'],
  ['explain v2.30', 'cilium-extras matrix --kubespray v2.30.0'],
])('%s proposes the nearest name', async (line, proposed) => {
  const { code, stderr } = await run(line.split(' '));
  expect(code).toBe(2);
  expect(stderr).toContain(proposed);
});

describe('the kept matrix', () => {
  test('gives the rows that are worked out, whole and narrowed', async () => {
    const catalog = openCatalog();
    const { kubespray, snapshots = [] } = await catalog.index();
    const finals = kubespray.map(({ release }) => release);
    const snapshot = snapshots.map(({ release }) => release);
    const narrow = { releases: ['v2.18.0', 'v2.28.0', ...snapshot] };
    const computed = await matrix(catalog, features, narrow);
    const some = JSON.parse(JSON.stringify(keepMatrix(computed))) as KeptMatrix;
    expect(rowsOfKept(some, narrow)).toEqual(computed);
    const kept = keepMatrix(rows);
    expect(rowsOfKept(kept, { releases: finals })).toEqual(rows);
    for (const { feature } of rows) {
      const releases = ['v2.28.0', 'v2.18.0'];
      const worked = rows
        .filter((row) => row.feature === feature)
        .map((row) => ({ ...row, cells: row.cells.filter(({ release }) => releases.includes(release)) }));
      expect(rowsOfKept(kept, { feature, releases })).toEqual(worked);
    }
  });
});
