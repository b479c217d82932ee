/** The files that GitHub reads from this repository: otherwise a mistake in them would show only when they run. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import semver from 'semver';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Workflow {
  on: Record<string, unknown>;
  concurrency?: unknown;
  jobs: Record<
    string,
    {
      'timeout-minutes'?: number;
      strategy?: { matrix: { os: string[]; node: number[] } };
      steps: { uses?: string; run?: string }[];
    }
  >;
}

function filesIn(folder: string): { name: string; text: string }[] {
  return readdirSync(join(root, folder))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, folder, name), 'utf8') }));
}

const workflows = filesIn('.github/workflows').map((file) => ({ ...file, workflow: parse(file.text) as Workflow }));

test('there are workflows', () => {
  expect(workflows.map(({ name }) => name)).toEqual([
    'advisories.yml',
    'catalog.yml',
    'check.yml',
    'pages.yml',
    'release.yml',
  ]);
});

describe.each(workflows)('$name', ({ text, workflow }) => {
  test('pins actions by commit and says which version that is', () => {
    const uses = text.split('\n').filter((line) => line.includes('uses:'));
    expect(uses).not.toHaveLength(0);
    expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('ends by itself, and does not run twice at once', () => {
    expect(workflow.concurrency).toBeDefined();
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test('runs scripts that there are', () => {
    const called = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run = '' }) => [...run.matchAll(/npm (?:run )?(\w+)/g)].map(([, name = '']) => name)),
    );
    const known = [...Object.keys(manifest.scripts), 'ci', 'pack', 'publish'];
    expect(called).not.toHaveLength(0);
    for (const name of called) expect(known).toContain(name);
  });

  test('asks for advisories on a schedule only', () => {
    const onPushes = Object.keys(workflow.on).filter((event) => event !== 'schedule' && event !== 'workflow_dispatch');
    expect(text.includes('npm run audit') ? onPushes : []).toEqual([]);
  });
});

/** The output of a program about files; undefined if it is not installed. */
async function checkedBy(program: string, args: readonly string[], stdin = ''): Promise<string | undefined> {
  const started = promisify(execFile)(program, args, { cwd: root });
  started.child.stdin?.end(stdin);
  return started.then(
    ({ stdout }) => stdout,
    ({ code, stdout }: { code: unknown; stdout: string }) => (code === 'ENOENT' ? undefined : stdout),
  );
}

test('actionlint finds nothing in the workflows', async ({ skip }) => {
  const found = await checkedBy('actionlint', ['-no-color']);
  skip(found === undefined, 'no actionlint on PATH');
  expect(found).toBe('');
});

test("shellcheck finds nothing in the action's steps", async ({ skip }) => {
  const { runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { runs: { steps: { run: string }[] } };
  for (const { run } of runs.steps) {
    const found = await checkedBy('shellcheck', ['--shell=bash', '--severity=warning', '-'], run);
    skip(found === undefined, 'no shellcheck on PATH');
    expect(found).toBe('');
  }
});

test('pull requests are checked on every Node that the package supports', () => {
  const check = workflows.find(({ name }) => name === 'check.yml')?.workflow.jobs.check;
  const nodes = check?.strategy?.matrix.node ?? [];
  expect(nodes.filter((node) => !semver.satisfies(`${node}.999.0`, manifest.engines.node))).toEqual([]);
  expect(nodes[0]).toBe(semver.minVersion(manifest.engines.node)?.major);
});

test('every field of an issue form has an id of its own', () => {
  const forms = filesIn('.github/ISSUE_TEMPLATE').filter(({ name }) => name !== 'config.yml');
  expect(forms).not.toHaveLength(0);
  for (const { name, text } of forms) {
    const form = parse(text) as { name: string; description: string; body: { id: string }[] };
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(new Set(form.body.map(({ id }) => id)).size, name).toBe(form.body.length);
  }
});
