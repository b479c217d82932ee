import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../src/core/json.ts';
import { readDocuments } from '../../src/yaml/read.ts';
import { Commented, scalar, stringify, type Writable } from '../../src/yaml/write.ts';
import fc from '../seeded.ts';

/** Words and forms that some YAML version does not read as strings. */
const traps = [
  ...[
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'N',
    'true',
    'null',
    '~',
    '',
    'nan',
    '.inf',
    '=',
    '<<',
    '-',
    '---',
    '...',
    '?',
    ':',
  ],
  ...[
    '0755',
    '0o17',
    '0x1f',
    '0b11',
    '1:30',
    '1e3',
    '1_000',
    '.5',
    '5.',
    '-1',
    '+1',
    '08',
    '2024-01-02',
    '1.5',
    '1.19.3',
  ],
  ...['2001-12-14 21:59:43', 'a: b', 'a #b', '# a', '- a', '{{ x }}', '{a}', '[a]', '*a', '&a', '!a', '%a', '@a', '`a'],
  ...[
    ' a',
    'a ',
    'a\nb',
    'a\n',
    'a\n\n',
    '\na',
    'a\n b',
    ' a\nb',
    'a\tb',
    'a\r\nb',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u007f',
    '😀',
    '__proto__',
  ],
];

const text = fc.oneof(fc.constantFrom(...traps), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: false }),
  ),
})).value;

/** As Ansible reads it. */
function readBack(written: string): unknown {
  const { documents, problems } = readDocuments(written, { file: 'written.yml' });
  expect(problems).toEqual([]);
  return documents[0]?.value();
}

/** Without prototypes and undefined properties, so that the results of both readers can be compared. */
function plainData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainData);
  if (value === null || typeof value !== 'object') return value;
  return new Map(Object.entries(value).map(([key, item]) => [key, plainData(item)]));
}

describe('what is written is read back the same', () => {
  test.each([true, false])('by YAML 1.1 as Ansible reads it (ansible: %s)', (ansible) => {
    fc.assert(
      fc.property(json, (value) => {
        expect(plainData(readBack(stringify(value, { ansible })))).toEqual(plainData(value));
      }),
      { numRuns: 500 },
    );
  });

  test.each(['1.1', '1.2'] as const)('by a plain YAML %s parser', (version) => {
    fc.assert(
      fc.property(json, (value) => {
        const options = { version, mapAsMap: true, logLevel: 'silent', merge: false } as const;
        expect(parse(stringify(value), options)).toEqual(plainData(value));
      }),
      { numRuns: 500 },
    );
  });

  test.each(traps)('%j as a value, a key and an item', (trap) => {
    const value = { [`k${trap}`]: trap, list: [trap, { inner: trap }] };
    expect(plainData(readBack(stringify(value)))).toEqual(plainData(value));
  });
});

describe('scalar', () => {
  test.each([
    ['cilium', 'cilium'],
    ['two words', 'two words'],
    ['/etc/cilium', '/etc/cilium'],
    ['yes', '"yes"'],
    ['Off', '"Off"'],
    ['y', '"y"'],
    ['0755', '"0755"'],
    ['1:30', '"1:30"'],
    ['1e3', '"1e3"'],
    ['2024-01-02', '"2024-01-02"'],
    ['', '""'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['a\u202eb', '"a\\u202eb"'],
    ['\u{e0001}', '"\\U000e0001"'],
    [1e21, '1.0e+21'],
    [1e-7, '1.0e-7'],
    [true, 'true'],
    [null, 'null'],
  ])('writes %j as %s', (value, written) => {
    expect(scalar(value)).toBe(written);
  });

  test.each(['{{ x }}', 'a {% if %}', '{# c #}'])('marks %j as !unsafe for Ansible alone', (template) => {
    expect(scalar(template)).toBe(JSON.stringify(template));
    expect(scalar(template, { ansible: true })).toBe(`!unsafe ${JSON.stringify(template)}`);
  });

  test('refuses half a surrogate pair', () => {
    expect(() => scalar('\ud83d')).toThrow(TypeError);
  });
});

describe('stringify', () => {
  test('writes blocks, comments and literal text', () => {
    const value: Writable = {
      empty: {},
      none: undefined,
      list: ['a', { b: 1, c: [true] }, []],
      cilium_config_extra_vars: new Commented('Egress gateway\nneeds two options', {
        'enable-l7-proxy': new Commented('L7', 'false'),
      }),
      'group_vars.yml': 'a: 1\n\nb: "{{ x }}"\n',
    };
    expect(stringify(value)).toBe(`empty: {}
list:
  - a
  - b: 1
    c:
      - true
  - []
# Egress gateway
# needs two options
cilium_config_extra_vars:
  # L7
  enable-l7-proxy: "false"
group_vars.yml: |
  a: 1

  b: "{{ x }}"
`);
  });

  test('a comment cannot end and become data', () => {
    const written = stringify({ a: new Commented('x\r\u2028evil: true', 1) });
    expect(plainData(readBack(written))).toEqual(new Map([['a', 1]]));
  });
});
