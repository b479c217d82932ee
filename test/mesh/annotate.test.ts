import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { annotate, type Wish } from '../../src/commands/mesh/annotate/annotate.ts';
import { run } from '../cli/run.ts';
import { lintFor } from '../lint/catalog.ts';

const manifest = [
  '# The web',
  'apiVersion: v1',
  'kind: Service',
  'metadata:',
  '  name: web   # its name',
  'spec: { ports: [ { port: 80 } ] }',
  '---',
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata: { name: web }',
  '',
].join('\n');

function annotated(text: string, versions: string[], wish: Wish = { global: true }): string {
  const { text: result, findings } = annotate(text, 'web.yaml', wish, versions);
  expect(findings).toEqual([]);
  return result as string;
}

const annotationsOf = (text: string): unknown =>
  (parse(text.split('\n---')[0] ?? '') as { metadata: { annotations: unknown } }).metadata.annotations;

describe('annotate', () => {
  it.each([
    [['1.20.0'], 'service.cilium.io/global', 'service.cilium.io/affinity'],
    [['1.13.0', '1.14.19'], 'service.cilium.io/global', 'service.cilium.io/affinity'],
    [['1.12.1'], 'io.cilium/global-service', 'io.cilium/service-affinity'],
    // The only names that the versions on both sides of the change read.
    [['1.12.19', '1.13.18'], 'io.cilium/global-service', 'io.cilium/service-affinity'],
  ])('takes the names that all of %j read', (versions, global, affinity) => {
    const text = annotated(manifest, versions, { global: true, affinity: 'remote' });
    expect(annotationsOf(text)).toEqual({ [global]: 'true', [affinity]: 'remote' });
  });

  it('leaves every other byte alone', () => {
    const text = annotated(manifest, ['1.19.3'], { global: true, shared: false });
    const added = ['  annotations:', '    service.cilium.io/global: "true"', '    service.cilium.io/shared: "false"'];
    expect(
      text
        .split('\n')
        .filter((line) => !added.includes(line))
        .join('\n'),
    ).toBe(manifest);
  });

  it('changes what is there, the name too, and drops the one that does not count', () => {
    const with2 = manifest.replace(
      '  name: web   # its name',
      '  name: web\n  annotations:\n    io.cilium/global-service: "false" # not yet\n    service.cilium.io/shared: "true"\n    io.cilium/shared-service: "false"\n    team: web',
    );
    expect(annotationsOf(annotated(with2, ['1.19.3']))).toEqual({
      'service.cilium.io/global': 'true',
      'service.cilium.io/shared': 'true',
      team: 'web',
    });
    expect(annotated(with2, ['1.19.3'])).toContain('service.cilium.io/global: "true" # not yet');
    expect(annotationsOf(annotated(with2, ['1.12.1']))).toEqual({
      'io.cilium/global-service': 'true',
      'io.cilium/shared-service': 'true',
      team: 'web',
    });
  });

  it('says the same again the second time', () => {
    const once = annotated(manifest, ['1.19.3'], { global: true, affinity: 'local' });
    expect(annotated(once, ['1.19.3'], { global: true, affinity: 'local' })).toBe(once);
  });

  it('reads Lists, flow style, JSON and Windows line ends', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: Service, metadata: { name: a } }\n';
    expect(parse(annotated(list, ['1.19.3']))).toMatchObject({
      items: [{ metadata: { annotations: { 'service.cilium.io/global': 'true' } } }],
    });
    const json = '{\n  "apiVersion": "v1",\n  "kind": "Service",\n  "metadata": { "name": "a" }\n}\n';
    const text = annotated(json, ['1.12.1']);
    expect(JSON.parse(text)).toMatchObject({ metadata: { annotations: { 'io.cilium/global-service': 'true' } } });
    expect(text).toMatch(/^\{\n {2}"apiVersion"/);
    const windows = annotated(manifest.replaceAll('\n', '\r\n'), ['1.19.3']);
    expect(windows.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('says which version does not know what is asked', () => {
    const { text, findings } = annotate(manifest, 'web.yaml', { global: true, affinity: 'local' }, [
      '1.11.3',
      '1.12.1',
    ]);
    expect(text).toBeUndefined();
    expect(findings[0]?.message).toContain('Cilium 1.11.3 does not support affinity');
  });

  it.each([
    ['kind: Deployment\n', 'no Service'],
    ['kind: Service\n\tname: x\n', 'web.yaml'],
    ['apiVersion: v1\nkind: Service\nmetadata: &m\n  name: a\n---\nkind: Other\n', 'by hand'],
  ])('writes nothing of %j', async (stdin, says) => {
    const { code, stdout, stderr } = await run(['mesh', 'annotate', '--cilium', '1.19.3'], { stdin });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says === 'web.yaml' ? '<stdin>:2' : says);
  });

  it.each([
    // One line, as kubectl prints it with jsonpath and as people paste it.
    '{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"}}',
    '{"apiVersion":"v1","kind":"Service","metadata":{"name":"a","annotations":{}}}\n',
    '{"apiVersion":"v1","kind":"Service","metadata":{"annotations":{"team":"web"},"name":"a"},"spec":{"ports":[{"port":80}]}}',
    '{"apiVersion":"v1","kind":"Service","metadata":{"name":"a","annotations":null}}',
  ])('keeps %s JSON', (text) => {
    const before = JSON.parse(text) as { metadata: { annotations?: object | null } };
    const after = JSON.parse(annotated(text, ['1.19.3'])) as typeof before;
    const { annotations } = before.metadata;
    const expected = { ...annotations, 'service.cilium.io/global': 'true' };
    expect(after).toEqual({ ...before, metadata: { ...before.metadata, annotations: expected } });
  });

  it('adds a line to JSON that has lines', () => {
    const text = JSON.stringify(
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', annotations: { team: 'web' } } },
      null,
      2,
    );
    expect(annotated(text, ['1.19.3'])).toBe(
      text.replace('"team": "web"', '"team": "web",\n      "service.cilium.io/global": "true"'),
    );
  });

  it('annotates several JSON documents, and none of another kind or API group', () => {
    const foreign = '{"apiVersion":"serving.knative.dev/v1","kind":"Service","metadata":{"name":"b"}}';
    const own = '{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"}}';
    const text = annotated([own, foreign, own].join('\n---\n'), ['1.19.3']);
    expect(text.split('\n---\n')).toEqual([
      expect.stringContaining('global'),
      foreign,
      expect.stringContaining('global'),
    ]);
  });

  it.each([
    'apiVersion: v1\nkind: Service\nmetadata: {name: {a: b}}\n',
    'apiVersion: [v1]\nkind: Service\nmetadata: {name: a}\n',
    'apiVersion: {v1: {}}\nkind: Service\nmetadata: {name: a}\n',
    'apiVersion: v1\nkind: [Service]\nmetadata: {name: a}\n',
    'apiVersion: v1\nkind: Service\nmetadata: {name: [a]}\n',
    'apiVersion: v1\nkind: Service\nmetadata: [annotations]\n',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a, annotations: {service.cilium.io/global: {a: b}}}\n',
    'apiVersion: v1\nkind: Service\nmetadata: {name: {{ .Values.name }}}\n',
    '{"kind":"Service","metadata":{"name":{"a":1}}} {"kind":"Service"}',
    '{"apiVersion":"v1","kind":"List","items":{"a":1}}',
  ])('is no bug of ours: %s', async (stdin) => {
    for (const argv of [
      ['mesh', 'annotate', '--cilium', '1.19.3'],
      ['lint', '--kubespray', 'v2.27.1', '-'],
    ]) {
      const { code, stderr } = await run(argv, { stdin: `# io.cilium/global-service\n${stdin}` });
      expect(stderr).not.toContain('unexpected error');
      expect([0, 1, 2]).toContain(code);
    }
  });

  it('takes the versions of a mesh file', async () => {
    const args = ['mesh', 'annotate', '--mesh', 'examples/mesh/mixed-releases/mesh.yaml'];
    const { code, stdout } = await run(args, { stdin: manifest });
    expect(code).toBe(0);
    expect(stdout).toContain('service.cilium.io/global: "true"');
  });
});

describe('lint', () => {
  const service = (annotation: string): string =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    ${annotation}\n`;

  it('judges manifests by the Cilium of the inventories beside them', async () => {
    const files = {
      'group_vars/k8s_cluster/cilium.yml': 'kube_network_plugin: cilium\ncilium_version: v1.12.19\n',
      'manifests/web.yaml': service('service.cilium.io/global: "true"'),
    };
    const { findings } = await lintFor('v2.22.2', files);
    const [finding] = findings.filter(({ rule }) => rule === 'service-annotation-name');
    expect(finding).toMatchObject({ severity: 'error', location: { file: 'manifests/web.yaml', line: 6 } });
  });

  it('renames with --fix, both ways', async () => {
    for (const [release, before, after] of [
      ['v2.31.0', 'io.cilium/global-service: "true"', 'service.cilium.io/global: "true"'],
      ['v2.20.0', 'service.cilium.io/global: "true"', 'io.cilium/global-service: "true"'],
    ] as const) {
      const { fixed, findings } = await lintFor(release, { 'web.yaml': service(before) }, { fix: true });
      expect(fixed.get('web.yaml')).toBe(service(after));
      expect(findings).toEqual([]);
    }
  });

  it('reads a manifest that is named, by the version that is named', async () => {
    const { code, stdout } = await run(['lint', '--cilium', '1.12.1', '-'], {
      stdin: service('service.cilium.io/global: "true"'),
    });
    expect(code).toBe(1);
    expect(stdout).toContain('io.cilium/global-service');
  });

  it('says nothing about other annotations and other objects', async () => {
    const other = service('service.cilium.io/type: LoadBalancer').replace(
      'kind: Service',
      'kind: Service # io.cilium/',
    );
    const { findings } = await lintFor('v2.31.0', { 'web.yaml': other });
    expect(findings.filter(({ rule }) => rule.startsWith('service-'))).toEqual([]);
  });
});
