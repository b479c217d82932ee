import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Location } from '../core/finding.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { unsafeTag, vaultTags } from './ansible.ts';
import { isBrokenText, isMergeKey, keyText } from './inspect.ts';
import type { Path } from './path.ts';
import { plainKind, type ScalarKind } from './plain.ts';
import type { Source } from './source.ts';

/** Plain data as Ansible gets it. Mappings have no prototype, so that no key has a special meaning. */
export type YamlValue = null | boolean | number | string | Unknown | YamlValue[] | { [key: string]: YamlValue };

type NodeKind = Exclude<ScalarKind, 'merge'> | 'mapping' | 'sequence' | 'vault' | 'binary';

/** Facts of a node in addition to its value. */
export interface NodeFacts {
  kind: NodeKind;
  /** True in single or double quotes or in a block scalar, which are always strings. */
  quoted: boolean;
  /** An explicit tag, in full (`!vault`, `tag:yaml.org,2002:str`). */
  tag: string | undefined;
  anchor: string | undefined;
  /** The text of a scalar, without its quotes. */
  text: string | undefined;
}

/** One effective key of a mapping. */
export interface Entry {
  key: string;
  keyNode: Node | null;
  /** Null if the key has no value. */
  value: Node | null;
  /** True if it comes from a merge (`<<`). */
  merged: boolean;
}

const kindByTag: Readonly<Record<string, NodeKind>> = {
  'tag:yaml.org,2002:null': 'null',
  'tag:yaml.org,2002:bool': 'boolean',
  'tag:yaml.org,2002:int': 'integer',
  'tag:yaml.org,2002:float': 'float',
  'tag:yaml.org,2002:timestamp': 'timestamp',
  'tag:yaml.org,2002:binary': 'binary',
};

/** A YAML document with Ansible's semantics. It resolves aliases and merges, and copies nothing before it is needed. */
export class YamlDocument {
  /** The `yaml` package's document, for edits that keep comments and layout. */
  readonly raw: Document.Parsed;
  readonly source: Source;
  readonly #targets: ReadonlyMap<Alias, Node>;
  /** True if the whole text is JSON, to which Ansible applies the rules of JSON. */
  readonly isJson: boolean;
  readonly #entries = new WeakMap<Node, ReadonlyMap<string, Entry>>();

  /** @param isJson true if the whole text is JSON, so that the rules of JSON apply to its words */
  constructor(raw: Document.Parsed, source: Source, targets: ReadonlyMap<Alias, Node>, isJson = false) {
    this.isJson = isJson;
    this.raw = raw;
    this.source = source;
    this.#targets = targets;
  }

  /** The document's content; null if it is empty. */
  get root(): Node | null {
    return this.raw.contents;
  }

  /** The node itself, or the target of an alias. Null for no node, and for an alias without a target. */
  resolve(node: Node | null | undefined): Exclude<Node, Alias> | null {
    const resolved = isAlias(node) ? this.#targets.get(node) : node;
    return resolved === undefined || resolved === null || isAlias(resolved) ? null : (resolved as Exclude<Node, Alias>);
  }

  /** The node as a mapping, if it is one. */
  mapping(node: Node | null | undefined): YAMLMap<Node | null, Node | null> | undefined {
    const resolved = this.resolve(node);
    return isMap<Node | null, Node | null>(resolved) ? resolved : undefined;
  }

  facts(node: Node | null | undefined): NodeFacts {
    const resolved = this.resolve(node);
    const anchor = resolved?.anchor;
    const tag = resolved?.tag;
    if (isCollection(resolved)) {
      return { kind: isMap(resolved) ? 'mapping' : 'sequence', quoted: false, tag, anchor, text: undefined };
    }
    if (!isScalar(resolved)) return { kind: 'null', quoted: false, tag, anchor, text: undefined };
    const text = resolved.source ?? '';
    const quoted = resolved.type !== 'PLAIN';
    const kind = this.isJson && !quoted ? jsonKind(text) : scalarKind(text, quoted, tag);
    return { kind, quoted, tag, anchor, text };
  }

  /** The facts of the node at a path. */
  factsAt(path: Path): NodeFacts {
    return this.facts(this.find(path)?.value);
  }

  /**
   * A mapping's effective keys in the order of the text. As in PyYAML, the last of equal keys wins, and an own key
   * overrides a merged one.
   */
  entries(node: Node | null | undefined): Entry[] {
    return [...this.#entriesByKey(node).values()];
  }

  /** Computed once per mapping, because every query goes through here, and most are for one key of many. */
  #entriesByKey(node: Node | null | undefined): ReadonlyMap<string, Entry> {
    const map = this.mapping(node);
    const known = map && this.#entries.get(map);
    if (known) return known;
    const entries = new Map<string, Entry>();
    if (map) this.#entries.set(map, entries);
    for (const pair of map?.items ?? []) {
      if (isMergeKey(pair.key)) {
        for (const entry of this.#mergedEntries(pair.value)) {
          const present = entries.get(entry.key);
          if (present === undefined || present.merged) entries.set(entry.key, { ...entry, merged: true });
        }
        continue;
      }
      const key = keyText(this.resolve(pair.key));
      if (key !== null) entries.set(key, { key, keyNode: pair.key, value: pair.value, merged: false });
    }
    return entries;
  }

  /** In a list of merged mappings the earlier ones win, so they come last here. */
  #mergedEntries(value: Node | null): Entry[] {
    const source = this.resolve(value);
    if (isSeq<Node>(source)) return [...source.items].reverse().flatMap((item) => this.entries(item));
    return this.entries(source);
  }

  /** A node as plain data; `unknown` for vaulted and binary values, and for text that is not valid Unicode. */
  value(node: Node | null | undefined = this.root): YamlValue {
    const resolved = this.resolve(node);
    if (isMap(resolved)) {
      const data: { [key: string]: YamlValue } = Object.create(null);
      for (const { key, value } of this.entries(resolved)) data[key] = this.value(value);
      return this.isJson ? withoutMarks(data) : data;
    }
    if (isSeq<Node>(resolved)) return resolved.items.map((item) => this.value(item));
    if (!isScalar(resolved)) return null;
    const { kind } = this.facts(resolved);
    return kind === 'vault' || kind === 'binary' || isBrokenText(resolved) ? unknown : (resolved.value as YamlValue);
  }

  /** The entry or item at a path; undefined if the document does not have it. */
  find(path: Path): { keyNode: Node | null; value: Node | null } | undefined {
    let found: { keyNode: Node | null; value: Node | null } = { keyNode: null, value: this.root };
    for (const step of path) {
      const container = this.resolve(found.value);
      if (isSeq<Node>(container)) {
        const item = typeof step === 'number' ? container.items[step] : undefined;
        if (item === undefined) return undefined;
        found = { keyNode: null, value: item };
      } else {
        const entry = this.#entriesByKey(container).get(String(step));
        if (entry === undefined) return undefined;
        found = entry;
      }
    }
    return found;
  }

  /**
   * The position of the setting at a path: its value if that is a scalar, otherwise its key. If the path does not
   * exist, the nearest existing parent; in an empty document the first character.
   */
  locate(path: Path): Location {
    for (let length = path.length; length > 0; length--) {
      const found = this.find(path.slice(0, length));
      if (found === undefined) continue;
      const { keyNode, value } = found;
      // The key of a parent is the best position for something missing in it, even if its value is a scalar.
      const { text, quoted } = this.facts(value);
      const valueSpeaks = length === path.length && isScalar(this.resolve(value)) && (quoted || text !== '');
      return this.location(valueSpeaks || keyNode === null ? value : keyNode);
    }
    return this.location(isMap<Node | null, Node | null>(this.root) ? (this.root.items[0]?.key ?? null) : this.root);
  }

  /** The position of the key at a path, or as `locate` if there is no key. */
  locateKey(path: Path): Location {
    const keyNode = this.find(path)?.keyNode;
    return keyNode === undefined || keyNode === null ? this.locate(path) : this.location(keyNode);
  }

  /** The position of a node; for an alias the position of the alias itself. */
  location(node: Node | null): Location {
    const [start, end] = node?.range ?? [0, 0];
    return this.source.location(start, end);
  }
}

function scalarKind(text: string, quoted: boolean, tag: string | undefined): NodeKind {
  if (tag !== undefined) {
    if (vaultTags.has(tag)) return 'vault';
    // PyYAML reads an `!unsafe` scalar as a string, even if it looks like a number.
    if (tag === unsafeTag) return 'string';
    return kindByTag[tag] ?? 'string';
  }
  const kind = quoted ? 'string' : plainKind(text);
  return kind === 'merge' ? 'string' : kind;
}

function jsonKind(text: string): NodeKind {
  if (text === 'null') return 'null';
  if (text === 'true' || text === 'false') return 'boolean';
  return /^-?\d+$/.test(text) ? 'integer' : 'float';
}

/** Ansible marks two things in JSON: encrypted values, and text that is not a template. */
function withoutMarks(data: { [key: string]: YamlValue }): YamlValue {
  if ('__ansible_vault' in data) return unknown;
  return data.__ansible_unsafe ?? data;
}
