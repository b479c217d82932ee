/** The output of `npm run new` passes the checks, once for each kind, in a temporary copy. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { kinds } from '../../scripts/new/kinds.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let copy: string;

function start(script: string, ...argv: string[]): { status: number | null; output: string } {
  const env = {
    ...process.env,
    VITEST: undefined,
    NODE_ENV: undefined,
    VITEST_WORKER_ID: undefined,
    FORCE_COLOR: undefined,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...argv], {
    cwd: copy,
    encoding: 'utf8',
    env,
  });
  return { status, output: stdout + stderr };
}

const tsx = 'node_modules/tsx/dist/cli.mjs';
const create = (...argv: string[]) => start(tsx, 'scripts/new/main.ts', ...argv);

const names = {
  rule: 'scaffolded-rule',
  constraint: 'scaffolded-feature/scaffolded-constraint',
  feature: 'scaffolded-feature',
  format: 'scaffolded-format',
  command: 'scaffolded-command',
  transition: 'scaffolded-transition',
} satisfies Record<keyof typeof kinds, string>;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'cilium-extras-new-'));
  for (const name of [
    'src',
    'features',
    'scripts',
    'test',
    'bench',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'biome.json',
  ]) {
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: (path) => !/[\\/](?:fixtures|recordings)$/.test(path),
    });
  }
  for (const name of ['README.md', 'README.zh.md']) cpSync(join(root, name), join(copy, name));
  for (const name of ['node_modules', 'catalog', 'examples', 'docs']) symlinkSync(join(root, name), join(copy, name));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('one of each kind', () => {
  it('is written and registered', () => {
    // A constraint needs its feature.
    for (const kind of ['rule', 'feature', 'constraint', 'format', 'command'] as const) {
      const { status, output } = create(kind, names[kind]);
      expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('registered') });
    }
    expect(readFileSync(join(copy, 'README.md'), 'utf8')).toContain('| `scaffolded-command` |');
  });

  it('compiles, and is formatted and without warnings', () => {
    expect(start('node_modules/typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, output: '' });
    const biome = [
      'check',
      '--error-on-warnings',
      '--vcs-enabled=false',
      ...['src/lint/rules', 'src/outputs', 'src/cli', 'features'],
    ];
    const { status, output } = start('node_modules/@biomejs/biome/bin/biome', ...biome);
    expect(status, output).toBe(0);
  });

  it('passes the tests that notice what was forgotten', () => {
    const files = [
      'test/lint/rules',
      'test/features/registry',
      'test/features/constraints',
      'test/outputs/registry',
      'test/readme',
    ];
    // `npm run docs` writes the pages afterwards.
    const cases = '^(?!.*is in (?:README|docs)).*(?:scaffolded|the registry|README)';
    const { status, output } = start(
      'node_modules/vitest/vitest.mjs',
      'run',
      ...files.map((file) => `${file}.test.ts`),
      '-t',
      cases,
    );
    expect(status, output).toBe(0);
    expect(output).toMatch(/Test Files\s+5 passed/);
    expect(start(tsx, 'src/bin.ts', 'scaffolded-command')).toEqual({ status: 0, output: 'Done.\n' });
  });

  it('is not written over', () => {
    expect(create('rule', names.rule)).toMatchObject({ status: 2, output: expect.stringContaining('exists already') });
  });
});

describe('what is asked wrongly is refused', () => {
  it.each([
    [[], 'Usage: npm run new -- rule|constraint|feature|format|command|transition <name>'],
    [['rule', '../outside'], 'kebab-case'],
    [['constraint', 'no-feature'], '<feature folder>/<kebab-name>'],
    [['constraint', 'no-such-feature/name'], 'features/no-such-feature/index.ts does not exist'],
  ])('%j', (argv, message) => {
    expect(create(...argv)).toEqual({ status: 2, output: expect.stringContaining(message) });
  });
});
