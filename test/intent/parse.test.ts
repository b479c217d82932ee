import { describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { parseIntent } from '../../src/formats/intent/parse.ts';
import fc from '../seeded.ts';

const file = 'intent.yaml';

function parse(text: string) {
  return parseIntent(text, file, { features });
}

/** `line:column-endLine:endColumn rule message`, one line for each finding. */
async function report(text: string): Promise<string[]> {
  const { intent, findings } = await parse(text);
  expect(intent).toBeUndefined();
  return findings.map(({ rule, severity, message, location: place }) => {
    expect({ severity, file: place?.file }).toEqual({ severity: 'error', file });
    return `${place?.line}:${place?.column}-${place?.endLine}:${place?.endColumn} ${rule} ${message}`;
  });
}

describe('a valid intent', () => {
  const text = `version: 1
target: { kubespray: v2.31.0, cilium: 1.20, kernel: 5.10 }
features:
  maglev: { tableSize: 65521 }
  kubeProxyReplacement: true
  bandwidthManager: false
values: { hubble: { enabled: yes } }
config: { enable-x: true, size: 0x10, name: "07" }
`;

  test('is typed, in the order of the registry', async () => {
    const { intent, findings } = await parse(text);
    expect(findings).toEqual([]);
    // Versions stay as written, although YAML reads 1.20 as the number 1.2.
    expect(intent?.target).toEqual({ kubespray: 'v2.31.0', cilium: '1.20', kernel: '5.10' });
    expect([...(intent?.features ?? [])]).toEqual([
      ['kubeProxyReplacement', {}],
      ['bandwidthManager', false],
      ['maglev', { tableSize: 65521 }],
    ]);
    expect(intent?.values).toEqual({ hubble: { enabled: true } });
    expect(Object.fromEntries(intent?.config ?? [])).toEqual({ 'enable-x': 'true', size: '16', name: '07' });
  });

  test('knows where its settings stand', async () => {
    const { intent } = await parse(text);
    expect(intent?.locate(['features', 'maglev', 'tableSize'])).toEqual({
      file,
      line: 4,
      column: 24,
      endLine: 4,
      endColumn: 29,
    });
    expect(intent?.locate(['features', 'maglev', 'hashSeed'])).toEqual({
      file,
      line: 4,
      column: 3,
      endLine: 4,
      endColumn: 9,
    });
    expect(intent?.locate(['target'])).toMatchObject({ line: 2, column: 1 });
  });

  test.each([
    'version: 1',
    'version: 1\ntarget:\nfeatures:\nvalues:\nconfig:\n',
    '{"version": 1}',
    '\ufeff# c\n---\nversion: 1\n',
  ])('may be as short as %j', async (short) => {
    const { intent, findings } = await parse(short);
    expect(findings).toEqual([]);
    expect(intent).toMatchObject({ version: 1, target: {}, values: {} });
  });

  test('is JSON, too', async () => {
    const json = JSON.stringify({ version: 1, features: { maglev: { tableSize: 251 } } }, undefined, '\t');
    expect((await parse(json)).intent?.features.get('maglev')).toEqual({ tableSize: 251 });
    expect(await report(json.replace('251', '"x"'))).toEqual([
      '5:17-5:20 intent/invalid-type features.maglev.tableSize must be a whole number, got "x".',
    ]);
  });

  test('anchors and merges work', async () => {
    const { intent } = await parse('version: 1\nvalues:\n  a: &a {x: 1}\n  b: {<<: *a, y: 2}\n');
    expect(intent?.values).toEqual({ a: { x: 1 }, b: { x: 1, y: 2 } });
  });
});

describe('what is wrong is said where it is, with what is right', () => {
  test.each<[string, string[]]>([
    [
      'version: 1\nfeature: {}\n',
      ['2:1-2:8 intent/unknown-key Unknown key "feature" in the intent. Did you mean "features"?'],
    ],
    [
      'version: 1\nfeatures: {zzzzzz: true}\n',
      [
        expect.stringMatching(
          /^2:12-2:18 intent\/unknown-key Unknown key "zzzzzz" in features\. Allowed keys: routing, .*serviceMesh, .*\.$/,
        ),
      ],
    ],
    ['features: {}\n', ['1:1-1:9 intent/missing-key The key "version" is missing in the intent. Add: version: 1.']],
    ['version: 2\n', ['1:10-1:11 intent/invalid-value version must be 1, the version of the file format, got 2.']],
    ['version: "1"\n', ['1:10-1:13 intent/invalid-value version must be 1, the version of the file format, got "1".']],
    ['version: 1\nfeatures: [maglev]\n', ['2:1-2:9 intent/invalid-type features must be a mapping, got a list.']],
    [
      'version: 1\nfeatures:\n  maglev:\n',
      ['3:3-3:9 intent/invalid-type features.maglev must be true, false or a mapping, got nothing.'],
    ],
    [
      'version: 1\nfeatures: {maglev: 1}\n',
      ['2:20-2:21 intent/invalid-type features.maglev must be true, false or a mapping, got 1.'],
    ],
    [
      'version: 1\nfeatures: {clusterMesh: {name: paris}}\n',
      [
        '2:12-2:23 intent/missing-key The key "id" is missing in features.clusterMesh. Add this key with a whole number.',
      ],
    ],
    [
      'version: 1\nfeatures: {clusterMesh: true}\n',
      [
        '2:12-2:23 intent/missing-key The key "name" is missing in features.clusterMesh. Add this key with a string.',
        '2:12-2:23 intent/missing-key The key "id" is missing in features.clusterMesh. Add this key with a whole number.',
      ],
    ],
    [
      'version: 1\nfeatures: {clusterMesh: {name: "", id: 512}}\n',
      [
        '2:32-2:34 intent/invalid-value features.clusterMesh.name must have at least 1 character, got "".',
        '2:40-2:43 intent/invalid-value features.clusterMesh.id must be a number of at most 511, got 512.',
      ],
    ],
    [
      'version: 1\nfeatures: {routing: {mode: direct, tunnelProtocol: on}}\n',
      [
        '2:28-2:34 intent/invalid-value features.routing.mode must be tunnel or native, got "direct".',
        '2:52-2:54 intent/invalid-value features.routing.tunnelProtocol must be vxlan or geneve, got true (YAML reads this value from on; quote it to make it a string).',
      ],
    ],
    [
      'version: 1\nfeatures: {dsr: {dispatch: genev}}\n',
      [
        '2:28-2:33 intent/invalid-value features.dsr.dispatch must be opt, ipip or geneve, got "genev". Did you mean "geneve"?',
      ],
    ],
    [
      'version: 1\nfeatures: {serviceMesh: {ingressController: {defualt: true}}}\n',
      [
        '2:46-2:53 intent/unknown-key Unknown key "defualt" in features.serviceMesh.ingressController. Did you mean "default"?',
      ],
    ],
    [
      'version: 1\ntarget: {kubespray: v2.31.0, kubean: v0.37.0}\n',
      [
        '2:30-2:36 intent/invalid-value Set either kubespray or kubean, not both. A Kubean release pins its Kubespray release.',
      ],
    ],
    [
      'version: 1\nconfig: {a: {b: 1}}\n',
      ['2:10-2:11 intent/invalid-type config.a must be text, a number, true or false, got a mapping.'],
    ],
    [
      'version: 1\nconfig: {a: 99999999999999999999}\n',
      [
        '2:13-2:33 intent/invalid-value config.a: 99999999999999999999 is too large for an exact number. Write it with quotes.',
      ],
    ],
    [
      'version: 1\nvalues: {a: !vault x}\n',
      [
        '2:20-2:21 intent/invalid-value values.a: an intent accepts strings, numbers and booleans; !vault is not supported.',
      ],
    ],
    [
      'version: 1\nvalues: {a: [{on: 1}]}\n',
      ['2:15-2:17 intent/invalid-type Keys must be strings, but YAML reads on as another type. Write it with quotes.'],
    ],
    ['version: 1\nvalues: {__proto__: {a: 1}}\n', ['2:10-2:19 intent/unknown-key Unknown key "__proto__" in values.']],
    ['version: 1\n__proto__: {}\n', ['2:1-2:10 intent/unknown-key Unknown key "__proto__" in the intent.']],
    [
      'version: 1\nfeatures: {toString: true, constructor: true}\n',
      [
        expect.stringContaining('Unknown key "toString" in features'),
        expect.stringContaining('Unknown key "constructor" in features'),
      ],
    ],
    [
      'version: 1\nversion: 1\nfoo: 1\n',
      [
        '2:1-2:8 intent/duplicate-key The key "version" is set twice, and only the last one counts: remove one of them. The first one is at 1:1.',
        expect.stringContaining('3:1-3:4 intent/unknown-key'),
      ],
    ],
    [
      'version: 1\nfeatures: {maglev: {tableSize: {{ size }}}}\n',
      [expect.stringContaining('2:33-2:41 intent/syntax A mapping cannot be a key.')],
    ],
    [
      'version: 1\n---\nversion: 1\n',
      ['3:1-3:8 intent/syntax An intent must be one YAML document. A second document begins here.'],
    ],
    [
      'just text\n',
      [
        expect.stringMatching(
          /^1:1-1:10 intent\/invalid-type An intent must be a mapping, got "just text"\. Required keys: version\. Optional keys: extends, target, .*\.$/,
        ),
      ],
    ],
    [
      '',
      [
        '1:1-undefined:undefined intent/empty The intent is empty. Write the line "version: 1" into this file, and then the other keys.',
      ],
    ],
    [
      '# nothing\n---\n',
      [
        '1:1-undefined:undefined intent/empty The intent is empty. Write the line "version: 1" into this file, and then the other keys.',
      ],
    ],
  ])('%j', async (text, expected) => {
    expect(await report(text)).toEqual(expected);
  });

  test('all of it at once, in the order of the file', async () => {
    const findings = await report(
      'version: 1\nconfig: {a: []}\nfeatures:\n  maglev: {tableSize: x, hashseed: y}\n  dsr: 7\ntraget: {}\n',
    );
    expect(findings.map((finding) => finding.split(' ', 2).join(' '))).toEqual([
      '2:10-2:11 intent/invalid-type',
      '4:23-4:24 intent/invalid-type',
      '4:26-4:34 intent/unknown-key',
      '5:8-5:9 intent/invalid-type',
      '6:1-6:7 intent/unknown-key',
    ]);
  });

  test('a megabyte is enough', async () => {
    expect(await report(`version: 1\n# ${'x'.repeat(1024 * 1024)}\n`)).toEqual([
      expect.stringContaining('intent/too-large An intent has at most 1 MiB; this one has 1.0.'),
    ]);
  });
});

describe('whatever stands in the file', () => {
  const key = fc.constantFrom(
    'version',
    'target',
    'features',
    'values',
    'config',
    'maglev',
    'dsr',
    'xdp',
    'devices',
    'name',
    '__proto__',
    'constructor',
  );
  const fragment = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value;

  test('it is an intent or findings with a place inside of the file, and never an exception or words of the validator', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fragment.map((value) => JSON.stringify(value, undefined, 1) ?? ''),
        ),
        async (text) => {
          const { intent, findings } = await parse(text);
          expect(intent === undefined).toBe(findings.length > 0);
          const lines = text.split(/\r\n|\n|\r/);
          for (const { message, location } of findings) {
            expect(message).not.toMatch(/Invalid input|Unrecognized key|Symbol\(|\[object/);
            expect(location?.line).toBeLessThanOrEqual(lines.length);
            expect(location?.column).toBeLessThanOrEqual((lines[(location?.line ?? 0) - 1]?.length ?? 0) + 1);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
