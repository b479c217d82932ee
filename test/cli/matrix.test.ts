/** The matrix in a terminal and in Markdown: folded, and still the same facts as in JSON. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

describe('on a terminal', () => {
  const terminal = { terminal: true };

  test('has one line for each feature, which fits a screen, and the modes with --all', async () => {
    const { stdout } = await run(['matrix'], terminal);
    const lines = stdout.trimEnd().split('\n');
    for (const { key } of features) expect(lines.filter((line) => line.startsWith(`${key} `))).toHaveLength(1);
    expect(lines.length).toBeLessThan(40);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
    expect((await run(['matrix', '--all'], terminal)).stdout).toBe((await run(['matrix'])).stdout);
  });

  test('counts the modes that the configured release supports', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'matrix-'));
    writeFileSync(join(cwd, '.cilium-extras.yaml'), 'targets: [{ kubespray: v2.28.0 }]\n');
    const { stdout } = await run(['matrix'], { ...terminal, cwd });
    const cells = rows.filter(({ feature }) => feature === 'bandwidthManager').map((row) => row.cells);
    const carried = cells.filter((row) => row.find(({ release }) => release === 'v2.28.0')?.carried);
    expect(stdout).toMatch(new RegExp(`^bandwidthManager +${carried.length} / ${cells.length}  v`, 'm'));
    expect(stdout.split('\n')[0]?.trim()).toBe('v2.28.0');
  });
});

test('stops at a mistake in the configuration', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'matrix-'));
  writeFileSync(join(cwd, '.cilium-extras.yaml'), 'targts: []\n');
  const { code, stdout, stderr } = await run(['matrix'], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(
    'Unknown key "targts" in the configuration. Did you mean "targets"? cilium-extras stops until this file is correct.',
  );
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
