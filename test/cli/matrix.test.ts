/** The matrix in a terminal and in Markdown: folded, and still the same facts as in JSON. */
import { expect, test } from 'vitest';
import type { MatrixRow } from '../../src/commands/matrix/matrix.ts';
import { run } from './run.ts';

const { rows } = JSON.parse((await run(['matrix', '--format', 'json'])).stdout) as { rows: MatrixRow[] };

test('has one line for each mode, on 80 columns', async () => {
  const { stdout } = await run(['matrix']);
  const lines = stdout.split('\n');
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

test('has a column in Markdown wherever a cell changes', async () => {
  const { stdout } = await run(['matrix', '--format', 'markdown']);
  const [head = [], , , ...body] = stdout
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
