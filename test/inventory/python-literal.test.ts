import { describe, expect, it } from 'vitest';
import { readPythonLiteral } from '../../src/formats/ansible/hosts/python-literal.ts';

describe('readPythonLiteral', () => {
  // Results of ast.literal_eval (tuples and sets as lists); undefined: it raises, and Ansible keeps the text.
  const cases: [string, unknown][] = [
    ['True', true],
    ['False', false],
    ['None', null],
    ['true', undefined],
    ['yes', undefined],
    ['7', 7],
    ['-7', -7],
    ['+7', 7],
    ['1_000', 1000],
    ['0x1f', 31],
    ['0o17', 15],
    ['0b11', 3],
    ['0755', undefined],
    ['00', 0],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1.2.3', undefined],
    ['1.2.3.4', undefined],
    ['10.0.0.0/8', undefined],
    ['5m', undefined],
    ['vxlan', undefined],
    ['', undefined],
    ['"text"', 'text'],
    ["'it''s'", 'its'],
    ['\'a\' "b"', 'ab'],
    ["r'\\n'", '\\n'],
    ["'\\n\\x41\\u00e9'", '\nAé'],
    ["'open", undefined],
    ['8080 # the port', 8080],
    ['text # kept', undefined],
    ['[1, "a", True,]', [1, 'a', true]],
    ['[]', []],
    ['[,]', undefined],
    ['(1, 2)', [1, 2]],
    ['(1)', 1],
    ['(1,)', [1]],
    ['1, 2', [1, 2]],
    ['{}', {}],
    ["{'a': 'true', 'b': {'c': 1}}", { a: 'true', b: { c: 1 } }],
    ["{'a': 1,}", { a: 1 }],
    ["{'a': 1 'b': 2}", undefined],
    ['{1, 2}', [1, 2]],
    ['{{ name }}', undefined],
    ['{{1}}', undefined],
    ['Truethy', undefined],
    ['{"a": true}', undefined],
  ];
  it.each(cases)('%s', (text, expected) => expect(readPythonLiteral(text)).toEqual(expected));

  it('keeps a key named __proto__ a key', () => {
    const value = readPythonLiteral("{'__proto__': {'x': 1}}");
    expect(Object.keys(value as object)).toEqual(['__proto__']);
  });

  it('gives up on nesting without end', () => {
    expect(readPythonLiteral('['.repeat(100_000))).toBeUndefined();
  });
});
