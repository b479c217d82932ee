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
}, 60_000);
afterAll(() => workshop.close());

/** The action's step with these inputs, expanded as GitHub would; the program is the one built here. */
async function lintStep(inputs: Record<string, string>): Promise<{ code: number; stdout: string }> {
  const step = action.runs.steps.find(({ name }) => name === 'Lint');
  if (!step?.env) throw new Error('the action has no step Lint');
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
    env: {
      ...env,
      SOURCE: join(cwd, 'action'),
      FOLDER: join(cwd, 'nowhere'),
      GITHUB_OUTPUT: join(cwd, 'outputs'),
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
      PATH: process.env.PATH,
    },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }) => ({ code, stdout }),
  );
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

test('docs/guides/ci.md calls the program where it is, and the options that it has', async () => {
  const guide = await readFile(join(root, 'docs/guides/ci.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => parse(text ?? '') as unknown);
  const texts = JSON.stringify(blocks);
  expect(texts).toContain(`/${manifest.bin['cilium-extras']} lint --format gitlab inventory`);
  for (const [, inputs = ''] of texts.matchAll(/"with":\{([^}]*)\}/g)) {
    for (const [, input = ''] of inputs.matchAll(/"([a-z-]+)":/g)) {
      // Those of the actions beside ours.
      if (['node-version', 'sarif_file'].includes(input)) continue;
      expect(Object.keys(action.inputs)).toContain(input);
    }
  }
});

test('the hook of pre-commit calls a command that there is', async () => {
  const [hook] = parse(await readFile(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as {
    entry: string;
    language: string;
  }[];
  expect(hook).toMatchObject({ language: 'node', entry: `${Object.keys(manifest.bin)[0]} lint` });
});
