/** Where the cursor is in an unfinished text: `|` marks it. */

import { describe, expect, test } from 'vitest';
import { cursorAt, pathOf } from '../../src/commands/complete/cursor.ts';
import fc from '../seeded.ts';

function at(text: string) {
  const [before = '', after = ''] = text.split('|');
  const lines = before.split('\n');
  const position = [lines.length - 1, lines.at(-1)?.length ?? 0] as const;
  return cursorAt((before + after).split('\n'), ...position);
}

describe('the keys down to the cursor', () => {
  test.each([
    ['cilium_m|', 'key', 'cilium_m'],
    ['a: 1\ncilium_x: tr|', 'value', 'cilium_x'],
    ['cilium_x:|', 'value', 'cilium_x'],
    ['a:\n  b: 1\n  |', 'key', 'a'],
    ['a:\n  b:\n    c: 1\n  d|: 2', 'key', 'a d'],
    ['a:\n  b:\n    c: 1\n|', 'key', ''],
    ['a:\n  # words: of a comment\n  b: |', 'value', 'a b'],
    ['a:\n\n\n  b: |', 'value', 'a b'],
    ['a: 1\n  b|', 'key', 'b'],
    ['a:\n  - b: 1\n    c: |', 'value', 'a - c'],
    ['a:\n- b: 1\n  c|', 'key', 'a - c'],
    ['a:\n- |', 'key', 'a -'],
    ['"a b":\n  \'c\': |', 'value', 'a b c'],
    ['---\na: 1\n---\nb|', 'key', 'b'],
    ['a: { b: { c: |', 'value', 'a b c'],
    ['a: { b: 1, c|', 'key', 'a c'],
    ['a: { b: { c: 1 }, d: t|', 'value', 'a d'],
    ['a: { b: "x, y: z", c: |', 'value', 'a c'],
    ['a: x # |', 'comment', 'a'],
    ['# cilium-extras-disable-line |', 'comment', ''],
    ['a: "x # |"', 'value', 'a'],
  ])('%j', (text, part, path) => {
    const cursor = at(text);
    expect([cursor.part, pathOf(cursor).join(' ')]).toEqual([part, path]);
  });

  test('inside of a literal block of a manifest', () => {
    const lines = ['data:', '  group_vars.yml: |', '    cilium_config_extra_vars:', '      debug: '];
    expect(pathOf(cursorAt(lines, 3, 13))).toEqual(['data', 'group_vars.yml', 'cilium_config_extra_vars', 'debug']);
  });

  test('are found at every position of any text', () => {
    const piece = fc.constantFrom(
      'a',
      'cilium_x',
      ':',
      ' ',
      '  ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '#',
      '|',
      '---',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(12), fc.nat(30), (pieces, line, character) => {
        const cursor = cursorAt(pieces.join('').split('\n'), line, character);
        expect(['key', 'value', 'comment']).toContain(cursor.part);
      }),
    );
  });
});
