/**
 * Single values that an object sets in addition to its values, in the form of Helm's flags: `parameters` of Argo CD,
 * `set` of other tools.
 */
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import type { SetFlag } from './set-flags.ts';

/** One such value. */
export interface OwnFlag {
  flag: SetFlag;
  /** The path from the document's root to the value. */
  path: readonly (string | number)[];
}

export interface OwnFlags {
  flags: OwnFlag[];
  /** Entries whose value is stored elsewhere: in a file, or in an object of the cluster. */
  unread: (readonly (string | number)[])[];
}

/** The keys that hold such values. */
const flagKeys: readonly string[] = ['parameters', 'set', 'setString'];

/**
 * Reads the single values of an object. Sources: argoproj/argo-cd util/helm/cmd.go (parameters, forceString),
 * k3s-io/helm-controller pkg/controllers/chart (set), helmfile's `set` and `setString`,
 * crossplane-contrib/provider-helm (set).
 */
export function ownFlags(holder: PartlyKnown | undefined, above: readonly (string | number)[]): OwnFlags {
  const found: OwnFlags = { flags: [], unread: [] };
  if (!isMap(holder)) return found;
  for (const key of flagKeys) {
    const entries = holder[key];
    const path = [...above, key];
    if (Array.isArray(entries)) {
      for (const [index, entry] of entries.entries()) addEntry(found, entry, [...path, index], key === 'setString');
    } else if (isMap(entries)) {
      for (const [name, value] of Object.entries(entries)) addPair(found, name, value, [...path, name]);
    } else if (entries !== undefined && entries !== null && entries !== '') found.unread.push(path);
  }
  return found;
}

/** An element of a list: a name with its value. */
function addEntry(found: OwnFlags, entry: PartlyKnown, path: OwnFlag['path'], isText: boolean): void {
  if (!isMap(entry) || typeof entry.name !== 'string') {
    found.unread.push(path);
    return;
  }
  const { name, value, values, forceString } = entry;
  // An ApplicationSet replaces such text later: it is not a list in braces.
  if (typeof value === 'string' && value.includes('{{')) {
    found.flags.push({ flag: { kind: 'set-literal', text: `${name}=${value}` }, path: [...path, 'value'] });
    return;
  }
  const kind = isText || forceString === true ? 'set-string' : 'set';
  if (Array.isArray(values) && values.every(isPlain)) {
    found.flags.push({ flag: { kind, text: `${name}={${values.map(String).join(',')}}` }, path });
  } else if (isPlain(value)) {
    found.flags.push({ flag: { kind, text: `${name}=${escaped(String(value))}` }, path: [...path, 'value'] });
  } else found.unread.push(path);
}

/**
 * A name and its value in a mapping. A text that looks like a boolean or null becomes one; other texts stay strings.
 */
function addPair(found: OwnFlags, name: string, value: PartlyKnown, path: OwnFlag['path']): void {
  if (!isPlain(value)) {
    found.unread.push(path);
    return;
  }
  const isTyped = typeof value !== 'string' || /^(?:true|false|null)$/i.test(value);
  const kind = isTyped ? 'set' : 'set-string';
  found.flags.push({ flag: { kind, text: `${name}=${isTyped ? String(value) : escaped(value)}` }, path });
}

function isPlain(value: PartlyKnown | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Escapes commas, except in a list in braces: elsewhere a comma is part of the value. */
function escaped(text: string): string {
  return /^\{.*\}$/s.test(text) ? text : text.replace(/(?<!\\),/g, '\\,');
}
