import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { bundleProgram } from '../../scripts/bundle.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { reportError } from '../../src/cli/main.ts';
import { exitCodes } from '../../src/core/exit-codes.ts';
import { run } from './run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('help and version', () => {
  test('--help lists every command and every exit code, on stdout', async () => {
    const { code, stdout, stderr } = await run(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { syntax } of commands) expect(stdout).toMatch(new RegExp(`^  ${syntax.split(' ')[0]}\\b`, 'm'));
    for (const { code: exit, meaning } of Object.values(exitCodes)) expect(stdout).toContain(`  ${exit}  ${meaning}\n`);
  });

  test.each(commands.map(({ syntax }) => syntax.split(' ')[0] as string))(
    '%s --help shows an example',
    async (name) => {
      const { code, stdout } = await run([name, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`$ cilium-extras ${name}`);
    },
  );

  test('--version is the package version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  test('neither loads zod, yaml, the features or the catalog', async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['src/cli/main.ts'],
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      outdir: 'out',
      metafile: true,
      write: false,
    });
    const reached = new Set(['out/main.js']);
    for (const output of reached) {
      for (const { path, kind, external } of metafile.outputs[output]?.imports ?? []) {
        if (kind === 'import-statement' && external !== true) reached.add(path);
      }
    }
    const inputs = [...reached].flatMap((output) => Object.keys(metafile.outputs[output]?.inputs ?? {}));
    expect(inputs).toContain('src/cli/main.ts');
    expect(
      inputs.filter((input) =>
        /node_modules\/(?!commander\/)|^features\/|^catalog\/|^src\/(yaml|catalog)\//.test(input),
      ),
    ).toEqual([]);
  });
});

describe('bad usage answers 2, on stderr, with the nearest name', () => {
  test.each([
    [['generat'], 'generate'],
    [['schema', '--outptu', 'x'], '--output'],
    [['schema', 'intnet'], 'intent'],
    [['schema', 'a', 'b'], 'too many arguments'],
    [['maglev-seed', '--format', 'xml'], 'text, json'],
    [['generate', '--kubespray', 'v2.31.0', '--kubean', 'v0.1.0', 'x'], 'cannot be used with'],
    [[], 'Usage:'],
  ])('%j', async (argv, words) => {
    const { code, stdout, stderr } = await run(argv);
    expect({ code, stdout }).toEqual({ code: exitCodes.usage.code, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});

describe('inputs that cannot be read answer 2 and write nothing', () => {
  test.each<[string, string | Uint8Array | undefined, string]>([
    ['missing.yaml', undefined, 'there is no such file'],
    ['.', undefined, 'it is a directory'],
    ['zeros.yaml', new Uint8Array(10), 'UTF-16 text or binary'],
    ['latin1.yaml', Uint8Array.of(0x61, 0x3a, 0x20, 0xe9), 'not valid UTF-8'],
    ['empty.yaml', '', 'The intent is empty'],
    ['broken.yaml', 'version: [1', 'intent/syntax'],
    ['twice.yaml', 'version: 1\nversion: 1\n', 'intent/duplicate-key'],
    ['proto.yaml', 'version: 1\nvalues: {__proto__: {a: 1}}\n', '__proto__'],
    ['large.yaml', `version: 1\n#${'x'.repeat(2 * 1024 * 1024)}`, 'intent/too-large'],
    [
      'bomb.yaml',
      `version: 1\nvalues:\n  a0: &a0 [1,1,1,1,1,1,1,1,1]\n${[1, 2, 3, 4, 5, 6, 7]
        .map(
          (n) =>
            `  a${n}: &a${n} [${Array(9)
              .fill(`*a${n - 1}`)
              .join(',')}]\n`,
        )
        .join('')}`,
      'intent/too-large',
    ],
  ])('%s', async (name, content, words) => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    if (content !== undefined) await writeFile(join(cwd, name), content);
    const before = await readdir(cwd);
    const { code, stdout, stderr } = await run(['generate', name, '-o', 'out.yml'], { cwd });
    expect({ code, stdout }).toEqual({ code: exitCodes.usage.code, stdout: '' });
    expect(stderr).toContain(words);
    expect(await readdir(cwd)).toEqual(before);
  });

  test('standard input, when it is a terminal', async () => {
    const { code, stderr } = await run(['generate', '-'], { terminal: true });
    expect(code).toBe(exitCodes.usage.code);
    expect(stderr).toContain('nothing to read on standard input');
  });
});

describe('a bug of ours answers 3', () => {
  function reported(argv: string[], env: Record<string, string> = {}) {
    let stderr = '';
    const output = { write: (text: string) => (stderr += text) };
    const stdin = Object.assign((async function* () {})(), { isTTY: false });
    const program = { argv, env, cwd: root, stdin, stdout: output, stderr: output };
    return { code: reportError(new Error('no such\nthing'), program), stderr };
  }

  test('with one line and what to do', () => {
    expect(reported([])).toEqual({
      code: exitCodes.internal.code,
      stderr:
        'cilium-extras: unexpected error: no such\nThis is a bug. Please report it with the output of the same command and --debug.\n',
    });
  });

  test.each([reported(['--debug']), reported([], { CILIUM_EXTRAS_DEBUG: '1' })])(
    'with its stack on request',
    ({ code, stderr }) => {
      expect(code).toBe(exitCodes.internal.code);
      expect(stderr).toMatch(/\n {4}at /);
    },
  );
});

describe('findings on a terminal', () => {
  const intent = 'version: 1\nfeatures:\n  maglve: true\n';

  test('are painted', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    await writeFile(join(cwd, 'intent.yaml'), intent);
    expect((await run(['generate', 'intent.yaml'], { cwd, terminal: true })).stderr).toContain('\u001b[');
    expect(
      (await run(['generate', 'intent.yaml'], { cwd, terminal: true, env: { NO_COLOR: '1' } })).stderr,
    ).not.toContain('\u001b[');
  });

  test('show place, message, rule and code', async () => {
    const { code, stderr } = await run(['generate', '-'], { stdin: intent });
    expect(code).toBe(exitCodes.usage.code);
    expect(stderr).toBe(`<stdin>:3:3 error Unknown key "maglve" in features. Did you mean "maglev"? [intent/unknown-key]
  2 | features:
> 3 |   maglve: true
    |   ^^^^^^

`);
  });

  test('cannot carry escape sequences of the file', async () => {
    const { stderr } = await run(['generate', '-'], { stdin: 'version: 1\n"\\e[31mx": "\u202e"\n' });
    expect(stderr).toContain('intent/unknown-key');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(stderr).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('commands', () => {
  test('maglev-seed makes 12 new bytes', async () => {
    const seeds = await Promise.all([run(['maglev-seed']), run(['maglev-seed', '--format', 'json'])]);
    const [text, json] = [seeds[0].stdout.trim(), JSON.parse(seeds[1].stdout).hashSeed as string];
    for (const seed of [text, json]) expect(Buffer.from(seed, 'base64')).toHaveLength(12);
    expect(text).not.toBe(json);
  });

  test('schema knows every feature, refuses other keys, and goes to a file', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    expect(await run(['schema', '-o', 'intent.schema.json'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    const schema = JSON.parse(await readFile(join(cwd, 'intent.schema.json'), 'utf8'));
    expect(await readdir(cwd)).toEqual(['intent.schema.json']);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['version'],
      additionalProperties: false,
    });
    expect(schema.properties.features.properties.maglev).toMatchObject({
      anyOf: [{ type: 'boolean' }, { additionalProperties: false }],
    });
    expect(schema.properties.features.properties.maglev.description).toMatch(/\w/);
  });

  test('-o into nowhere answers 2', async () => {
    const { code, stderr } = await run(['schema', '-o', '/nowhere/at/all.json']);
    expect(code).toBe(exitCodes.usage.code);
    expect(stderr).toContain('cannot write /nowhere/at/all.json');
  });
});

describe('the process', () => {
  let program: string;
  beforeAll(async () => {
    program = await bundleProgram(await mkdtemp(join(tmpdir(), 'cilium-extras-program-')));
  });

  function start(argv: readonly string[]) {
    return spawn(process.execPath, [program, ...argv], { cwd: root });
  }

  test('takes a reader that leaves early for an end', async () => {
    const child = start(['schema']);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('answers with the exit code and reads its standard input', async () => {
    const child = start(['generate', '-']);
    child.stdin.end('version: 2\n');
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(exitCodes.usage.code);
    expect(stderr).toContain(
      '<stdin>:1:10 error version must be 1, the version of the file format, got 2. [intent/invalid-value]',
    );
  });
});
