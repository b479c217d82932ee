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

/** Plain data as Ansible gets it. Mappings have no prototype, so that no key means anything but itself. */
export type YamlValue = null | boolean | number | string | Unknown | YamlValue[] | { [key: string]: YamlValue };

type NodeKind = Exclude<ScalarKind, 'merge'> | 'mapping' | 'sequence' | 'vault' | 'binary';

/** What can be stated of a node next to its value. */
export interface NodeFacts {
  kind: NodeKind;
  /** In single or double quotes, or a block scalar: text whatever it looks like. */
  quoted: boolean;
  /** A tag that is written out, in full (`!vault`, `tag:yaml.org,2002:str`). */
  tag: string | undefined;
  anchor: string | undefined;
  /** A scalar's text, without its quotes. */
  text: string | undefined;
}

/** One effective key of a mapping. */
export interface Entry {
  key: string;
  keyNode: Node | null;
  /** Null where nothing is written behind the key. */
  value: Node | null;
  /** Came in by `<<`. */
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

/** A YAML document read as Ansible reads it. Aliases and merges are followed; nothing is copied until it is requested. */
export class YamlDocument {
  /** The `yaml` package's document, for edits that keep comments and layout. */
  readonly raw: Document.Parsed;
  readonly source: Source;
  readonly #targets: ReadonlyMap<Alias, Node>;
  /** True if the text is JSON as a whole, which Ansible reads by JSON's rules. */
  readonly isJson: boolean;
  readonly #entries = new WeakMap<Node, ReadonlyMap<string, Entry>>();

  /** @param isJson true if the text is JSON as a whole, and its words mean what they mean there */
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

  /** What a node means: itself, or an alias's target. Null for nothing, or for an alias without a target. */
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

  /** The facts of what is at a path. */
  factsAt(path: Path): NodeFacts {
    return this.facts(this.find(path)?.value);
  }

  /** A mapping's effective keys in the order of the text. As with PyYAML the last of two equal keys wins, and any key beats a merged one. */
  entries(node: Node | null | undefined): Entry[] {
    return [...this.#entriesByKey(node).values()];
  }

  /** Worked out once a mapping: everything that a document is asked goes through here, mostly for one key of many. */
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

  /** Earlier sources beat later ones, so they come last. */
  #mergedEntries(value: Node | null): Entry[] {
    const source = this.resolve(value);
    if (isSeq<Node>(source)) return [...source.items].reverse().flatMap((item) => this.entries(item));
    return this.entries(source);
  }

  /** A node as plain data; `unknown` for vaulted and binary values, and for text that is not a Unicode. */
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

  /** The entry or item at a path, as far as the document has it. */
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
   * Where the setting at a path is: a scalar's value, else the key. Where it is not written, the nearest parent that
   * is; for an empty document its first character.
   */
  locate(path: Path): Location {
    for (let length = path.length; length > 0; length--) {
      const found = this.find(path.slice(0, length));
      if (found === undefined) continue;
      const { keyNode, value } = found;
      // A parent means what it lacks by its key, even if its value is a scalar.
      const { text, quoted } = this.facts(value);
      const valueSpeaks = length === path.length && isScalar(this.resolve(value)) && (quoted || text !== '');
      return this.location(valueSpeaks || keyNode === null ? value : keyNode);
    }
    return this.location(isMap<Node | null, Node | null>(this.root) ? (this.root.items[0]?.key ?? null) : this.root);
  }

  /** Where the key at a path is; as `locate` where it has none. */
  locateKey(path: Path): Location {
    const keyNode = this.find(path)?.keyNode;
    return keyNode === undefined || keyNode === null ? this.locate(path) : this.location(keyNode);
  }

  /** A node's place; for an alias that of the alias. */
  location(node: Node | null): Location {
    const [start, end] = node?.range ?? [0, 0];
    return this.source.location(start, end);
  }
}

function scalarKind(text: string, quoted: boolean, tag: string | undefined): NodeKind {
  if (tag !== undefined) {
    if (vaultTags.has(tag)) return 'vault';
    // PyYAML takes an `!unsafe` scalar for text even where it looks like a number.
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

/** Ansible's two marks in JSON: what is encrypted, and text that is not a template. */
function withoutMarks(data: { [key: string]: YamlValue }): YamlValue {
  if ('__ansible_vault' in data) return unknown;
  return data.__ansible_unsafe ?? data;
}
