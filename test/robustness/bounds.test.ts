/** Large inputs cost neither time nor memory: inputs larger than any inventory are refused, and others are read. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Outcome, run } from '../cli/run.ts';
import { secondsOf, violations } from './invariants.ts';

const tenMegabytes = 10_000_000;

function repeated(line: (index: number) => string): string {
  const lines: string[] = [];
  for (let length = 0; length < tenMegabytes; ) {
    const next = line(lines.length);
    lines.push(next);
    length += next.length;
  }
  return lines.join('');
}

/** Ten megabytes of one thing each. */
const largeInputs: Readonly<Record<string, () => string>> = {
  variables: () => repeated((index) => `cilium_x${index}: value\n`),
  'one long text': () => `cilium_x: "${'a'.repeat(tenMegabytes)}"\n`,
  'one long name': () => `cilium_${'a'.repeat(tenMegabytes)}: 1\n`,
  'a long list in brackets': () => `cilium_x: [${'a,'.repeat(tenMegabytes / 2)}]\n`,
  blanks: () => `cilium_x: 1${' '.repeat(tenMegabytes)}\n`,
  'line breaks': () => `cilium_x: 1\n${'\n'.repeat(tenMegabytes)}`,
  documents: () => repeated(() => 'cilium_x: 1\n---\n'),
  'equal keys': () => repeated(() => 'cilium_x: 1\n'),
  flags: () => `cilium_install_extra_flags: "${'--set a=b '.repeat(tenMegabytes / 10)}"\n`,
  hosts: () => `[kube_node]\n${repeated((index) => `host${index} cilium_x=1\n`)}`,
  passwords: () => repeated(() => 'cilium_password: abcdefgh\n'),
};

/** All of them with ROBUSTNESS=all, as in `npm run fuzz`; otherwise one for each kind of bound. */
const usual: readonly string[] = ['a long list in brackets', 'blanks', 'documents', 'hosts'];
const chosen = Object.entries(largeInputs).filter(([name]) => process.env.ROBUSTNESS === 'all' || usual.includes(name));

/** Far more than any of them takes on an idle machine (docs/robustness.md has the figures). */
const maximalSeconds = 25;

describe('ten megabytes of', () => {
  test.each(chosen)('%s', async (_, make) => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    await writeFile(join(cwd, 'hosts.ini'), make());
    let outcome: Outcome = { code: 0, stdout: '', stderr: '' };
    const seconds = await secondsOf(async () => {
      outcome = await run(['lint', 'hosts.ini', '--kubespray', 'v2.31.0'], { cwd });
    });
    expect(violations(outcome)).toEqual([]);
    expect(seconds).toBeLessThan(maximalSeconds);
    expect(outcome.stdout.length).toBeLessThan(100_000);
  });
});

test.each([
  ['line breaks', '\n'.repeat(2_000_000)],
  ['blanks before the first word', `${' '.repeat(2_000_000)}cilium_x: 1\n`],
  ['lines of blanks', `${' '.repeat(2000)}\n`.repeat(1000)],
])('what a file is takes no longer than its length: %s', async (_, text) => {
  const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
  await writeFile(join(cwd, 'file.yml'), text);
  const seconds = await secondsOf(() => run(['import', 'file.yml', '--kubespray', 'v2.31.0'], { cwd }));
  expect(seconds).toBeLessThan(maximalSeconds);
});

test('an inventory of five thousand nodes is read', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
  const hosts = Array.from(
    { length: 5000 },
    (_, node) => `        node${node}: { ansible_host: 10.0.0.1, ip: 10.0.0.1 }\n`,
  );
  await writeFile(join(cwd, 'hosts.yaml'), `all:\n  children:\n    kube_node:\n      hosts:\n${hosts.join('')}`);
  const { code, stdout } = await run(['lint', 'hosts.yaml', '--kubespray', 'v2.31.0', '--format', 'json'], { cwd });
  expect([code, JSON.parse(stdout).findings]).toEqual([0, []]);
});
