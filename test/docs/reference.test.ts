/** The reference pages: every rule has symptoms and a page, and no page is too long. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { rulePages } from '../../scripts/docs/rules.ts';
import { upstreamLinks } from '../../scripts/docs/upstream.ts';
import { foldTables } from '../../scripts/fold-tables.ts';
import { meshRules } from '../../src/commands/mesh/check/rules/registry.ts';
import { symptoms } from '../../src/core/symptoms.ts';
import { translationInto } from '../../src/language/language.ts';
import { rules } from '../../src/lint/rules/registry.ts';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const pages = rulePages({ rules, features, meshRules }, await translationInto('zh', { rooms: ['clusters'] }));
const ids = [
  ...rules.map(({ id }) => id),
  ...features.flatMap(({ id, constraints }) => constraints.map((rule) => `${id}/${rule.id}`)),
  ...meshRules.map(({ id }) => `mesh/${id}`),
];

describe('the index by symptom', () => {
  const index = pages.get('docs/symptoms.md') ?? '';

  it('lists every rule with a link to its page', () => {
    expect(ids.filter((id) => !index.includes(`[${id}](rules/${id}.md)`))).toEqual([]);
    expect(ids.filter((id) => !pages.has(`docs/rules/${id}.md`))).toEqual([]);
  });

  it('is the same in Chinese, without an English title', () => {
    const chinese = pages.get('docs/symptoms.zh.md') ?? '';
    expect(ids.filter((id) => !chinese.includes(`[${id}](rules/${id}.md)`))).toEqual([]);
    const rows = chinese.split('\n').filter((line) => /^\| \[|^- \[|^## /.test(line));
    expect(rows.filter((line) => !/\p{Script=Han}/u.test(line))).toEqual([]);
  });

  it('has a rule for every symptom', () => {
    const used = new Set(
      [rules, meshRules, features.flatMap(({ constraints }) => constraints)].flatMap((all) =>
        all.flatMap((rule) => rule.symptoms as readonly string[]),
      ),
    );
    expect([...used].sort()).toEqual(Object.keys(symptoms).sort());
  });
});

it('every rule about a cluster names its upstream', () => {
  const silent = rules.filter(
    ({ upstream, symptoms: seen }) => upstream === undefined && !seen.every((one) => one === 'unchecked'),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
  for (const id of ids.filter((one) => one.includes('/') && !one.startsWith('mesh/'))) {
    expect(pages.get(`docs/rules/${id}.md`), id).toMatch(
      /^Upstream: .*\(https:\/\/github\.com\/cilium\/cilium\/blob\/v1\.\d+\//m,
    );
  }
});

it('links sources of a constraint in a branch that has them', () => {
  const blob = 'https://github.com/cilium/cilium/blob';
  expect(upstreamLinks('pkg/kpr/kpr.go (1.19 and later)', '>=1.9.0')).toBe(
    `[pkg/kpr/kpr.go (1.19 and later)](${blob}/v1.19/pkg/kpr/kpr.go)`,
  );
  expect(upstreamLinks('daemon/cmd/daemon.go', '>=1.10.0 <1.16.0')).toContain(`(${blob}/v1.15/daemon/cmd/daemon.go)`);
  expect(upstreamLinks('chart values.yaml, templates/x.yaml', '>=1.9.0')).toContain(
    'v1.18/install/kubernetes/cilium/templates/x.yaml)',
  );
});

it('folds long tables', () => {
  const table = (rows: number) => `| a |\n| --- |\n${'| x |\n'.repeat(rows)}`;
  expect(foldTables(`text\n\n${table(20)}`)).toBe(`text\n\n${table(20)}`);
  expect(foldTables(`text\n\n${table(21)}`)).toContain('<summary>21 rows</summary>');
});

it('shows at most 300 lines of a page before a click', () => {
  const long = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .filter((name) => {
      const shown = readFileSync(join(docs, name), 'utf8').replace(/<details>[\s\S]*?<\/details>/g, '');
      return shown.split('\n').length > 300;
    });
  expect(long).toEqual([]);
});

it('every guide states how to install the program', () => {
  const guides = join(docs, 'guides');
  const pagesOf = (folder: string) => readdirSync(join(guides, folder)).filter((name) => name.endsWith('.md'));
  for (const [folder, link] of [
    ['.', '(../../README.md#install)'],
    ['zh', '(../../../README.zh.md#安装)'],
  ] as const) {
    const silent = pagesOf(folder).filter((name) => !readFileSync(join(guides, folder, name), 'utf8').includes(link));
    expect(silent).toEqual([]);
  }
});
