import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import manifest from '../../package.json' with { type: 'json' };
import { blocksOf, consolePages, Workshop } from '../../scripts/docs/console.ts';
import { parseIntent } from '../../src/formats/intent/parse.ts';
import { run } from '../cli/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (page: string) => readFile(join(root, page), 'utf8');
const pages = await consolePages();

/** Every handwritten page. */
const written = [
  ...new Set([
    'CONTRIBUTING.md',
    ...pages,
    ...(await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
  ]),
];

let workshop: Workshop;
beforeAll(async () => {
  workshop = await Workshop.open();
});
afterAll(() => workshop.close());

describe('what commands print', () => {
  // The Chinese pages have the same blocks, as another test checks.
  test.each(pages.filter((page) => !/\bzh\b/.test(page)))('%s', async (page) => {
    const text = await read(page);
    expect(await workshop.refresh(text)).toBe(text);
  });

  const page = (...lines: string[]) => ['Words.', '', '```console', ...lines, '```', ''].join('\n');

  test('is corrected where it is not so', async () => {
    const wrong = page(
      '$ cilium-extras --version',
      '9.9.9',
      '$ false; echo $?',
      '0',
      '$ echo $?',
      '$ cilium-extras \\',
      '  schema -o x',
    );
    const right = page(
      '$ cilium-extras --version',
      manifest.version,
      '$ false; echo $?',
      '1',
      '$ echo $?',
      '0',
      '$ cilium-extras \\',
      '  schema -o x',
    );
    expect(await workshop.refresh(wrong)).toBe(right);
    expect(await workshop.refresh(right)).toBe(right);
  });

  test('may be shortened, but not to what is not there', async () => {
    const shortened = page('$ seq 1 9', '1', '...', '5', '...');
    expect(await workshop.refresh(shortened)).toBe(shortened);
    expect(await workshop.refresh(page('$ seq 1 3', '1', '...', '5', '...'))).toBe(page('$ seq 1 3', '1', '2', '3'));
  });

  test('finds the files of the page', async () => {
    const files = '```yaml file=a/b.yaml\nversion: 1\n```\n';
    expect(await workshop.refresh(`${files}${page('$ cat a/b.yaml')}`)).toContain('$ cat a/b.yaml\nversion: 1\n```');
  });
});

test('every intent in examples/ works on its target', async () => {
  for (const name of (await readdir(join(root, 'examples'))).filter((entry) => entry.endsWith('.yaml'))) {
    const { code, stdout, stderr } = await run(['generate', `examples/${name}`], { cwd: root });
    expect({ code, worse: / (?:error|warning) /.exec(stderr) }, `${name}: ${stderr}`).toEqual({ code: 0, worse: null });
    expect(stdout, name).toContain('kube_network_plugin: cilium');
  }
});

const texts = new Map(await Promise.all(written.map(async (page) => [page, await read(page)] as const)));

describe('what no command runs', () => {
  /**
   * Commands that need a network, a cluster, upstream's repositories, or this very test: other tests, CI or people run
   * them.
   */
  const elsewhere =
    /^(?:npm ci|npm test|npm pack|npm publish|npm version|npm run |pip install|git |kubectl |cilium status |cilium-extras playground$|\w+=v[\d.]+$|for \w+ in v|done$|cp -r |cilium-extras migrate \S*\$to )/;

  /** What a search finds on each page, without the pages on which it finds nothing. */
  function found<T>(
    among: readonly string[],
    find: (text: string) => readonly T[],
  ): [page: string, items: readonly T[]][] {
    return among
      .map((page): [string, readonly T[]] => [page, find(texts.get(page) ?? '')])
      .filter(([, items]) => items.length > 0);
  }

  const shellLines = found(written, (text) =>
    blocksOf(text)
      .filter(({ info }) => /^(?:sh|bash|shell)\b/.test(info))
      .flatMap(({ lines }) => lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))),
  );
  test.each(shellLines)('%s holds no other commands', (_, lines) => {
    for (const line of lines) expect(line).toMatch(elsewhere);
  });

  const scripts = found(written, (text) =>
    [...text.matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, script = '']) => script),
  );
  test.each(scripts)('%s: its npm scripts are there', (_, names) => {
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining([...names]));
  });

  const links = found(written, (text) =>
    [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith('#')),
  );
  test.each(links)('%s: its links lead somewhere', async (page, targets) => {
    for (const target of targets) {
      await expect(access(join(root, dirname(page), target.replace(/#.*/, ''))), target).resolves.toBeUndefined();
    }
  });

  const intents = found(pages, (text) =>
    blocksOf(text)
      .map(({ lines }) => lines)
      .filter((lines) => lines.includes('version: 1') && !lines.includes('clusters:') && !lines[0]?.startsWith('$')),
  );
  test.each(intents)('%s: its intents are valid', async (page, blocks) => {
    for (const lines of blocks) {
      const text = lines.join('\n');
      // An intent that extends another one is only valid together with its base: the commands of its page read both.
      if (/^extends:/m.test(text)) continue;
      expect((await parseIntent(text, page, { features })).findings).toEqual([]);
    }
  });
});

describe('the Chinese pages keep in step', () => {
  const translated: [english: string, chinese: string][] = [
    ['README.md', 'README.zh.md'],
    ...pages
      .filter((page) => page.startsWith('docs/guides/zh/'))
      .map((page): [string, string] => [page.replace('/zh/', '/'), page]),
  ];

  /**
   * What a translation keeps unchanged: the levels of headings, blocks, inline code, and the first column of tables.
   */
  function structure(text: string) {
    const prose = text.replace(/^```[\s\S]*?^```/gm, '');
    return {
      headings: [...prose.matchAll(/^(#+) /gm)].map(([, depth]) => depth),
      blocks: blocksOf(text).map(({ info, lines }) => [info, ...lines]),
      code: [...prose.matchAll(/`[^`\n]+`/g)].map(([code]) => code).sort(),
      rows: [...prose.matchAll(/^\| (`[^`]+`|\d+) \|/gm)].map(([, cell]) => cell),
      guides: [...prose.matchAll(/^\| \[[^\]]+\]\(([^)]+)\)/gm)].map(([, page = '']) => page.replace('/zh/', '/')),
    };
  }

  test('there is one for each guide', () => {
    expect(translated.map(([, page]) => page)).toEqual(
      expect.arrayContaining([
        'README.zh.md',
        ...pages
          .filter((page) => /^docs\/guides\/[^/]+$/.test(page))
          .map((page) => page.replace('guides/', 'guides/zh/')),
      ]),
    );
  });

  test.each(translated)('%s, %s', async (english, chinese) => {
    const [original, translation] = [await read(english), await read(chinese)];
    expect(structure(translation)).toEqual(structure(original));
    expect(translation).toMatch(/\p{Script=Han}/u);
  });
});
