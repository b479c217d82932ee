/**
 * Walks a composed document once to find what the `yaml` package does not check. It resolves aliases, counts what they
 * expand to, and finds duplicate keys, and keys and merges that Ansible refuses.
 */

import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { toText } from '../core/text.ts';

export interface Limits {
  /** Levels of nesting, with aliases expanded. */
  depth: number;
  /** Nodes that aliases may expand to, in addition to the written ones. */
  aliasedNodes: number;
  /** Tokens of the text, including blanks and line breaks. A line `key: value` has five. */
  tokens: number;
  /** Documents in one stream. */
  documents: number;
  /** Characters of one scalar. Even a whole ConfigMap cannot be larger. */
  characters: number;
}

/** Something in the text that Ansible would refuse or misread, by offsets into the text. */
interface RawProblem {
  kind: ProblemKind;
  message: string;
  start: number;
  end: number;
  /** The other position of a pair (the first of two equal keys). */
  related?: { start: number; end: number };
}

export type ProblemKind = 'syntax' | 'duplicate-key' | 'too-large';

type Collection = YAMLMap | YAMLSeq;

/** The size of a node with its aliases expanded. */
interface Extent {
  nodes: number;
  depth: number;
}

export interface Inspection {
  /** The target of each alias, without aliases that have no target or are inside their own target. */
  targets: ReadonlyMap<Alias, Node>;
  problems: RawProblem[];
}

/** True for the key `<<` as PyYAML sees it: plain, or with the merge tag. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (key.tag === 'tag:yaml.org,2002:merge' || (key.type === 'PLAIN' && key.source === '<<'));
}

/** Half a surrogate pair: an escape can produce one, but it is not a character, and no UTF-8 file can contain it. */
const halfPair = /\p{Cs}/u;

/** True for a string, or a scalar with a string, that is not valid Unicode. */
export function isBrokenText(value: unknown): boolean {
  const text = isScalar(value) ? value.value : value;
  return typeof text === 'string' && halfPair.test(text);
}

/** A key as text; keys with the same text count as equal. Null for a key that is a collection, or not valid Unicode. */
export function keyText(key: unknown): string | null {
  if (key === null || key === undefined) return 'null';
  if (!isScalar(key) || isBrokenText(key)) return null;
  return typeof key.value === 'string' ? key.value : (key.source ?? toText(key.value));
}

function span(node: unknown): { start: number; end: number } {
  const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : undefined;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** Walks a document. The recursion is as deep as the nesting, which the reader has already limited. */
export function inspect(document: Document.Parsed, limits: Limits, text?: string): Inspection {
  const targets = new Map<Alias, Node>();
  const problems: RawProblem[] = [];
  const anchors = new Map<string, Node>();
  /** Undefined while the walk is inside the node. */
  const extents = new Map<Node, Extent | undefined>();
  let own = 0;
  let exploded = false;

  /**
   * True if a scalar has an escaped surrogate. JSON escapes characters beyond U+FFFF as two surrogates. YAML has \\U
   * for them, and libyaml refuses surrogates.
   */
  const hasSurrogateEscape = ({ type, range }: Scalar): boolean =>
    type === 'QUOTE_DOUBLE' &&
    text !== undefined &&
    /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/.test(text.slice(range?.[0], range?.[1]));

  const report = (kind: ProblemKind, node: unknown, message: string): void => {
    problems.push({ kind, message, ...span(node) });
  };

  function followAlias(alias: Alias): Extent {
    const target = anchors.get(alias.source);
    if (target === undefined) {
      report('syntax', alias, `The alias *${alias.source} has no anchor before it`);
      return { nodes: 1, depth: 0 };
    }
    const extent = extents.get(target);
    if (extent === undefined) {
      report('syntax', alias, `The alias *${alias.source} is inside its own anchor`);
      return { nodes: 1, depth: 0 };
    }
    targets.set(alias, target);
    return extent;
  }

  function checkKeys(map: YAMLMap): void {
    const seen = new Map<string, unknown>();
    for (const { key, value } of map.items) {
      const resolved = isAlias(key) ? targets.get(key) : key;
      if (isBrokenText(resolved)) continue;
      const text = keyText(resolved);
      if (text === null) {
        report('syntax', key, 'A mapping cannot be a key. If this is a Jinja expression, quote the whole value');
      } else if (isMergeKey(key)) checkMerge(value);
      else if (seen.has(text)) reportDuplicate(text, key, seen.get(text));
      else seen.set(text, key);
    }
  }

  function reportDuplicate(text: string, key: unknown, first: unknown): void {
    problems.push({
      kind: 'duplicate-key',
      message: `The key "${text}" is set twice, and only the last one counts: remove one of them`,
      ...span(key),
      related: span(first),
    });
  }

  function checkMerge(value: unknown): void {
    const source = isAlias(value) ? targets.get(value) : value;
    const sources = isCollection(source) && !isMap(source) ? source.items : [source];
    for (const item of sources) {
      if (!isMap(isAlias(item) ? targets.get(item) : item))
        report('syntax', value, '<< merges mappings and nothing else');
    }
  }

  function checkNode(node: Scalar | Collection): void {
    if (isScalar(node) && (node.source?.length ?? 0) > limits.characters) {
      report('too-large', node, `A text of more than ${limits.characters} characters`);
    }
    if (isBrokenText(node) || (isScalar(node) && hasSurrogateEscape(node))) {
      report('syntax', node, 'An escape for half a surrogate pair is not a character. Write the character itself');
    }
    if (isMergeKey(node)) report('syntax', node, 'Ansible refuses a bare << as a value; quote it');
  }

  function declareAnchor(node: Scalar | Collection): void {
    if (node.anchor === undefined) return;
    if (anchors.has(node.anchor)) report('syntax', node, `The anchor &${node.anchor} is here a second time`);
    anchors.set(node.anchor, node);
  }

  function walk(node: unknown): Extent {
    if (isPair(node)) {
      const key = isMergeKey(node.key) ? { nodes: 1, depth: 0 } : walk(node.key);
      const value = walk(node.value);
      return { nodes: key.nodes + value.nodes, depth: Math.max(key.depth, value.depth) };
    }
    if (isAlias(node)) return followAlias(node);
    if (!isScalar(node) && !isCollection(node)) return { nodes: 0, depth: 0 };
    own++;
    checkNode(node);
    declareAnchor(node);
    const extent = isCollection(node) ? walkCollection(node) : { nodes: 1, depth: 0 };
    extents.set(node, extent);
    return extent;
  }

  function walkCollection(node: Collection): Extent {
    extents.set(node, undefined);
    let nodes = 1;
    let depth = 1;
    for (const item of node.items) {
      const part = walk(item);
      nodes += part.nodes;
      depth = Math.max(depth, part.depth + 1);
    }
    if (isMap(node)) checkKeys(node);
    if (!exploded && (nodes - own > limits.aliasedNodes || depth > limits.depth)) {
      exploded = true;
      report(
        'too-large',
        node,
        `The YAML aliases (*name) expand to more than the limit of ${limits.aliasedNodes} values. Replace aliases by values`,
      );
    }
    return { nodes, depth };
  }

  walk(document.contents);
  return { targets, problems };
}
