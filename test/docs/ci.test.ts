import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { Workshop } from '../../scripts/docs/console.ts';

const start = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Action {
  inputs: Record<string, { default?: string }>;
  runs: { steps: { name: string; env?: Record<string, string>; run: string }[] };
}

let workshop: Workshop;
let cwd: string;
let action: Action;
beforeAll(async () => {
  workshop = await Workshop.open();
  cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-ci-'));
  for (const cluster of ['a cluster', 'b']) {
    await mkdir(join(cwd, cluster, 'group_vars'), { recursive: true });
    await writeFile(
      join(cwd, cluster, 'group_vars/all.yml'),
      'kube_network_plugin: cilium\ncilium_tunel_mode: vxlan\n',
    );
  }
  const program = join(cwd, 'action', manifest.bin['cilium-extras']);
  await mkdir(dirname(program), { recursive: true });
  await writeFile(program, `import(${JSON.stringify(pathToFileURL(workshop.program).href)})`);
  action = parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action;
  const installed = await runStep(
    'Install cilium-extras',
    {},
    { ...runner(), REF: 'main', SOURCE: join(cwd, 'action') },
  );
  expect(installed.code).toBe(0);
});
afterAll(() => workshop.close());

/** Runs a step of the action with these inputs, expanded as on GitHub. */
async function runStep(
  called: string,
  inputs: Record<string, string>,
  environment: Record<string, string>,
): Promise<{ code: number; stdout: string }> {
  const step = action.runs.steps.find(({ name }) => name === called);
  if (!step?.env) throw new Error(`the action has no step ${called}`);
  const env = Object.fromEntries(
    Object.entries(step.env).map(([name, value]) => {
      const expanded = value.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, input: string) => {
        const declared = action.inputs[input];
        if (!declared) throw new Error(`the action has no input ${input}`);
        return inputs[input] ?? declared.default ?? '';
      });
      return [name, expanded];
    }),
  );
  return start('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd,
    env: { ...env, PATH: process.env.PATH, ...environment },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }) => ({ code, stdout }),
  );
}

/** The variables that a runner sets for each step. */
function runner(): Record<string, string> {
  return {
    FOLDER: join(cwd, 'temp/cilium-extras'),
    GITHUB_OUTPUT: join(cwd, 'outputs'),
    GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
    GITHUB_PATH: join(cwd, 'path'),
  };
}

/** The step that lints; the program is the one built here. */
function lintStep(inputs: Record<string, string>): Promise<{ code: number; stdout: string }> {
  return runStep('Lint', inputs, runner());
}

describe('the GitHub action', () => {
  test('annotates the lines and fails', async () => {
    const { code, stdout } = await lintStep({ paths: 'a cluster\nb\n', kubespray: 'v2.31.0', 'fail-on': 'warning' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::(?:error|warning) file=a cluster\/group_vars\/all\.yml,line=2/m);
    expect(stdout).toMatch(/file=b\/group_vars\/all\.yml/);
  });

  test('writes a SARIF report instead', async () => {
    const { code, stdout } = await lintStep({ paths: 'b', kubean: 'v0.37.0', sarif: 'out.sarif', 'fail-on': 'never' });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(JSON.parse(await readFile(join(cwd, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  test('tells how many problems there are, and writes the job summary', async () => {
    await lintStep({ paths: 'b', kubespray: 'v2.31.0', 'fail-on': 'never' });
    expect(await readFile(join(cwd, 'outputs'), 'utf8')).toMatch(/errors=\d+\nwarnings=\d+\ninfos=\d+\n$/);
    expect(await readFile(join(cwd, 'summary.md'), 'utf8')).toContain('### cilium-extras');
  });

  test('puts the program on the path of later steps', async () => {
    const folder = (await readFile(join(cwd, 'path'), 'utf8')).trim();
    const { stdout } = await start('cilium-extras', ['--version'], {
      env: { PATH: `${folder}:${process.env.PATH}` },
    });
    expect(stdout).toBe(`${manifest.version}\n`);
  });

  test('takes a line that looks like an option for a path', async () => {
    expect((await lintStep({ paths: '--fail-on=never\nb', kubespray: 'v2.31.0' })).code).toBe(2);
    await mkdir(join(cwd, '--list-rules/group_vars'), { recursive: true });
    await writeFile(join(cwd, '--list-rules/group_vars/all.yml'), 'cilium_tunel_mode: vxlan\n');
    const { code, stdout } = await lintStep({ paths: '--list-rules', kubespray: 'v2.31.0', 'fail-on': 'warning' });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('file=--list-rules/group_vars/all.yml'),
    });
  });

  test('takes what is in an input for text', async () => {
    const { code } = await lintStep({ paths: '$(touch bad)', kubespray: '"; touch bad; "' });
    expect(code).toBe(2);
    await expect(readFile(join(cwd, 'bad'))).rejects.toThrow('ENOENT');
  });
});

describe('the installation of the GitHub action', () => {
  /**
   * What the step installs with npm and prints, in a folder of the action without a built program.
   * @param origin the repository of the package that npm has; undefined if it has none
   */
  async function install(inputs: Record<string, string>, ref: string, origin?: string) {
    const folder = await mkdtemp(join(tmpdir(), 'cilium-extras-install-'));
    const temp = join(folder, 'temp');
    const installed = join(temp, 'node_modules/cilium-extras');
    await mkdir(join(folder, 'bin'));
    await mkdir(join(folder, 'source'));
    const put = `mkdir -p '${installed}' && echo '{ "repository": { "url": "${origin}" } }' > '${installed}/package.json'`;
    const npm = [
      '#!/bin/sh',
      `echo "$@" >> '${folder}/asked'`,
      `[ "$1" = ci ] || { ${origin === undefined ? 'exit 1' : put}; }`,
      '',
    ];
    await writeFile(join(folder, 'bin/npm'), npm.join('\n'), { mode: 0o755 });
    const { code, stdout } = await runStep('Install cilium-extras', inputs, {
      REF: ref,
      REPOSITORY: 'Acme/cilium-extras',
      SOURCE: join(folder, 'source'),
      FOLDER: temp,
      GITHUB_PATH: join(folder, 'path'),
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    });
    const asked = (await readFile(join(folder, 'asked'), 'utf8')).trim().split('\n');
    const program = await readFile(join(temp, 'bin/cilium-extras'), 'utf8').catch(() => '');
    return { code, stdout, asked, runs: /node_modules|source/.exec(program)?.[0] };
  }

  const ours = 'git+https://github.com/acme/cilium-extras.git';

  test.each([
    [{}, 'v1.2.0', '1.2.0'],
    [{}, 'v1', '1'],
    [{ version: 'latest' }, 'main', 'latest'],
    [{ version: '1.1.0' }, 'v1.2.0', '1.1.0'],
  ])('with %j at %s takes the package %s, without what only a build needs', async (inputs, ref, version) => {
    const { code, stdout, asked, runs } = await install(inputs, ref, ours);
    expect([code, stdout, asked.length, runs]).toEqual([0, '', 1, 'node_modules']);
    expect(asked[0]).toMatch(/^install .*--ignore-scripts --omit=dev /);
    expect(asked[0]).toMatch(new RegExp(`cilium-extras@${version.replaceAll('.', '\\.')}$`));
  });

  test.each(['main', '0123456789abcdef0123456789abcdef01234567'])('at %s builds the action itself', async (ref) => {
    const { asked, stdout, runs } = await install({}, ref, ours);
    expect([asked, stdout, runs]).toEqual([[expect.stringMatching(/^ci /)], '', 'source']);
  });

  test.each([
    ['npm has no such package', undefined, 'npm cannot install cilium-extras@1.2.0, so the action is built'],
    ['the one of npm is of somebody else', 'https://example.com/evil/cilium-extras', 'is not from Acme/cilium-extras'],
  ])('builds a tag where %s, and states why', async (_, origin, words) => {
    const { code, stdout, asked, runs } = await install({}, 'v1.2.0', origin);
    expect([code, runs]).toEqual([0, 'source']);
    expect(asked[1]).toMatch(/^ci /);
    expect(stdout).toMatch(/^::notice::[^\n]+\n$/);
    expect(stdout).toContain(words);
  });

  test('never runs another version than the input states', async () => {
    const { code, stdout, asked } = await install({ version: '9.9.9' }, 'v1.2.0');
    expect([code, asked.length]).toEqual([1, 1]);
    expect(stdout).toMatch(/^::error::npm cannot install cilium-extras@9\.9\.9\./);
  });
});

test('docs/guides/ci.md calls the program where it is, and the options that it has', async () => {
  const guide = await readFile(join(root, 'docs/guides/ci.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => parse(text ?? '') as unknown);
  const texts = JSON.stringify(blocks);
  expect(texts).toContain(`/${manifest.bin['cilium-extras']} lint --format gitlab inventory`);
  for (const [, inputs = ''] of texts.matchAll(/"with":\{([^}]*)\}/g)) {
    for (const [, input = ''] of inputs.matchAll(/"([a-z-]+)":/g)) {
      // Inputs of other actions.
      if (['node-version', 'sarif_file'].includes(input)) continue;
      expect(Object.keys(action.inputs)).toContain(input);
    }
  }
});

test('the hooks of pre-commit call commands that there are, with all files of a repository', async () => {
  const hooks = parse(await readFile(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
  const name = Object.keys(manifest.bin)[0];
  expect(hooks).toMatchObject(
    [`${name} lint`, `${name} generate`].map((entry) => ({ entry, language: 'node', pass_filenames: false })),
  );
});
