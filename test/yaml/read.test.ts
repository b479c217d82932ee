import { describe, expect, test } from 'vitest';
import { unknown } from '../../src/core/options.ts';
import { decodeText } from '../../src/yaml/decode.ts';
import type { YamlDocument } from '../../src/yaml/document.ts';
import { readDocuments } from '../../src/yaml/read.ts';

function read(text: string) {
  return readDocuments(text, { file: 'group_vars.yml' });
}

function only(text: string): YamlDocument {
  const { documents, problems } = read(text);
  expect(problems).toEqual([]);
  const [document] = documents;
  if (document === undefined || documents.length !== 1) throw new Error('expected one document');
  return document;
}

/** Compared with PyYAML 6, as Ansible 2.17 uses it. */
describe('plain scalars are what PyYAML makes of them', () => {
  test.each([
    ['yes', 'boolean', true],
    ['Off', 'boolean', false],
    ['yEs', 'string', 'yEs'],
    ['y', 'string', 'y'],
    ['N', 'string', 'N'],
    ['~', 'null', null],
    ['', 'null', null],
    ['nUll', 'string', 'nUll'],
    ['0755', 'integer', 493],
    ['0o755', 'string', '0o755'],
    ['08', 'string', '08'],
    ['0x1F', 'integer', 31],
    ['-0b11', 'integer', -3],
    ['1_000', 'integer', 1000],
    ['1:30', 'integer', 90],
    ['01:30', 'string', '01:30'],
    ['190:20:30.5', 'float', 685230.5],
    ['1.20', 'float', 1.2],
    ['1.19.3', 'string', '1.19.3'],
    ['1e3', 'string', '1e3'],
    ['1.0e+3', 'float', 1000],
    ['-.inf', 'float', Number.NEGATIVE_INFINITY],
    ['2024-01-02', 'timestamp', '2024-01-02'],
    ['2001-12-14t21:59:43.1-05:00', 'timestamp', '2001-12-14 21:59:43.100000-05:00'],
    ['2001-12-14 21:59:43Z', 'timestamp', '2001-12-14 21:59:43+00:00'],
    ['10.233.64.0/18', 'string', '10.233.64.0/18'],
  ])('%j is %s %j', (text, kind, value) => {
    const document = only(`a: ${text}\n`);
    expect(document.facts(document.find(['a'])?.value)).toMatchObject({ kind, quoted: false, text });
    expect(document.value()).toEqual({ a: value });
  });

  test.each(['"0755"', "'0755'", '!!str 0755', '!unsafe 0755', '|-\n 0755'])('%j is text', (written) => {
    expect(only(`a: ${written}\n`).value()).toEqual({ a: '0755' });
  });
});

describe('what Ansible refuses is a problem', () => {
  test.each([
    ['a: =\n', 1, 4],
    ['a: <<\n', 1, 4],
    ['a: 2024-13-01\n', 1, 4],
    ['a: {{ x }}\n', 1, 5],
    ['a: !foo x\n', 1, 4],
    ['a: *x\n', 1, 4],
    ['a: &x 1\nb: &x 2\n', 2, 7],
    ['a: &x [*x]\n', 1, 8],
    ['a: 1\n<<: 2\n', 2, 5],
    ['a: [1\nb: 2\n', 2, 1],
    ['a: "x\n', 2, 1],
    ['a: b: c\n', 1, 4],
    ['\ta: 1\n', 1, 1],
  ])('%j at %i:%i', (text, line, column) => {
    const { problems } = read(text);
    expect(problems[0]).toMatchObject({ kind: 'syntax', location: { file: 'group_vars.yml', line, column } });
  });

  test('every broken line is reported', () => {
    const { problems } = read('a: @x\nb: `y\nc: 1\nd: *none\n');
    expect(problems.map(({ location }) => location.line)).toEqual([1, 2, 4]);
  });
});

describe('documents', () => {
  test('merges, aliases and duplicate keys count as with PyYAML', () => {
    const { documents, problems } = read(`
base: &base {a: 1, b: 1}
other: &other {b: 2, c: 2}
one: {<<: *base, a: own}
list:
  <<: [*other, *base]
alias: *base
alias: last
`);
    expect(documents[0]?.value()).toEqual({
      base: { a: 1, b: 1 },
      other: { b: 2, c: 2 },
      one: { a: 'own', b: 1 },
      list: { b: 2, c: 2, a: 1 },
      alias: 'last',
    });
    expect(problems).toEqual([
      {
        kind: 'duplicate-key',
        message: expect.stringContaining('"alias"'),
        location: { file: 'group_vars.yml', line: 8, column: 1, endLine: 8, endColumn: 6 },
        related: { file: 'group_vars.yml', line: 7, column: 1, endLine: 7, endColumn: 6 },
      },
    ]);
  });

  test('vaulted values are unknown, unsafe ones are text', () => {
    const document = only(
      'a: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3031\nb: !unsafe "{{ x }}"\nc: !unsafe {d: 1}\n',
    );
    expect(document.value()).toEqual({ a: unknown, b: '{{ x }}', c: { d: 1 } });
    expect(document.facts(document.find(['a'])?.value)).toMatchObject({ kind: 'vault', tag: '!vault' });
  });

  test('a stream of several documents, and one with none', () => {
    expect(read('---\na: 1\n---\nb: 2\n...\n').documents.map((document) => document.value())).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
    expect(read('# nothing\n').documents).toEqual([]);
  });

  test('%YAML 1.2 changes nothing, as with PyYAML', () => {
    expect(only('%YAML 1.2\n---\na: yes\n').value()).toEqual({ a: true });
  });

  test('keys of objects are nothing but keys', () => {
    const value = only('__proto__: {polluted: 1}\nconstructor: 2\ntoString: 3\n').value();
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('places of keys, values, items and of what is missing', () => {
    const document = only('a:\n  b: [x, {c: "d"}]\n  e: |\n    text\nf:\n');
    const place = (...path: (string | number)[]) => {
      const { line, column, endLine, endColumn } = document.locate(path);
      return `${line}:${column}-${endLine}:${endColumn}`;
    };
    expect(place('a')).toBe('1:1-1:2');
    expect(place('a', 'b', 0)).toBe('2:7-2:8');
    expect(place('a', 'b', 1)).toBe('2:10-2:18');
    expect(place('a', 'b', 1, 'c')).toBe('2:14-2:17');
    expect(place('a', 'e')).toBe('3:6-4:9');
    expect(place('f')).toBe('5:1-5:2');
    expect(place('a', 'b', 7)).toBe('2:3-2:4');
    expect(place('a', 'b', 0, 'deeper')).toBe('2:7-2:8');
    expect(place('nowhere', 'at', 'all')).toBe('1:1-1:2');
  });

  test.each([
    ['\r\n', 2],
    ['\r', 2],
    ['\n', 2],
  ])('line ends %j', (end, line) => {
    const { source } = read(`a: 1${end}b: 2${end}`);
    expect(source.position(source.text.indexOf('b'))).toEqual({ line, column: 1 });
  });

  test('a byte order mark is no column', () => {
    const document = only('\ufeffa: 1\n');
    expect(document.locateKey(['a'])).toMatchObject({ line: 1, column: 1 });
  });
});

describe('limits', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    .concat(Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`))
    .join('\n');

  const nested = /^Nested deeper than 100 levels$/;
  const expanded = /^The YAML aliases \(\*name\) expand to more/;

  test.each([
    ['aliases that explode', expanded, bomb],
    ['brackets', nested, `a: ${'['.repeat(50_000)}`],
    ['braces', nested, `a: ${'{a: '.repeat(5_000)}`],
    ['dashes', nested, `${'- '.repeat(5_000)}x`],
    ['indentation', nested, Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    [
      'a chain of aliases',
      expanded,
      Array.from({ length: 300 }, (_, i) => `a${i}: &a${i} [${i > 0 ? `*a${i - 1}` : 'x'}]`).join('\n'),
    ],
  ])('%s', (_name, message, text) => {
    const started = process.cpuUsage();
    const { problems } = read(text);
    expect(problems).toEqual([expect.objectContaining({ kind: 'too-large', message: expect.stringMatching(message) })]);
    // CPU time: on a busy machine, the wall clock is not meaningful.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
  });

  test('what is deep but not too deep is read', () => {
    expect(read(`${'['.repeat(100)}x${']'.repeat(100)}`).problems).toEqual([]);
  });
});

describe('bytes', () => {
  test.each([
    ['UTF-16', Buffer.from('\ufeffa: 1\n', 'utf16le')],
    ['UTF-16', Buffer.from('a: 1\nb: 2\n', 'utf16le')],
    ['binary', Buffer.from([...Buffer.from('a text that is long enough'), 0, 1, 2])],
    ['UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xff])],
  ])('say %s', (word, bytes) => {
    expect(decodeText(bytes)).toEqual({ problem: expect.stringContaining(word) });
  });

  test('UTF-8 with a mark is kept as it is', () => {
    expect(decodeText(Buffer.from('\ufeffa: é\n'))).toEqual({ text: '\ufeffa: é\n' });
  });
});
