/**
 * The component for GitLab CI. Its script runs as on a runner: line by line in one shell, with the inputs as variables.
 */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [spec, jobs] = parseAllDocuments(readFileSync(join(root, 'templates/lint.yml'), 'utf8')).map((one) => one.toJS());
const job = jobs['cilium-extras'] as { variables: Record<string, string>; script: string[]; artifacts: unknown };
const inputs = spec.spec.inputs as Record<string, { default: string; description: string }>;

async function runJob(given: Record<string, string>): Promise<{ code: number; stdout: string; report: unknown[] }> {
  const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-gitlab-'));
  mkdirSync(join(cwd, 'bin'));
  const program = join(cwd, 'bin/cilium-extras');
  writeFileSync(program, `#!/bin/sh\nexec node '${join(root, 'dist/bin.cjs')}' "$@"\n`);
  chmodSync(program, 0o755);
  for (const site of ['a', 'b']) {
    mkdirSync(join(cwd, site, 'group_vars'), { recursive: true });
    writeFileSync(
      join(cwd, site, 'group_vars/all.yml'),
      'kube_network_plugin: cilium\nkube_owner: root\ncilium_mtuu: 1\n',
    );
  }
  const variables = Object.entries(job.variables).map(([name, value]) => {
    const expanded = value.replace(
      /\$\[\[ inputs\.(\w+) \]\]/g,
      (_, input: string) => given[input] ?? inputs[input]?.default ?? '?',
    );
    return [name, expanded];
  });
  const env = {
    ...Object.fromEntries(variables),
    PATH: `${join(cwd, 'bin')}${delimiter}${process.env.PATH}`,
    LC_ALL: 'C',
  };
  const done = await promisify(execFile)('sh', ['-ec', job.script.join('\n')], { cwd, env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
  return { ...done, report: JSON.parse(readFileSync(join(cwd, 'gl-code-quality-report.json'), 'utf8')) };
}

test('the component lints the paths, reports, and fails with findings', async () => {
  const { code, stdout, report } = await runJob({ paths: 'a b', kubespray: 'v2.31.0' });
  expect(code).toBe(1);
  expect(report).toHaveLength(2);
  expect(stdout).toContain('unknown-variable');
  expect(job.artifacts).toMatchObject({ when: 'always', reports: { codequality: 'gl-code-quality-report.json' } });
});

test('the component passes arguments on, and every input has a default and a use', async () => {
  const { code, report } = await runJob({ arguments: '--rule unknown-variable=off --kubespray v2.31.0' });
  expect([code, report]).toEqual([0, []]);
  const text = readFileSync(join(root, 'templates/lint.yml'), 'utf8');
  for (const [name, input] of Object.entries(inputs)) {
    expect(input).toMatchObject({ default: expect.any(String), description: expect.stringMatching(/\.$/) });
    expect(text).toContain(`$[[ inputs.${name} ]]`);
  }
});
