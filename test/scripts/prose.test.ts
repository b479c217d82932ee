/** `npm run prose`: pages and comments are plain, and the check finds violations. */
import { describe, expect, it } from 'vitest';
import { faultsOf, halfWidthMarks, judged, passivePages } from '../../scripts/prose/judged.ts';
import { chineseProse, pageProse } from '../../scripts/prose/texts.ts';

const at = (text: string) => [{ file: 'page.md', line: 7, text }];

describe('the check', () => {
  it('names the place and the kind of a fault', () => {
    expect(faultsOf(at('The key is overridden by the template.'))).toEqual([
      'page.md:7 passive, but names who acts: The key is overridden by the template.',
    ]);
    expect(faultsOf(at('Older agents skip it without a word.'))).toHaveLength(1);
    expect(faultsOf(at(`${'word '.repeat(26).trim()}.`))).toHaveLength(1);
    expect(faultsOf(at('The template overrides the key.'))).toEqual([]);
  });

  it('takes one passive sentence of four on a page, and no more', () => {
    const page = (passive: number) =>
      at('The pod is moved. '.repeat(passive) + 'The agent starts. '.repeat(12 - passive));
    expect(passivePages(page(3))).toEqual([]);
    expect(passivePages(page(4))).toEqual(['page.md 4 of 12 sentences are passive, more than one of four']);
  });

  it.each([
    '检查: 看日志',
    '看日志,再重启',
    '重启 agent(可选)',
    '重启（可选）完成.',
    '**检查**: 日志',
    'Cilium 1.19, 然后重启',
  ])('finds marks of half width in %s', (text) => {
    expect(halfWidthMarks(at(text))).not.toEqual([]);
  });

  it.each([
    '检查：看日志，再重启（可选）。',
    '写 `a: b, c`，10:30 重启',
    'MTU 1,500',
    'kubectl get nodes（见 https://a.b/c）',
  ])('takes %s', (text) => {
    expect(halfWidthMarks(at(text))).toEqual([]);
  });

  it('reads pages and tables of both languages', () => {
    expect(pageProse().map(({ file }) => file)).toContain('docs/guides/start.md');
    const chinese = chineseProse().map(({ file }) => file);
    expect(chinese).toEqual(
      expect.arrayContaining(['README.zh.md', 'docs/guides/zh/start.md', 'src/language/zh/rules.ts']),
    );
  });
});

describe('pages and comments', () => {
  it.each(Object.entries(judged()))('%s have no fault', (_, faults) => {
    expect(faults).toEqual([]);
  });
});
