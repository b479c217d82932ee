/** Plain scalars as Helm reads them, where Ansible reads them otherwise. */
import { isScalar, visit } from 'yaml';
import type { YamlDocument } from '../../yaml/document.ts';

/**
 * Words that Go's YAML library takes for something else than PyYAML does.
 * Source: go.yaml.in/yaml/v2 resolve.go, which Helm 3 reads values with; each was rendered with Helm 3.18.
 */
const readings: readonly { test: RegExp; read(text: string): boolean | number | string }[] = [
  { test: /^[yY]$/, read: () => true },
  { test: /^[nN]$/, read: () => false },
  { test: /^0o[0-7]+$/, read: (text) => Number(text) },
  { test: /^[-+]?(?:\d+\.?\d*|\.\d+)[eE][-+]?\d+$/, read: (text) => Number(text) },
  // Base 60 is not one of Go's.
  { test: /^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$/, read: (text) => text },
];

/** Gives the plain scalars of a document the values that Helm reads. Keys stay as they are written. */
export function asHelmReads(document: YamlDocument): void {
  if (document.isJson) return;
  visit(document.raw, {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || node.type !== 'PLAIN' || node.tag !== undefined) return;
      const text = node.source ?? '';
      const reading = readings.find(({ test }) => test.test(text));
      if (reading) node.value = reading.read(text);
    },
  });
}
