/** A release names the repository that it runs in, and reports contain links to it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { docsLink } from '../../src/core/docs-link.ts';
import { run } from '../cli/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = join(root, 'scripts/addresses.mjs');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cilium-extras-addresses-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the sources name no repository, so that a fork does not name another one', () => {
  expect(manifest).not.toHaveProperty('repository');
  expect(manifest).not.toHaveProperty('homepage');
  expect(manifest).not.toHaveProperty('bugs');
});

test('a release gets the addresses of its repository, and nothing else changes', () => {
  const file = join(folder, 'package.json');
  copyFileSync(join(root, 'package.json'), file);
  execFileSync(process.execPath, [script, 'https://git.example.org/team/fork', file]);
  const written = JSON.parse(readFileSync(file, 'utf8'));
  expect(written).toEqual({
    ...manifest,
    homepage: 'https://git.example.org/team/fork#readme',
    bugs: { url: 'https://git.example.org/team/fork/issues' },
    repository: { type: 'git', url: 'git+https://git.example.org/team/fork.git' },
  });
  expect(docsLink('docs/rules/dead-variable.md', written)).toBe(
    `https://git.example.org/team/fork/blob/v${manifest.version}/docs/rules/dead-variable.md`,
  );
});

test.each([
  '',
  'fork',
  'http://git.example.org/team/fork',
  'https://git.example.org/fork',
  'https://git.example.org/a/b/c',
])('refuses the address "%s"', (address) => {
  const { status, stderr } = spawnSync(process.execPath, [script, address, join(folder, 'none.json')], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('https://host/owner/name');
});

test('without a repository a finding names the page in the package', async () => {
  const input = { stdin: 'cilium_config_extra_vars: { enable-bbr: true }\n' };
  const { stdout } = await run(['lint', '-', '--kubespray', 'v2.28.0', '--format', 'json'], input);
  const pages = (JSON.parse(stdout).findings as { docs: string | null }[]).map(({ docs }) => docs);
  expect(pages).toContain('docs/rules/ignored-carrier.md');
  for (const page of pages) expect(readFileSync(join(root, page ?? 'no page'), 'utf8')).toMatch(/^(<!--.*-->\n\n)?# /);

  const { stdout: sarif } = await run(['lint', '-', '--kubespray', 'v2.28.0', '--format', 'sarif'], input);
  const [rule] = JSON.parse(sarif).runs[0].tool.driver.rules;
  // The standard requires an absolute address there.
  expect(rule).not.toHaveProperty('helpUri');
  expect(rule.help.text).toContain(`Documentation: docs/rules/${rule.id}.md`);
});
