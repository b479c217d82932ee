import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildAgentOptions } from '../../../scripts/catalog/agent-options/build.ts';
import { optionsOn } from '../../../scripts/catalog/agent-options/command-reference.ts';
import { ListedOptions } from '../../../src/catalog/listed-options.ts';
import type { AgentOptionsCatalog } from '../../../src/catalog/types.ts';

/** A page in the format of Cilium's programs. */
function page(options: Record<string, string>): string {
  const lines = Object.entries(options).map(([flag, text]) => `      --${flag}   ${text}`);
  return `## program\n\n\`\`\`\n${lines.join('\n')}\n  -h, --help   help for it\n\`\`\`\n`;
}

describe('a page of the command reference', () => {
  test('lists names, types and defaults', () => {
    const text = page({
      'alpha string': 'What it is { a | b } (default "a")',
      beta: 'A switch (default true)',
      'gamma-x strings': 'Names',
      'delta duration': 'How long (see also --epsilon) (default 1m0s)',
    });
    expect(optionsOn(`${text}  -D, --debug   Enables debugging\n`)).toEqual([
      { name: 'alpha', type: 'string', default: 'a' },
      { name: 'beta', type: 'bool', default: 'true' },
      { name: 'gamma-x', type: 'strings' },
      { name: 'delta', type: 'duration', default: '1m0s' },
      { name: 'debug', type: 'bool' },
    ]);
  });
});

describe('a clone of cilium', () => {
  let facts: AgentOptionsCatalog;
  const logged: string[] = [];

  // Four minors: one with tags, one with a branch, one that only the main branch contains, and one that it does not
  // contain.
  beforeAll(() => {
    const repo = mkdtempSync(join(tmpdir(), 'cilium-extras-clone-'));
    const git = (...args: string[]): void => {
      const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', ['-C', repo, ...who, ...args], { stdio: 'pipe' });
    };
    const commit = (version: string, agent: Record<string, string>): void => {
      mkdirSync(join(repo, 'Documentation/cmdref'), { recursive: true });
      writeFileSync(join(repo, 'VERSION'), `${version}\n`);
      writeFileSync(join(repo, 'Documentation/cmdref/cilium-agent.md'), page(agent));
      writeFileSync(
        join(repo, 'Documentation/cmdref/cilium-operator-generic.md'),
        page({ 'only-operator int': 'n (default 3)' }),
      );
      git('add', '-A');
      git('commit', '-qm', version);
    };
    git('init', '-q', '-b', 'main');
    commit('1.30.90', { 'old string': 'gone later', 'kept int': 'stays (default 1)' });
    git('checkout', '-qb', 'v1.31');
    commit('1.31.2', { 'old string': 'gone later', 'kept int': 'stays (default 1)', patched: 'backported' });
    git('tag', 'v1.31.2');
    git('tag', 'v1.31.3-rc.0');
    git('checkout', '-q', 'main');
    commit('1.31.90', { 'kept int': 'stays (default 1)' });
    git('branch', 'v1.32');
    commit('1.33.0-dev', { 'kept int': 'stays (default 2)', fresh: 'new' });
    commit('1.34.0-dev', { 'kept int': 'stays (default 2)' });
    const outDir = mkdtempSync(join(tmpdir(), 'cilium-extras-catalog-'));
    buildAgentOptions({
      ciliumRepo: repo,
      minors: ['1.31', '1.32', '1.33', '1.34'],
      outDir,
      log: (line) => logged.push(line),
    });
    facts = JSON.parse(readFileSync(join(outDir, 'agent-options.json'), 'utf8')) as AgentOptionsCatalog;
  });

  test('tells where each minor was read from, and which could not be read', () => {
    expect(Object.entries(facts.read).map(([minor, { of }]) => `${minor}: ${of}`)).toEqual([
      '1.31: v1.31.2',
      '1.32: branch v1.32',
      '1.33: main, before the next minor',
    ]);
    expect(logged.join('\n')).toContain('agent options of 1.34: the clone has no tag');
  });

  test('tells of each option in which minors it is listed, with what default', () => {
    expect(facts.agent).toEqual({
      fresh: [{ from: '1.33', to: '1.33', type: 'bool' }],
      kept: [
        { from: '1.31', to: '1.32', type: 'int', default: '1' },
        { from: '1.33', to: '1.33', type: 'int', default: '2' },
      ],
      old: [{ from: '1.31', to: '1.31', type: 'string' }],
      patched: [{ from: '1.31', to: '1.31', type: 'bool' }],
    });
    expect(facts.operator['only-operator']).toEqual([{ from: '1.31', to: '1.33', type: 'int', default: '3' }]);
  });

  test('answers which options a minor lists, and where else an option is listed', () => {
    const listed = new ListedOptions(facts, Object.keys(facts.read), '1.32');
    expect(listed.names().toSorted()).toEqual(['kept', 'only-operator']);
    expect(listed.get('kept')).toMatchObject({ default: '1' });
    expect(listed.elsewhere('old')).toEqual({ before: '1.31', after: undefined });
    expect(listed.elsewhere('fresh')).toEqual({ before: undefined, after: '1.33' });
  });
});
