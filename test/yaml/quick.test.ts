import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { YamlDocument } from '../../src/yaml/document.ts';
import type { Path } from '../../src/yaml/path.ts';
import { type QuickDocument, readQuickly } from '../../src/yaml/quick.ts';
import { readDocuments } from '../../src/yaml/read.ts';
import { Source } from '../../src/yaml/source.ts';
import fc from '../seeded.ts';

/** Every path of a document's data, and below each one a path that does not exist. */
function* paths(data: unknown, above: Path = []): Generator<Path> {
  yield above;
  yield [...above, 'nowhere'];
  if (typeof data !== 'object' || data === null) return;
  const entries: [string | number, unknown][] = Array.isArray(data) ? [...data.entries()] : Object.entries(data);
  for (const [key, value] of entries) yield* paths(value, [...above, key]);
}

/** Fails unless the quick reader has the same result as the full one, with the same locations. */
function expectSame(text: string, quick: QuickDocument): void {
  const { documents, problems } = readDocuments(text, { file: 'x' });
  expect(problems).toEqual([]);
  expect(documents).toHaveLength(1);
  const full = documents[0] as YamlDocument;
  expect(quick.data).toEqual(full.value());
  const source = new Source(text, 'x');
  for (const path of paths(quick.data)) {
    const span = quick.locate(path);
    if (span) {
      const [quickly, fully] = [source.location(span.start, span.end), full.locate(path)];
      // The end of a collection without a key does not matter.
      const last = path.at(-1);
      const isItem = typeof last === 'number' || typeof path.at(-2) === 'number';
      const shown = ({ line, column, ...end }: typeof fully) => (isItem ? { line, column } : { line, column, ...end });
      expect([path, shown(quickly)]).toEqual([path, shown(fully)]);
    }
    const key = quick.locateKey(path);
    if (key) expect([path, source.location(key.start, key.end)]).toEqual([path, full.locateKey(path)]);
    const scalar = quick.textAt(path);
    if (scalar !== undefined) expect([path, scalar]).toEqual([path, full.factsAt(path).text]);
    const facts = quick.factsAt(path);
    if (facts) expect([path, facts]).toEqual([path, full.factsAt(path)]);
  }
}

const plain = [
  '# a comment',
  'version: 1',
  'topology: { hub: paris } # behind',
  '',
  'clusters:',
  '  - name: paris',
  '    id: 1',
  '    empty:',
  '    podCIDRs:',
  '      - 10.0.0.0/8',
  '      - fd85:ee78::1:0/112',
  '    nodes: [192.168.1.1, "10.0.0.1", []]',
  '    running: yes',
  '    cilium: 1.20',
  "  - name: 'lyon paris'",
  '    apiserver: { type: NodePort, available: true, addresses: [a.example.org], none: {} }',
  '    list:',
  '    - a',
  '    - b: c',
  '      d: 0x1f',
  '',
].join('\n');

describe('readQuickly', () => {
  it('reads plain YAML as the full reader does, places too', () => {
    const quick = readQuickly(plain);
    expect(quick).toBeDefined();
    expectSame(plain, quick as QuickDocument);
    expect(quick?.data).toMatchObject({
      clusters: [{ name: 'paris', running: true, cilium: 1.2 }, { name: 'lyon paris' }],
    });
  });

  it.each(['---\n', '# c\n\n--- # d\n'])('reads what begins with %j', (beginning) => {
    const quick = readQuickly(beginning + plain);
    expect(quick).toBeDefined();
    expectSame(beginning + plain, quick as QuickDocument);
  });

  it.each(['two-clusters', 'mixed-releases', 'broken'])('reads the example %s', (name) => {
    const text = readFileSync(`examples/mesh/${name}/mesh.yaml`, 'utf8');
    const quick = readQuickly(text);
    expect(quick).toBeDefined();
    expectSame(text, quick as QuickDocument);
  });

  it.each([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !unsafe x\n'],
    ['a block scalar', 'a: |\n  text\n'],
    ['a text on two lines', 'a: one\n  two\n'],
    ['several words', 'a: one two\n'],
    ['an escape', 'a: "\\n"\n'],
    ['a tab', 'a:\tb\n'],
    ['Windows line ends', 'a: b\r\nc: d\r\n'],
    ['a repeated key', 'a: 1\na: 2\n'],
    ['a key that is no text', 'yes: 1\n'],
    ['a merge', 'a: { <<: b }\n'],
    ['a date', 'a: 2024-01-01\n'],
    ['a large number', 'a: 99999999999999999999\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['an odd indentation', 'a:\n    b: 1\n  c: 2\n'],
    ['a prototype', '__proto__: 1\n'],
    ['an unclosed bracket', 'a: [b, c\n'],
    ['a colon at the end', 'a: b:\n'],
    ['a bare dash', 'a:\n  -\n    b: 1\n'],
    ['a sequence in a sequence', 'a:\n  - - b\n'],
    ['JSON', '{"a": 1}\n'],
    ['nothing', '\n'],
  ])('leaves %s to the full reader', (_, text) => {
    expect(readQuickly(text)).toBeUndefined();
  });

  const fragments = [
    ...[
      'a',
      'b',
      'key',
      'yes',
      'null',
      '1',
      '1.20',
      '0x1f',
      '010',
      '1:30',
      '10.0.0.0/8',
      'fd00::1/64',
      '~',
      '.',
      '"q x"',
    ],
    ...[
      "'s'",
      '#c',
      ' # c',
      ':',
      ': ',
      '- ',
      ',',
      ', ',
      '[',
      ']',
      '{',
      '}',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n    ',
      '\n- ',
      '@',
    ],
    ...['&x', '*x', '!t', '|', '>', '%', '---', '...', '?', '-', '<<', '\t', '\r', '\u00e9', '"', "'", '\\'],
  ];
  const mutation = fc.record({
    at: fc.nat(plain.length),
    remove: fc.nat(6),
    insert: fc.array(fc.constantFrom(...fragments), { maxLength: 3 }).map((parts) => parts.join('')),
  });
  const mutated = fc
    .array(mutation, { minLength: 1, maxLength: 4 })
    .map((mutations) =>
      mutations.reduce((text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove), plain),
    );
  const soup = fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join(''));

  it('reads what it reads as the full reader does, whatever the text', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(mutated, soup), (text) => {
        const quick = readQuickly(text);
        if (!quick) return;
        read++;
        expectSame(text, quick);
      }),
      { numRuns: 3000 },
    );
    // Otherwise the property would hold for a reader that reads nothing.
    expect(read).toBeGreaterThan(100);
  });
});
