import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withShared } from '../../src/catalog/shared.ts';
import { inputNames } from '../../src/catalog/table.ts';
import type { KubesprayCatalog } from '../../src/catalog/types.ts';
import { isRelevantText, isRelevantVariable } from '../../src/formats/ansible/relevant-variables.ts';
import { looksLikeIntent, looksLikeKubean } from '../../src/formats/inventory/classify.ts';

const folder = 'catalog/kubespray';

/** True for a release whose file refers to the facts of another one. */
function isReference(file: string): boolean {
  return 'same' in JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
}

describe('relevance', () => {
  it.each(readdirSync(folder).filter((file) => !isReference(file)))(
    'covers every variable that decides something in %s',
    (file) => {
      const { bands } = withShared<KubesprayCatalog>(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));
      const tables = bands.flatMap(({ options, helm, facts }) =>
        [options, helm, facts].flatMap((group) => Object.values(group ?? {})),
      );
      const names = new Set(tables.flatMap((table) => [...inputNames(table)]));
      expect(names.size).toBeGreaterThan(15);
      expect([...names].filter((name) => !isRelevantVariable(name))).toEqual([]);
    },
  );

  it.each([
    ['cilium_mtu: 1', true],
    ['a: 1\r\n"cilium_mtu": 1', true],
    ['{"a": 1, "kube_network_plugin": "cilium"}', true],
    ['# x\n  # cilium_mtu: 1\na: 1', false],
    ['a: 1 # cilium', true],
    ['a: 1', false],
    ['', false],
  ])('%j', (text, expected) => expect(isRelevantText(text)).toBe(expected));
});

describe('what a text looks like', () => {
  it.each([
    ['version: 1\ntarget: {}', true],
    ['# x\nversion: 1 # one\r\nfeatures:\r\n', true],
    ['{"version": 1, "features": {}}', true],
    ['version: 2\nservices: {}', false],
    ['version: 1\nservices: {}', false],
    ['x:\n  version: 1\n  target: y', false],
  ])('an intent: %j', (text, expected) => expect(looksLikeIntent(text)).toBe(expected));

  it.each([
    ['apiVersion: kubean.io/v1alpha1\nkind: Cluster', true],
    ['kind: ConfigMap\ndata:\n  "group_vars.yml": |\n    a: 1', true],
    ['kind: ConfigMap\ndata:\n  a: 1', false],
    ['a: group_vars.yml', false],
  ])('Kubean: %j', (text, expected) => expect(looksLikeKubean(text)).toBe(expected));
});
