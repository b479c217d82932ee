/** Every text for users has a Chinese translation, which keeps all names and values of the English one. */
import { describe, expect, it } from 'vitest';
import {
  constraintTexts,
  featureTexts,
  meshRuleTexts,
  noteTexts,
  ruleTexts,
  settingTexts,
  translatedKinds,
} from '../../scripts/messages/texts.ts';
import { languageOf, translationInto } from '../../src/language/language.ts';
import { translator } from '../../src/language/translator.ts';
import { chinese } from '../../src/language/zh/index.ts';
import { run } from '../cli/run.ts';

const translate = await translationInto('zh', { rooms: ['reasons', 'clusters', 'dialogue', 'help'] });

const entries = [
  ...(await ruleTexts()),
  ...(await constraintTexts()),
  ...(await meshRuleTexts()),
  ...(await noteTexts()),
  ...featureTexts(),
  ...settingTexts(),
]
  .map(
    ({ name, texts }) =>
      [
        name,
        // Commands for a cluster are indented.
        texts.filter(({ kind, text }) => translatedKinds.has(kind) && !text.startsWith('  ')).map(({ text }) => text),
      ] as const,
  )
  .filter(([, texts]) => texts.length > 0);

/**
 * Parts that are the same in every language: quoted text, and words with a digit, an underscore, a dot or inner
 * capitals.
 */
function names(text: string): string[] {
  const quoted = text.match(/"[^"]*"|`[^`]*`/g) ?? [];
  const words = text.replace(/"[^"]*"|`[^`]*`/g, '').match(/[\w./:$-]*[\w$]/g) ?? [];
  return [
    ...quoted,
    ...words.filter((word) => /\d|_|\w\.\w|[a-z][A-Z]|\w-\w+-\w/.test(word)).map((word) => word.replace(/IPs$/, 'IP')),
  ];
}

/** Four consecutive English words, outside quotes and commands. */
const english = /(?:\b[a-z]+ ){3}[a-z]+\b/;
const plain = (text: string) => text.replace(/"[^"]*"|`[^`]*`|kubectl [^。]*|iptables-save[^。]*/g, '');

describe.each(entries)('%s', (_, texts) => {
  it('is translated, with all names and values', () => {
    for (const text of texts) {
      const translation = translate(text);
      expect(plain(translation), text).not.toMatch(english);
      if (translation !== 'Cluster Mesh') expect(translation, text).toMatch(/\p{Script=Han}/u);
      expect(
        names(text).filter((name) => !translation.includes(name) && !translation.includes(name.replace(/s$/, ''))),
        `${text}\n${translation}`,
      ).toEqual([]);
    }
  });
});

describe('the translator', () => {
  const small = translator({
    and: '和',
    'Use {0}.': '请用 {0}。',
    '{0} ignores {1}.{2}': '{0} 忽略 {1}。{2}',
    '{0} is no version.': '{0} 不是版本。',
  });

  it('puts names and values where the other language has them', () => {
    expect(small('The agent 1.15.4 ignores tunnel.')).toBe('The agent 1.15.4 忽略 tunnel。');
    expect(small('Use a, b and c.')).toBe('请用 a、b 和 c。');
  });

  it('translates sentence by sentence, and leaves others as they are', () => {
    expect(small('1.15 ignores it. Use 1.16.')).toBe('1.15 忽略 it。请用 1.16。');
    expect(small('Something else. Use 1.16.')).toBe('Something else. 请用 1.16。');
    expect(small('Something else.')).toBe('Something else.');
  });

  it('inserts values as they are', () => {
    expect(small('Use $& and {0}.')).toContain('$&');
    expect(small('Use $1{0}.')).toBe('请用 $1{0}。');
  });

  it('has the same holes in each template and its translation', () => {
    const holes = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
    for (const [text, translation] of Object.entries(chinese)) expect(holes(translation), text).toEqual(holes(text));
  });
});

describe('the language of a run', () => {
  it.each([
    [[], {}, 'en'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [[], { LANG: 'C.UTF-8', LC_MESSAGES: 'zh_TW' }, 'zh'],
    [['lint', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['--lang=zh', 'lint'], {}, 'zh'],
    [['lint', '--', '--lang', 'zh'], {}, 'en'],
    [['lint', '--lang', 'fr'], {}, undefined],
  ] as const)('%j %j: %s', (argv, env, language) => {
    expect(languageOf(argv, env)).toBe(language);
  });

  it('is that of help, on 80 columns', async () => {
    for (const command of ['generate', 'check', 'lint', 'translate', 'import', 'migrate', 'matrix', 'explain']) {
      const { stdout } = await run([command, '--help', '--lang', 'zh']);
      const text = stdout.replace(/^ {2}\$[\s\S]*$/m, '');
      expect(text, command).not.toMatch(/(?:\b[a-z]+ ){4}/);
      const width = (line: string) => line.length + (line.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0);
      expect(stdout.split('\n').filter((line) => width(line) > 80)).toEqual([]);
    }
  });

  it('is that of findings, in text and JSON, with the same rules', async () => {
    const stdin = 'kube_network_plugin: cilium\ncilium_hubble_enabled: true\n';
    const lint = (...more: string[]) =>
      run(['lint', '-', '--kubespray', 'v2.30.0', '--format', 'json', ...more], { stdin });
    const [inEnglish, inChinese] = [await lint(), await lint('--lang', 'zh')];
    expect(inChinese.code).toBe(inEnglish.code);
    const rulesOf = (text: string) =>
      (JSON.parse(text) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    expect(rulesOf(inChinese.stdout)).toEqual(rulesOf(inEnglish.stdout));
    expect(inChinese.stdout).toContain('没有变量 cilium_hubble_enabled');
    const text = await run(['lint', '-', '--kubespray', 'v2.30.0'], { stdin, env: { LANG: 'zh_CN.UTF-8' } });
    expect(text.stdout).toMatch(/unknown-variable[\s\S]*已检查 1 个文件/);
  });

  it('is refused if it is not known', async () => {
    const { code, stderr } = await run(['matrix', '--lang', 'fr']);
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are en, zh');
  });
});

it.each([
  [
    'Set a-b: "x" in cilium_config_extra_vars and cilium_c: [1, 2] (an example: write the range of all pod addresses), and remove d from cilium_extra_values, or set e: false.',
    '请在 cilium_config_extra_vars 中设置 a-b: "x"，设置 cilium_c: [1, 2]（仅为示例：请写所有 Pod 地址的范围），并从 cilium_extra_values 中删除 d，或设置 e: false。',
  ],
  ['Set a: "x", "y" or "z" under config.', '请在 config 中设置 a: "x"、"y" 或 "z"。'],
  ['Use WireGuard, or use Cilium 1.16 or newer.', '请使用 WireGuard，或使用 Cilium 1.16 或更高版本。'],
  [
    'Set a: true, b: 1 and c: "x" under values if there are such policies.',
    '如果有这样的策略，请在 values 中设置 a: true、b: 1 和 c: "x"。',
  ],
])('tells where to write what: %s', (text, translation) => {
  expect(translate(text)).toBe(translation);
});
