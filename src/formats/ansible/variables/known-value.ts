/** The part of a value that is known before Ansible runs. */
import { isMap, isSeq, type Node } from 'yaml';
import { unknown } from '../../../core/options.ts';
import { hasTemplate, unsafeTag } from '../../../yaml/ansible.ts';
import type { YamlDocument, YamlValue } from '../../../yaml/document.ts';
import type { Path } from '../../../yaml/path.ts';

/** Texts of templates, by their path in the value as JSON; `[]` is the value itself. */
export type Templates = Map<string, string>;

/**
 * A node as plain data in which every template, vaulted or binary value is `unknown`; its siblings stay known. Ansible
 * evaluates no templates at or below `!unsafe`.
 *
 * @param templates receives the texts of the templates
 */
export function knownValue(
  document: YamlDocument,
  node: Node | null,
  templates?: Templates,
  unsafe = false,
  path: Path = [],
): YamlValue {
  const resolved = document.resolve(node);
  const literal = unsafe || resolved?.tag === unsafeTag;
  if (isMap(resolved)) {
    if (document.isJson && document.entries(resolved).some(({ key }) => /^__ansible_(?:vault|unsafe)$/.test(key))) {
      return document.value(resolved);
    }
    // Without a prototype, so that no key has a special meaning.
    const data: { [key: string]: YamlValue } = Object.create(null);
    for (const { key, value } of document.entries(resolved))
      data[key] = knownValue(document, value, templates, literal, [...path, key]);
    return data;
  }
  if (isSeq<Node>(resolved))
    return resolved.items.map((item, index) => knownValue(document, item, templates, literal, [...path, index]));
  const value = document.value(resolved);
  return typeof value === 'string' && !literal ? textOrUnknown(value, path, templates) : value;
}

/** The same for data that does not come from YAML. */
export function withoutTemplates(value: YamlValue, templates?: Templates, path: Path = []): YamlValue {
  if (typeof value === 'string') return textOrUnknown(value, path, templates);
  if (Array.isArray(value)) return value.map((item, index) => withoutTemplates(item, templates, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  const data: { [key: string]: YamlValue } = Object.create(null);
  for (const [key, item] of Object.entries(value)) data[key] = withoutTemplates(item, templates, [...path, key]);
  return data;
}

function textOrUnknown(text: string, path: Path, templates: Templates | undefined): YamlValue {
  if (!hasTemplate(text)) return text;
  templates?.set(JSON.stringify(path), text);
  return unknown;
}
