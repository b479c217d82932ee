/**
 * Files that extend each other: `extends` names the file below. Mappings are merged; lists and other values are
 * replaced. Every path keeps the file and line that it comes from.
 */
import type { Node } from 'yaml';
import type { Finding, Location } from '../../core/finding.ts';
import { isMap } from '../../core/value-tree.ts';
import type { NodeFacts, YamlDocument, YamlValue } from '../../yaml/document.ts';
import type { Path } from '../../yaml/path.ts';
import { readDocuments } from '../../yaml/read.ts';
import { directoryOf, joinPath } from '../files/file-system.ts';
import type { Layer, ReadBase } from './base.ts';
import type { Data, FileKind } from './format.ts';

/** True for a text that may extend another file. */
export function mayExtend(text: string): boolean {
  return /^["']?extends["']?[ \t]*:/m.test(text) || /"extends"\s*:/.test(text);
}

/** Paths of the files that a file extends, directly or indirectly, as far as they can be read. */
export function basesOf(top: Layer, read: ReadBase): string[] {
  if (!mayExtend(top.text)) return [];
  const kind = { name: 'intent', one: 'an intent', maxCharacters: 0 };
  return layersBelow(top, kind, read).layers.map(({ file }) => file);
}

/** The files below a file, nearest first, and the problems of the chain. */
export function layersBelow(
  top: Layer,
  kind: FileKind,
  read: ReadBase | undefined,
): { layers: Layer[]; findings: Finding[] } {
  const layers: Layer[] = [];
  const chain = [resolved(top.file)];
  for (let layer = top; ; ) {
    const [document] = readDocuments(layer.text, { file: layer.file }).documents;
    const written = document?.factsAt(['extends']);
    const name = written?.text;
    // The schema reports a value of another type.
    if (!document || written?.kind !== 'string' || name === undefined || name === '') return { layers, findings: [] };
    const file = name.startsWith('/') ? name : resolved(joinPath(directoryOf(layer.file), name));
    const failed = (message: string): { layers: Layer[]; findings: Finding[] } => ({
      layers,
      findings: [
        {
          rule: `${kind.name}/extends`,
          severity: 'error',
          message,
          subject: 'extends',
          location: document.locate(['extends']),
        },
      ],
    });
    if (chain.includes(file)) return failed(`The files extend each other in a circle: ${[...chain, file].join(', ')}.`);
    const found = read?.(file) ?? { problem: 'this input cannot read other files' };
    if ('problem' in found) return failed(`Cannot read ${file}: ${found.problem}.`);
    chain.push(file);
    layer = { text: found.text, file };
    layers.push(layer);
  }
}

/** A path without `.`, and without `..` after a name. */
function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The data of one file merged over that of the file below. */
export function laidOver(below: unknown, above: unknown): unknown {
  if (!isMap(below) || !isMap(above)) return above;
  const merged: Data = Object.create(null);
  for (const [key, value] of Object.entries(below)) merged[key] = value;
  for (const [key, value] of Object.entries(above)) merged[key] = key in merged ? laidOver(merged[key], value) : value;
  return merged;
}

/** The part of a document's interface that is needed to word its problems. */
export type DocumentView = Pick<YamlDocument, 'find' | 'facts' | 'factsAt' | 'value' | 'locate' | 'locateKey'>;

/** Several documents as one: each path comes from the topmost document that has it. */
export class LayeredDocument implements DocumentView {
  readonly #documents: readonly [YamlDocument, ...YamlDocument[]];
  /** Nodes that were returned, with their documents. */
  readonly #owners = new WeakMap<Node, YamlDocument>();

  /** @param documents topmost first */
  constructor(documents: readonly [YamlDocument, ...YamlDocument[]]) {
    this.#documents = documents;
  }

  find(path: Path): ReturnType<YamlDocument['find']> {
    for (const document of this.#documents) {
      const found = document.find(path);
      if (found === undefined) continue;
      for (const node of [found.keyNode, found.value]) if (node) this.#owners.set(node, document);
      return found;
    }
    return undefined;
  }

  facts(node: Node | null | undefined): NodeFacts {
    return this.#ownerOf(node).facts(node);
  }

  factsAt(path: Path): NodeFacts {
    return this.facts(this.find(path)?.value);
  }

  value(node?: Node | null): YamlValue {
    return this.#ownerOf(node).value(node);
  }

  locate(path: Path): Location {
    return this.#nearest(path).locate(path);
  }

  locateKey(path: Path): Location {
    return this.#nearest(path).locateKey(path);
  }

  #ownerOf(node: Node | null | undefined): YamlDocument {
    return (node && this.#owners.get(node)) ?? this.#documents[0];
  }

  /** The topmost document that has the longest part of a path. */
  #nearest(path: Path): YamlDocument {
    for (let length = path.length; length > 0; length--) {
      const document = this.#documents.find((one) => one.find(path.slice(0, length)) !== undefined);
      if (document) return document;
    }
    return this.#documents[0];
  }
}
