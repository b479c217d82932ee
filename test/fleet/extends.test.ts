/** Intents that extend another one: merging, locations of findings, chains and cycles. */
import { describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { lint } from '../../src/commands/lint/lint.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { parseIntent } from '../../src/formats/intent/parse.ts';
import { baseReader } from '../../src/formats/intent/read-base.ts';

async function read(files: Record<string, string>, file = 'clusters/paris.yaml') {
  const readBase = baseReader(memoryFileSystem(files));
  return parseIntent(files[file] ?? '', file, { features, readBase });
}

const base = [
  'version: 1',
  'target: { kubespray: v2.31.0, cilium: 1.19.3 }',
  'features:',
  '  routing: { mode: native, autoDirectNodeRoutes: true }',
  '  xdp: { mode: native, devices: [ { name: eth0 }, { name: eth1 } ] }',
  'values:',
  '  hubble: { relay: { enabled: true }, ui: { enabled: true } }',
  'config: { debug: "true" }',
  '',
].join('\n');

describe('an intent that extends another one', () => {
  test('has what both say: mappings are merged, lists and other values replaced', async () => {
    const { intent, findings } = await read({
      'base.yaml': base,
      'clusters/paris.yaml': [
        'version: 1',
        'extends: ../base.yaml',
        'target: { cilium: 1.19.2 }',
        'features:',
        '  routing: { ipv4NativeRoutingCIDR: 10.1.0.0/16 }',
        '  xdp: { devices: [ { name: ens3 } ] }',
        'values: { hubble: { ui: { enabled: false } } }',
        'config: { agent-health-port: 9880 }',
        '',
      ].join('\n'),
    });
    expect(findings).toEqual([]);
    expect(intent?.target).toEqual({ kubespray: 'v2.31.0', cilium: '1.19.2' });
    expect(intent?.features.get('routing')).toEqual({
      mode: 'native',
      autoDirectNodeRoutes: true,
      ipv4NativeRoutingCIDR: '10.1.0.0/16',
    });
    expect(intent?.features.get('xdp')).toMatchObject({ mode: 'native', devices: [{ name: 'ens3' }] });
    expect(intent?.values).toEqual({ hubble: { relay: { enabled: true }, ui: { enabled: false } } });
    expect(Object.fromEntries(intent?.config ?? [])).toEqual({ debug: 'true', 'agent-health-port': '9880' });
    const place = (path: (string | number)[]) => {
      const { file, line } = intent?.locate(path) ?? { file: '', line: 0 };
      return `${file}:${line}`;
    };
    expect(place(['features', 'routing', 'mode'])).toBe('base.yaml:4');
    expect(place(['features', 'routing', 'ipv4NativeRoutingCIDR'])).toBe('clusters/paris.yaml:5');
    expect(place(['values', 'hubble', 'relay', 'enabled'])).toBe('base.yaml:7');
  });

  test('can be one of a chain, and switches off what is below', async () => {
    const { intent, findings } = await read({
      'base.yaml': base,
      'region.yaml': 'version: 1\nextends: base.yaml\nfeatures: { egressGateway: true, xdp: false }\n',
      'clusters/paris.yaml': 'version: 1\nextends: ../region.yaml\nfeatures: { egressGateway: false }\n',
    });
    expect(findings).toEqual([]);
    expect(intent?.features.get('egressGateway')).toBe(false);
    expect(intent?.features.get('xdp')).toBe(false);
    expect(intent?.features.get('routing')).toMatchObject({ mode: 'native' });
  });

  test.each([
    [
      'a wrong word in the base',
      { 'base.yaml': base.replace('mode: native, auto', 'mode: natve, auto') },
      'base.yaml:4:20',
      'Did you mean "native"?',
    ],
    ['an unknown key in the base', { 'base.yaml': base.replace('routing:', 'routnig:') }, 'base.yaml:4:3', '"routing"'],
    ['a base that does not parse', { 'base.yaml': 'version: 1\na: [\n' }, 'base.yaml:', ''],
    ['a base that is no mapping', { 'base.yaml': '- a\n' }, 'base.yaml:1:1', 'must be a mapping'],
    [
      'a key that neither has',
      { 'base.yaml': 'version: 1\nfeatures: { clusterMesh: { name: paris } }\n' },
      'base.yaml:2',
      '"id" is missing',
    ],
    ['a base that is not there', {}, 'clusters/paris.yaml:2:10', 'Cannot read base.yaml: there is no such file.'],
    ['a circle', { 'base.yaml': 'version: 1\nextends: clusters/paris.yaml\n' }, 'base.yaml:2:10', 'in a circle'],
  ])('reports %s at its place', async (_, files, place, words) => {
    const { findings } = await read({ 'clusters/paris.yaml': 'version: 1\nextends: ../base.yaml\n', ...files });
    const [first] = findings;
    expect(`${first?.location?.file}:${first?.location?.line}:${first?.location?.column}`).toContain(place);
    expect(first?.message).toContain(words);
  });

  test('cannot be read where there are no files', async () => {
    const { findings } = await parseIntent('version: 1\nextends: base.yaml\n', 'intent', { features });
    expect(findings.map(({ rule }) => rule)).toEqual(['intent/extends']);
  });
});

test('lint checks a base as a part of those that extend it, and not by itself', async () => {
  const files = memoryFileSystem({
    'base.yaml': 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { routing: { autoDirectNodeRoutes: true } }\n',
    'clusters/a.yaml':
      'version: 1\nextends: ../base.yaml\nfeatures: { routing: { mode: native, ipv4NativeRoutingCIDR: 10.0.0.0/8 } }\n',
    'clusters/b.yaml': 'version: 1\nextends: ../base.yaml\nfeatures: { routing: { mode: nativ } }\n',
  });
  const options = { files, catalog: openCatalog() };
  const errors = async (path: string) =>
    (await lint([path], options)).findings
      .filter(({ severity }) => severity === 'error')
      .map(({ location }) => location?.file);
  expect(await errors('.')).toEqual(['clusters/b.yaml']);
  expect(await errors('base.yaml')).toEqual([]);
});
