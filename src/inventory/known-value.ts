/** What of a value is known before Ansible runs. */
import { isMap, isSeq, type Node } from 'yaml';
import { unknown } from '../core/options.ts';
import { hasTemplate, unsafeTag } from '../yaml/ansible.ts';
import type { YamlDocument, YamlValue } from '../yaml/document.ts';

/**
 * A node as plain data in which every template, vaulted or binary value is `unknown`; what stands beside it stays known.
 * Ansible templates nothing at or below `!unsafe`.
 */
export function knownValue(document: YamlDocument, node: Node | null, unsafe = false): YamlValue {
  const resolved = document.resolve(node);
  const literal = unsafe || resolved?.tag === unsafeTag;
  if (isMap(resolved)) {
    // Without a prototype, so that no key means anything but itself.
    const data: { [key: string]: YamlValue } = Object.create(null);
    for (const { key, value } of document.entries(resolved)) data[key] = knownValue(document, value, literal);
    return data;
  }
  if (isSeq<Node>(resolved)) return resolved.items.map((item) => knownValue(document, item, literal));
  const value = document.value(resolved);
  return typeof value === 'string' && !literal && hasTemplate(value) ? unknown : value;
}

/** The same for data that never was YAML. */
export function withoutTemplates(value: YamlValue): YamlValue {
  if (typeof value === 'string') return hasTemplate(value) ? unknown : value;
  if (Array.isArray(value)) return value.map(withoutTemplates);
  if (typeof value !== 'object' || value === null) return value;
  const data: { [key: string]: YamlValue } = Object.create(null);
  for (const [key, item] of Object.entries(value)) data[key] = withoutTemplates(item);
  return data;
}
