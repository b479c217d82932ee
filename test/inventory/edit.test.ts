import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import { readEmbedded } from '../../src/formats/kubean/embedded.ts';
import type { Change } from '../../src/yaml/change.ts';
import { addEntry, applyChanges, removeKey, renameKey, setValue, Verbatim, verbatim } from '../../src/yaml/edit.ts';
import type { YamlPlace } from '../../src/yaml/place.ts';
import { readDocuments } from '../../src/yaml/read.ts';
import fc from '../seeded.ts';

type Steps = (string | number)[];

function placeIn(text: string, path: Steps): YamlPlace {
  const [document] = readDocuments(text, { file: 'vars.yml' }).documents;
  if (!document) throw new Error('the example has no document');
  return { document, path };
}

/** The text after an edit; undefined if the edit was refused. */
function edited(text: string, edit: (at: (...path: Steps) => YamlPlace) => Change[] | undefined): string | undefined {
  const changes = edit((...path) => placeIn(text, path));
  return changes && applyChanges(text, [changes]).text;
}

describe('setValue', () => {
  it('keeps comments, blanks, quotes and line ends', () => {
    const text = '# head\r\na:   yes   # why\r\nb: "x" # b\r\nc: \'y\'\r\n';
    expect(edited(text, (at) => setValue(at('a'), 'true'))).toBe(
      '# head\r\na:   "true"   # why\r\nb: "x" # b\r\nc: \'y\'\r\n',
    );
    expect(edited(text, (at) => setValue(at('b'), 'z'))).toContain('b: "z" # b\r\n');
    expect(edited(text, (at) => setValue(at('c'), "it's"))).toContain("c: 'it''s'\r\n");
    expect(edited(text, (at) => setValue(at('c'), 7))).toContain('c: 7\r\n');
  });

  it('writes a value where there was none', () => {
    expect(edited('a: # why\nb: 1\n', (at) => setValue(at('a'), true))).toBe('a: true # why\nb: 1\n');
    expect(edited('a: # why\nb: 1\n', (at) => setValue(at('a'), { x: '1' }))).toBe('a: # why\n  x: "1"\nb: 1\n');
    expect(edited('a:', (at) => setValue(at('a'), [1]))).toBe('a:\n  - 1');
    expect(edited('{a}', (at) => setValue(at('a'), 1))).toBeUndefined();
  });

  it('puts a mapping for a value and a value for a mapping', () => {
    expect(edited('a: 1 # one\nb: 2\n', (at) => setValue(at('a'), { x: 'v' }))).toBe('a:\n  x: v # one\nb: 2\n');
    const block = 'a: # why\n  x: 1\n  y:\n    - 2\n# about b\nb: 2\n';
    expect(edited(block, (at) => setValue(at('a'), null))).toBe('a: null # why\n# about b\nb: 2\n');
    expect(edited(block, (at) => setValue(at('a'), { z: 'w' }))).toBe('a: # why\n  z: w\n# about b\nb: 2\n');
    expect(edited(block, (at) => setValue(at('a', 'y'), 'v'))).toBe('a: # why\n  x: 1\n  y: v\n# about b\nb: 2\n');
    expect(edited('a: {x: 1}\n', (at) => setValue(at('a', 'x'), { w: 'z' }))).toBe('a: {x: {w: z}}\n');
  });

  it('replaces block scalars with the lines that belong to them', () => {
    const text = 'a: |\n  one\n  two\n\nb: 1\n';
    expect(edited(text, (at) => setValue(at('a'), 'x'))).toBe('a: x\n\nb: 1\n');
    expect(edited('a: x\nb: 1\n', (at) => setValue(at('a'), 'one\ntwo\n'))).toBe('a: |\n  one\n  two\nb: 1\n');
    expect(edited('a: x # c\nb: 1\n', (at) => setValue(at('a'), 'one\ntwo\n'))).toBeUndefined();
  });

  it('marks text that Ansible would template', () => {
    expect(edited('a: x\n', (at) => setValue(at('a'), '{{ b }}'))).toBe('a: !unsafe "{{ b }}"\n');
  });

  it('reaches into lists', () => {
    expect(edited('a:\n  - x: 1\n    y: 2\n', (at) => setValue(at('a', 0, 'y'), { z: 'v' }))).toBe(
      'a:\n  - x: 1\n    y:\n      z: v\n',
    );
  });

  it('refuses what others may share, and what has a tag', () => {
    const merged = 'base: &base\n  x: 1\nuser:\n  <<: *base\n  y: 2\n';
    expect(edited(merged, (at) => setValue(at('user', 'x'), 3))).toBeUndefined();
    expect(edited(merged, (at) => setValue(at('base', 'x'), 3))).toBeUndefined();
    expect(edited('a: &x 1\nb: *x\n', (at) => setValue(at('a'), 2))).toBeUndefined();
    expect(edited('a: &x 1\nb: *x\n', (at) => setValue(at('b'), 2))).toBe('a: &x 1\nb: 2\n');
    expect(edited('a: !vault |\n  abc\n', (at) => setValue(at('a'), 2))).toBeUndefined();
    expect(edited('a: 1\na: 2\n', (at) => setValue(at('a'), 3))).toBeUndefined();
    expect(edited('a: 1\n', (at) => setValue(at('b'), 3))).toBeUndefined();
  });
});

describe('renameKey', () => {
  it('renames in place', () => {
    expect(edited('a:\n  "tunnel" : vxlan # c\n', (at) => renameKey(at('a', 'tunnel'), 'tunnel-protocol'))).toBe(
      'a:\n  "tunnel-protocol" : vxlan # c\n',
    );
    expect(edited('{a: 1}', (at) => renameKey(at('a'), 'yes'))).toBe('{"yes": 1}');
  });

  it('makes no second key of a name', () => {
    expect(edited('a: 1\nb: 2\n', (at) => renameKey(at('a'), 'b'))).toBeUndefined();
  });
});

describe('removeKey', () => {
  it('takes the lines of the entry and nothing else', () => {
    const text = '# file\na: 1 # one\n\n# about b\nb:\n  c: |\n    x\n\n  # in b\n  d: 2\n# end\n';
    expect(edited(text, (at) => removeKey(at('a')))).toBe(
      '# file\n\n# about b\nb:\n  c: |\n    x\n\n  # in b\n  d: 2\n# end\n',
    );
    expect(edited(text, (at) => removeKey(at('b', 'c')))).toBe(
      '# file\na: 1 # one\n\n# about b\nb:\n\n  # in b\n  d: 2\n# end\n',
    );
    expect(edited(text, (at) => removeKey(at('b')))).toBe('# file\na: 1 # one\n\n# about b\n# end\n');
  });

  it('leaves an empty mapping, not a null', () => {
    expect(edited('a: # why\n  b: 1\nc: 2\n', (at) => removeKey(at('a', 'b')))).toBe('a: {} # why\nc: 2\n');
    expect(edited('a: {b: 1}\n', (at) => removeKey(at('a', 'b')))).toBe('a: {}\n');
  });

  it('keeps the commas of a flow mapping right', () => {
    const text = 'a: {b: 1, c: "2", d: 3}\n';
    expect(edited(text, (at) => removeKey(at('a', 'b')))).toBe('a: {c: "2", d: 3}\n');
    expect(edited(text, (at) => removeKey(at('a', 'c')))).toBe('a: {b: 1, d: 3}\n');
    expect(edited(text, (at) => removeKey(at('a', 'd')))).toBe('a: {b: 1, c: "2"}\n');
  });

  it('works on the last line without a line break, and behind a byte order mark', () => {
    expect(edited('a: 1\nb: 2', (at) => removeKey(at('b')))).toBe('a: 1\n');
    expect(edited('\ufeffa: 1\r\nb: 2\r\n', (at) => removeKey(at('a')))).toBe('\ufeffb: 2\r\n');
  });

  it('refuses to take an anchor away, and an entry that shares its line', () => {
    expect(edited('a:\n  b: &x 1\nc: *x\n', (at) => removeKey(at('a')))).toBeUndefined();
    expect(edited('a:\n  - b: 1\n    c: 2\n', (at) => removeKey(at('a', 0, 'b')))).toBeUndefined();
  });
});

describe('addEntry', () => {
  it('adds behind the last entry, with its indentation and line ends', () => {
    const text = 'a:\r\n    b: 1 # one\r\n\r\n# about c\r\nc: 2\r\n';
    expect(edited(text, (at) => addEntry(at('a'), 'enable-bbr', 'true'))).toBe(
      'a:\r\n    b: 1 # one\r\n    enable-bbr: "true"\r\n\r\n# about c\r\nc: 2\r\n',
    );
    expect(edited(text, (at) => addEntry(at(), 'd', { e: [1] }))).toBe(
      `${text.slice(0, -2)}\r\nd:\r\n  e:\r\n    - 1\r\n`,
    );
  });

  it('fills what is empty', () => {
    expect(edited('a:\nb: 1\n', (at) => addEntry(at('a'), 'x', 'v'))).toBe('a:\n  x: v\nb: 1\n');
    expect(edited('a: {} # c\n', (at) => addEntry(at('a'), 'x', 'v'))).toBe('a:\n  x: v # c\n');
    expect(edited('a: null\n', (at) => addEntry(at('a'), 'x', 'v'))).toBe('a:\n  x: v\n');
    expect(edited('---\n# only a comment', (at) => addEntry(at(), 'x', 'v'))).toBe('---\n# only a comment\nx: v\n');
    expect(edited('---\n', (at) => addEntry(at(), 'x', 'v'))).toBe('---\nx: v\n');
  });

  it('adds to a flow mapping', () => {
    expect(edited('a: {b: 1}\n', (at) => addEntry(at('a'), 'c', '2'))).toBe('a: {b: 1, c: "2"}\n');
    expect(edited('{}\n', (at) => addEntry(at(), 'c', ['x']))).toBe('{c: [x]}\n');
  });

  it('refuses a key that is there, a value that is no mapping, and blank lines that are text', () => {
    expect(edited('a: {b: 1}\n', (at) => addEntry(at('a'), 'b', 2))).toBeUndefined();
    expect(edited('a: 1\n', (at) => addEntry(at('a'), 'b', 2))).toBeUndefined();
    expect(edited('a: |+\n  x\n\n', (at) => addEntry(at(), 'b', 2))).toBeUndefined();
  });

  it('carries a template over as it is written', () => {
    const text = 'x:\n  masq: "{{ masq | bool }}" # t\ny: 1\n';
    const source = verbatim(placeIn(text, ['x', 'masq']));
    expect(source).toEqual(new Verbatim('"{{ masq | bool }}"'));
    expect(source && edited(text, (at) => addEntry(at(), 'z', source))).toBe(`${text}z: "{{ masq | bool }}"\n`);
  });
});

describe('YAML inside of a manifest', () => {
  const manifest = [
    'apiVersion: v1',
    'kind: ConfigMap',
    'data:',
    '  group_vars.yml: | # the variables',
    '    # the network',
    '    cilium_mtu: 1500 # bytes',
    '    cilium_config_extra_vars:',
    '      enable-bbr: true',
    '  other: x',
    '---',
    'kind: Cluster',
    '',
  ];
  const [outer] = readDocuments(manifest.join('\r\n'), { file: 'cm.yml' }).documents;
  const embedded = outer && readEmbedded(outer, ['data', 'group_vars.yml']);
  const [document] = embedded?.result.documents ?? [];

  function change(
    line: number,
    replacement: string[],
    edit: (at: (...path: Steps) => YamlPlace) => Change[] | undefined,
  ) {
    if (!document) throw new Error('nothing embedded');
    const changes = edit((...path) => ({ document, path }));
    expect(changes && applyChanges(manifest.join('\r\n'), [changes]).text.split('\r\n')).toEqual(
      manifest.toSpliced(line - 1, 1, ...replacement),
    );
  }

  it('is edited in the outer file', () => {
    change(6, ['    cilium_mtu: "1450" # bytes'], (at) => setValue(at('cilium_mtu'), '1450'));
    change(6, ['    mtu: 1500 # bytes'], (at) => renameKey(at('cilium_mtu'), 'mtu'));
    change(6, [], (at) => removeKey(at('cilium_mtu')));
    change(8, ['      enable-bbr: true', '      x: v'], (at) => addEntry(at('cilium_config_extra_vars'), 'x', 'v'));
    change(8, ['      enable-bbr: true', '    x:', '      w: v'], (at) => addEntry(at(), 'x', { w: 'v' }));
  });

  it('is left alone where positions are not those of the file', () => {
    const text = 'data:\n  group_vars.yml: "a: 1\\nb: 2\\n"\n';
    const [quoted] = readDocuments(text, { file: 'cm.yml' }).documents;
    const inner = quoted && readEmbedded(quoted, ['data', 'group_vars.yml']);
    const [innerDocument] = inner?.result.documents ?? [];
    if (!innerDocument || !inner?.instead) throw new Error('nothing embedded');
    expect(setValue({ document: innerDocument, path: ['a'], instead: inner.instead }, 2)).toBeUndefined();
    expect(addEntry({ document: innerDocument, path: [], instead: inner.instead }, 'c', 2)).toBeUndefined();
  });
});

describe('applyChanges', () => {
  it('leaves out a whole group that touches another one', () => {
    const groups = [
      [{ start: 0, end: 2, text: 'X' }],
      [
        { start: 1, end: 3, text: 'Y' },
        { start: 5, end: 6, text: 'Z' },
      ],
      [{ start: 4, end: 5, text: '' }],
    ];
    expect(applyChanges('abcdefg', groups)).toEqual({ text: 'Xcdfg', applied: [true, false, true] });
  });
});

describe('any edit of any file', () => {
  const key = fc.constantFrom('a', 'b-c', 'yes', 'cilium_x', 'long key');
  const leaf = fc.oneof(
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.constantFrom('x', 'true', '', 'two words', '#', "it's"),
  );
  const data = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { minKeys: 1 }), fc.array(leaf)), {
    minKeys: 1,
  });
  const lineBreak = fc.constantFrom('\n', '\r\n');

  /** Writes data with comments and blank lines in many places, in block or flow style. */
  function write(value: { [name: string]: Json }, flow: boolean, end: string): string {
    const lines = ['# head', '---'];
    for (const [name, item] of Object.entries(value)) {
      lines.push('', `# about ${name}`);
      const quoted = JSON.stringify(name);
      if (flow || item === null || typeof item !== 'object' || Array.isArray(item)) {
        lines.push(`${quoted}: ${JSON.stringify(item)} # behind ${name}`);
      } else {
        lines.push(`${quoted}: # behind ${name}`);
        for (const [inner, leafValue] of Object.entries(item)) {
          lines.push(`    # above ${inner}`, `    ${JSON.stringify(inner)}: ${JSON.stringify(leafValue)}`);
        }
      }
    }
    return lines.concat('# end', '').join(end);
  }

  /** The number of characters that both texts share at their beginning and end. */
  function common(before: string, after: string): number {
    let start = 0;
    while (start < before.length && before[start] === after[start]) start++;
    let end = 0;
    while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
      end++;
    return start + end;
  }

  const dataOf = (text: string): Json => {
    const { documents, problems } = readDocuments(text, { file: 'x' });
    expect(problems).toEqual([]);
    return JSON.parse(JSON.stringify(documents[0]?.value() ?? {}));
  };

  it('changes the one setting, and no comment', () => {
    fc.assert(
      fc.property(
        data,
        fc.boolean(),
        lineBreak,
        fc.nat(),
        fc.oneof(leaf, fc.dictionary(key, leaf)),
        (value, flow, end, pick, next) => {
          const text = write(value, flow, end);
          const name = Object.keys(value)[pick % Object.keys(value).length] ?? '';

          const set = edited(text, (at) => setValue(at(name), next)) ?? '';
          expect(dataOf(set)).toEqual({ ...value, [name]: next });
          expect(set.split(/\r?\n/).filter((line) => line.startsWith('#'))).toEqual(
            text.split(/\r?\n/).filter((line) => line.startsWith('#')),
          );

          const removed = edited(text, (at) => removeKey(at(name))) ?? '';
          const { [name]: _, ...rest } = value;
          expect(dataOf(removed)).toEqual(rest);
          expect(common(text, removed)).toBe(removed.length);

          const added = edited(text, (at) => addEntry(at(), 'new', next)) ?? '';
          expect(dataOf(added)).toEqual({ ...value, new: next });
          expect(common(text, added)).toBe(text.length);

          const renamed = edited(text, (at) => renameKey(at(name), 'new')) ?? '';
          expect(dataOf(renamed)).toEqual({ ...rest, new: value[name] });
          expect(renamed.replace('"new"', JSON.stringify(name))).toBe(text);
        },
      ),
    );
  });
});
