/** Plain scalars that Helm reads differently from Ansible. */
import { isScalar, visit } from 'yaml';
import type { YamlDocument } from '../../yaml/document.ts';

/**
 * Words that Go's YAML library reads differently from PyYAML. Source: go.yaml.in/yaml/v2 resolve.go, with which Helm 3
 * reads values; each was rendered with Helm 3.18.
 */
const readings: readonly { test: RegExp; read(text: string): boolean | number | string }[] = [
  { test: /^[yY]$/, read: () => true },
  { test: /^[nN]$/, read: () => false },
  { test: /^0o[0-7]+$/, read: (text) => Number(text) },
  { test: /^[-+]?(?:\d+\.?\d*|\.\d+)[eE][-+]?\d+$/, read: (text) => Number(text) },
  // Go has no numbers of base 60.
  { test: /^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$/, read: (text) => text },
];

/** Sets the plain scalars of a document to the values that Helm reads. Keys stay as written. */
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
