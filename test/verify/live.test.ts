import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { readLiveConfig } from '../../src/formats/kubernetes/cilium-config.ts';

const yaml = `apiVersion: v1
data:
  enable-ipv4: "true"
  routing-mode: native
kind: ConfigMap
metadata:
  name: cilium-config
  namespace: kube-system
`;

describe('a live cilium-config', () => {
  test('in YAML, in JSON, and in a list', () => {
    const object = {
      apiVersion: 'v1',
      data: { 'enable-ipv4': 'true', 'routing-mode': 'native' },
      kind: 'ConfigMap',
      metadata: { name: 'cilium-config' },
    };
    const other = { ...object, metadata: { name: 'kube-proxy' } };
    const list = { apiVersion: 'v1', items: [other, object], kind: 'List', metadata: {} };
    for (const text of [yaml, JSON.stringify(object), JSON.stringify(list, null, 4)]) {
      expect([...readLiveConfig(text, 'live').options]).toEqual([
        ['enable-ipv4', 'true'],
        ['routing-mode', 'native'],
      ]);
    }
    expect(readLiveConfig(yaml, 'live').locate('routing-mode')).toMatchObject({ line: 4, column: 17 });
  });

  test.each([
    ['nothing', '', 'the input is empty'],
    ['plain text', 'Error from server (NotFound)\n', 'not a Kubernetes object'],
    ['another ConfigMap', yaml.replace('cilium-config', 'kube-proxy'), 'ConfigMap/kube-proxy is not'],
    ['another kind', yaml.replace('kind: ConfigMap', 'kind: Deployment'), 'Deployment/cilium-config is not'],
    ['data alone', 'data:\n  enable-ipv4: "true"\n', 'incomplete'],
    ['a cut behind the data', yaml.slice(0, yaml.indexOf('kind:')), 'incomplete'],
    ['a cut in the metadata', yaml.slice(0, yaml.indexOf('  name:')), 'incomplete'],
    ['a cut in a text', yaml.slice(0, yaml.indexOf('rue"')), 'incomplete'],
    ['a cut in JSON', '{"apiVersion": "v1", "data": {"enable-ipv4": "true", ', 'incomplete'],
    ['binary data', yaml.replace('data:', 'binaryData:'), 'binaryData'],
    ['values that are no text', yaml.replace('"true"', 'true'), 'data.enable-ipv4 is not a string'],
    ['no data', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cilium-config\n', 'no data'],
  ])('refuses %s', (_, text, message) => {
    expect(() => readLiveConfig(text, 'live')).toThrow(UserError);
    expect(() => readLiveConfig(text, 'live')).toThrow(message);
  });
});
