/** Names of rules are links to their pages in terminals that are known to support links, and nowhere else. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

const argv = ['lint', 'vars.yml', '--kubespray', 'v2.31.0'];
const variables = 'kube_network_plugin: cilium\nkube_owner: root\ncilium_mtuu: "1400"\n';
const start = '\u001b]8;;';
let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-links-'));
  await writeFile(join(cwd, 'vars.yml'), variables);
  await writeFile(join(cwd, 'intent.yaml'), 'version: 1\nfeatures: { maglev: { tableSize: 252 } }\n');
});

/** The addresses of all links in an output. */
function linksIn(text: string): string[] {
  return text
    .split(start)
    .slice(1)
    .map((part) => part.slice(0, part.indexOf('\u001b\\')))
    .filter((address) => address !== '');
}

const known = [
  { TERM: 'xterm-kitty' },
  { TERM: 'xterm-256color', TERM_PROGRAM: 'vscode' },
  { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' },
  { TERM: 'xterm-256color', VTE_VERSION: '7200' },
  { TERM: 'xterm-256color', WT_SESSION: 'b0a4' },
  { TERM: 'xterm-256color', KONSOLE_VERSION: '221203' },
];
const others = [
  { TERM: 'xterm-256color' },
  { TERM: 'linux' },
  { TERM: 'dumb', TERM_PROGRAM: 'vscode' },
  { TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' },
  { TERM: 'xterm-256color', VTE_VERSION: '4800' },
  { TERM: 'xterm-kitty', CI: 'true' },
  { TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' },
];

describe('the name of a rule', () => {
  test.each(known)('is a link on %j', async (env) => {
    const { stdout } = await run(argv, { cwd, env: { ...env }, terminal: true });
    expect(linksIn(stdout)).toEqual([
      expect.stringMatching(/^(?:https|file):\/\/.*\/docs\/rules\/unknown-variable\.md$/),
    ]);
    // The findings of other commands have links too.
    const check = ['check', 'intent.yaml', '--kubespray', 'v2.31.0'];
    const { stdout: out, stderr } = await run(check, { cwd, env: { ...env }, terminal: true });
    expect(linksIn(out + stderr)).toContainEqual(expect.stringMatching(/\/docs\/rules\/maglev\/[\w-]+\.md$/));
  });

  test.each(others)('is no link on %j', async (env) => {
    const { stdout } = await run(argv, { cwd, env: { ...env }, terminal: true });
    expect(stdout).toContain('unknown-variable');
    expect(stdout).not.toContain(start);
  });

  test('is no link in a pipe, unless FORCE_HYPERLINK wants it', async () => {
    const piped = await run(argv, { cwd, env: { TERM: 'xterm-kitty' } });
    expect(piped.stdout).toContain('unknown-variable');
    expect(piped.stdout).not.toContain('\u001b');
    expect(linksIn((await run(argv, { cwd, env: { FORCE_HYPERLINK: '1' } })).stdout)).toHaveLength(1);
  });

  test('is the only link: a file cannot write one', async () => {
    await writeFile(join(cwd, 'evil.yml'), `${variables}"cilium_x\\e]8;;https://a.b/docs/rules/x.md\\e\\\\y": 1\n`);
    const { stdout } = await run(['lint', 'evil.yml', '--kubespray', 'v2.31.0'], {
      cwd,
      env: { TERM: 'xterm-kitty' },
      terminal: true,
    });
    expect(stdout).toContain('a.b/docs/rules');
    expect(linksIn(stdout).filter((address) => address.includes('a.b'))).toEqual([]);
  });
});
