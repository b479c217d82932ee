/** YAML inventories, as ansible-core's `yaml` plugin reads them (plugins/inventory/yaml.py). */

import type { Node } from 'yaml';
import { append } from '../../../core/append.ts';
import type { Location } from '../../../core/finding.ts';
import type { YamlDocument } from '../../../yaml/document.ts';
import type { Path } from '../../../yaml/path.ts';
import type { ReadResult } from '../../../yaml/read.ts';
import type { ReadProblem } from '../../files/read-problem.ts';
import type { Definition } from '../variables/definition.ts';
import { definitionsOf, toReadProblem } from '../variables/variables.ts';
import type { Hierarchy } from './hierarchy.ts';
import { expandHostPattern } from './host-pattern.ts';

const sections = ['vars', 'children', 'hosts'] as const;

/**
 * True if the document can be an inventory: its groups have hosts, children or vars. Kubernetes objects and
 * configurations of inventory plugins do not count.
 */
export function isYamlInventory(document: YamlDocument): boolean {
  const groups = document.entries(document.root);
  if (groups.some(({ key }) => key === 'plugin' || key === 'apiVersion' || key === 'kind')) return false;
  return groups.some(({ value }) => document.entries(value).some(({ key }) => isSection(key)));
}

/** Reads a YAML inventory into `hierarchy`. `instead`: see YamlPlace. */
export function readYamlInventory(
  { documents, problems }: ReadResult,
  hierarchy: Hierarchy,
  instead?: Location,
): ReadProblem[] {
  const reader = new Reader(hierarchy, instead);
  append(
    reader.problems,
    problems.map((problem) => toReadProblem(problem, instead)),
  );
  const document = documents.find(({ root }) => root !== null);
  if (document) for (const { key, value } of document.entries(document.root)) reader.group(document, [key], key, value);
  return reader.problems;
}

function isSection(key: string): key is (typeof sections)[number] {
  return (sections as readonly string[]).includes(key);
}

class Reader {
  readonly problems: ReadProblem[] = [];
  readonly #hierarchy: Hierarchy;
  readonly #instead: Location | undefined;
  #stopped = false;

  constructor(hierarchy: Hierarchy, instead: Location | undefined) {
    this.#hierarchy = hierarchy;
    this.#instead = instead;
  }

  group(document: YamlDocument, path: Path, name: string, node: Node | null): void {
    // Ansible skips values that are not groups, and keys that are not sections, with only a warning.
    if (!this.#isMapping(document, node) || this.#isFull(document, path)) return;
    this.#hierarchy.group(name);
    for (const { key, value } of document.entries(node)) {
      const below = [...path, key];
      if (!isSection(key)) continue;
      if (!this.#isMapping(document, value) && document.facts(value).kind !== 'string') {
        this.#report(document, below, `"${key}" of group ${name} must be a mapping.`);
      } else if (key === 'vars') this.#variables(document, below, name);
      else if (key === 'children') this.#children(document, below, name, value);
      else this.#hosts(document, below, name, value);
    }
  }

  #variables(document: YamlDocument, path: Path, group: string): void {
    for (const definition of definitionsOf(document, path, { kind: 'group', name: group }, this.#instead)) {
      this.#hierarchy.setGroupVariable(group, definition);
    }
  }

  #children(document: YamlDocument, path: Path, parent: string, node: Node | null): void {
    for (const { key, value } of this.#namesIn(document, node)) {
      this.group(document, [...path, key], key, value);
      if (!this.#hierarchy.addChild(parent, key)) {
        this.#report(document, [...path, key], `Group ${key} cannot be a child of ${parent}: this is a loop.`);
      }
    }
  }

  #hosts(document: YamlDocument, path: Path, group: string, node: Node | null): void {
    for (const { key } of this.#namesIn(document, node)) {
      const below = [...path, key];
      if (this.#isFull(document, below)) return;
      for (const host of this.#expand(document, below, key)) {
        const definitions: Definition[] = definitionsOf(document, below, { kind: 'host', name: host }, this.#instead);
        this.#hierarchy.addHost(host, group);
        this.#hierarchy.setHostVariables(host, definitions);
      }
    }
  }

  #expand(document: YamlDocument, path: Path, pattern: string): string[] {
    try {
      return expandHostPattern(pattern);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#report(document, path, `${error.message}.`);
      return [];
    }
  }

  /** True if the inventory exceeds the limits. Reports that once. */
  #isFull(document: YamlDocument, path: Path): boolean {
    const { excess } = this.#hierarchy;
    if (excess === undefined) return false;
    if (!this.#stopped) this.#report(document, path, `The inventory has ${excess}; the rest was not read.`);
    this.#stopped = true;
    return true;
  }

  /** Entries of a section; a plain string is a single name. */
  #namesIn(document: YamlDocument, node: Node | null): { key: string; value: Node | null }[] {
    const { kind, text } = document.facts(node);
    return kind === 'string' && text !== undefined ? [{ key: text, value: null }] : document.entries(node);
  }

  #isMapping(document: YamlDocument, node: Node | null): boolean {
    return document.mapping(node) !== undefined || document.facts(node).kind === 'null';
  }

  #report(document: YamlDocument, path: Path, message: string): void {
    this.problems.push({ rule: 'parse-error', message, location: this.#instead ?? document.locateKey(path) });
  }
}
