/** Edits an inventory's files to set other variables, entry by entry, so that the rest of the files stays as it is. */

import { isCollection, isMap, isScalar, type Node } from 'yaml';

import { OverlayFileSystem } from '../../cluster/overlay.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { Location } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { shownJson } from '../../core/secrets.ts';
import { toText } from '../../core/text.ts';
import { isMap as isTree, known, type PartlyKnown } from '../../core/value-tree.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import type { Definition } from '../../formats/ansible/variables/definition.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { decidingScope, readOneInventory } from '../../formats/inventory/one-inventory.ts';
import type { Change } from '../../yaml/change.ts';
import { addEntry, applyChanges, removeKey, setValue } from '../../yaml/edit.ts';
import type { Path } from '../../yaml/path.ts';
import type { YamlPlace } from '../../yaml/place.ts';
import { stringify } from '../../yaml/write.ts';

/** An edit that cannot be made safely, as a step to do by hand. */
export interface ByHand {
  location: Location;
  what: string;
}

/** Whether the value at a path (the variable, then keys) has the same meaning as the wanted one. */
export type IsSaid = (path: Path, there: Json | undefined, wanted: Json) => boolean;

/** One change to a dictionary on the way to its wanted content. */
type Step = { path: Path } & ({ kind: 'remove' } | { kind: 'set' | 'add'; value: Json });

export class InventoryEditor {
  readonly files: OverlayFileSystem;
  readonly byHand: ByHand[] = [];
  readonly #path: string;

  readonly #isSaid: IsSaid;

  /** @param isSaid true if the present value does not need to change to the wanted one */
  constructor(files: FileSystem, path: string, isSaid: IsSaid) {
    this.#isSaid = isSaid;
    this.files = new OverlayFileSystem(files);
    this.#path = path;
  }

  /** The inventory with all edits so far. */
  inventory(): Inventory {
    return readOneInventory(this.#path, this.files);
  }

  /** Sets a variable: in place if it is already defined, else close to the inventory's other settings of Cilium. */
  set(name: string, value: Json): void {
    const definition = this.#definition(name);
    if (!definition) this.#add(name, value);
    else if (isTree(definition.value) && isTree(value)) this.#merge(definition, value as { [key: string]: Json });
    else if (known(definition.value) === undefined || !this.#isSaid([name], known(definition.value), value)) {
      const { yaml } = definition;
      this.#apply(definition, yaml && setValue(yaml, value), `set ${name} to ${shownJson(name, value)}`);
    }
  }

  /** Removes every definition of a variable. */
  remove(name: string): void {
    for (let rest = this.#definitions(name).length; rest > 0; rest--) {
      const definition = this.#definitions(name)[rest - 1];
      if (definition) this.#apply(definition, definition.yaml && removeButComments(definition.yaml), `remove ${name}`);
    }
  }

  #definitions(name: string): Definition[] {
    return this.inventory().definitions.filter((definition) => definition.name === name);
  }

  #definition(name: string): Definition | undefined {
    return decidingScope(this.inventory()).variables.get(name)?.at(-1);
  }

  /** Changes a dictionary to its wanted content, one entry at a time. */
  #merge({ name }: Definition, wanted: { [key: string]: Json }): void {
    const failed = new Set<string>();
    for (;;) {
      const definition = this.#definition(name);
      if (!definition || !isTree(definition.value)) return;
      const step = this.#steps(definition.value, wanted, [name]).find(({ path }) => !failed.has(path.join('\n')));
      if (!step) return;
      const { yaml } = definition;
      const place = yaml && { ...yaml, path: [...yaml.path, ...step.path.slice(1)] };
      const what = `${step.kind} ${step.path.join('.')}${step.kind === 'remove' ? '' : ` (${shownJson(step.path.join('.'), step.value)})`}`;
      if (!this.#apply(definition, place && changesOf(step, place), what)) failed.add(step.path.join('\n'));
    }
  }

  /** Values that are known only at run time stay. Additions come first, so that no mapping is ever empty in between. */
  #steps(there: { [key: string]: PartlyKnown }, wanted: { [key: string]: Json }, above: Path = []): Step[] {
    const found: Step[] = [];
    for (const [key, value] of Object.entries(wanted)) {
      const path = [...above, key];
      const now = Object.hasOwn(there, key) ? there[key] : undefined;
      if (now === undefined) found.push({ kind: 'add', path, value });
      else if (isTree(now) && isTree(value)) found.push(...this.#steps(now, value as { [key: string]: Json }, path));
      else if (known(now) !== undefined && !this.#isSaid(path, known(now), value))
        found.push({ kind: 'set', path, value });
    }
    for (const [key, value] of Object.entries(there)) {
      if (!Object.hasOwn(wanted, key) && known(value) !== undefined)
        found.push({ kind: 'remove', path: [...above, key] });
    }
    return found;
  }

  #add(name: string, value: Json): void {
    const definitions = decidingScope(this.inventory()).variables;
    const cilium = [...definitions.values()]
      .map((list) => list.at(-1))
      .filter((one) => one?.name.startsWith('cilium_') && one.yaml);
    const carrier = cilium.find((one) => one && carrierNames.some((other) => other === one.name));
    const isCarrier = carrierNames.some((other) => other === name);
    const before = isCarrier && carrier?.yaml ? insertAt(carrier, name, value) : undefined;
    const anchor =
      (isCarrier ? carrier : undefined) ?? mostCommonFile(cilium) ?? definitions.get('kube_network_plugin')?.at(-1);
    if (!anchor) return;
    const holder = anchor.yaml && { ...anchor.yaml, path: anchor.yaml.path.slice(0, -1) };
    this.#apply(anchor, before ?? (holder && addEntry(holder, name, value)), `add ${name}: ${shownJson(name, value)}`);
  }

  #apply({ location }: Definition, changes: Change[] | undefined, what: string): boolean {
    const text = this.inventory().sources.get(location.file)?.text;
    if (!changes || text === undefined) {
      this.byHand.push({ location, what });
      return false;
    }
    this.files.write(location.file, applyChanges(text, [changes]).text, text);
    return true;
  }
}

function changesOf(step: Step, place: YamlPlace): Change[] | undefined {
  if (step.kind === 'remove') return removeButComments(place);
  if (step.kind === 'set') return setValue(place, step.value);
  return addEntry({ ...place, path: place.path.slice(0, -1) }, String(place.path.at(-1)), step.value);
}

/** Writes a variable directly above another one, below the comments that introduce the other one. */
function insertAt({ yaml }: Definition, name: string, value: Json): Change[] | undefined {
  const offset = yaml && !yaml.instead ? yaml.document.find(yaml.path)?.keyNode?.range?.[0] : undefined;
  if (!yaml || offset === undefined) return undefined;
  const { text } = yaml.document.source;
  const indent = /[^\r\n]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  if (indent.trim() !== '') return undefined;
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const lines = stringify({ [name]: value }, { ansible: true })
    .trimEnd()
    .split('\n');
  return [
    {
      start: offset,
      end: offset,
      text: lines.map((line, index) => (index === 0 ? line : indent + line) + lineBreak).join('') + indent,
    },
  ];
}

/** Removes an entry but keeps its comments. A comment after a value gets the name of that value. */
function removeButComments(place: YamlPlace): Change[] | undefined {
  const { text } = place.document.source;
  const value = place.document.find(place.path)?.value;
  return removeKey(place)?.map((change) => {
    const removed = text.slice(change.start, change.end);
    if (!/(?:\n|\r)$/.test(removed) && change.end < text.length) return change;
    const lines = removed.match(/[^\r\n]*(?:\r\n|\n|\r|$)/g) ?? [];
    const mapping = place.document.mapping(value);
    const isBlock = mapping !== undefined && !mapping.flow;
    const own = isBlock ? lines.filter((line) => /^[ \t]*#/.test(line)) : [];
    const indent = /^[ \t]*/.exec(removed)?.[0] ?? '';
    const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
    const behind = commentsBehind(String(place.path.at(-1)), value).map(
      (comment) => `${indent}# ${comment}${lineBreak}`,
    );
    return { ...change, text: change.text + behind.join('') + own.join('') };
  });
}

/** The comments after the values of an entry, each with the name of its value. */
function commentsBehind(name: string, value: Node | null | undefined): string[] {
  if (isMap<Node, Node | null>(value) && !value.flow) {
    return value.items.flatMap((pair) => commentsBehind(isScalar(pair.key) ? toText(pair.key.value) : '', pair.value));
  }
  const isOneLine = isScalar(value) || (isCollection(value) && value.flow === true);
  const comment = isOneLine ? value.comment?.trim() : undefined;
  return comment && !comment.includes('\n') ? [`${name}: ${comment}`] : [];
}

/** The last of the definitions in the file that contains most of them. */
function mostCommonFile(definitions: readonly (Definition | undefined)[]): Definition | undefined {
  const byFile = new Map<string, Definition[]>();
  for (const one of definitions) {
    if (one) byFile.set(one.location.file, [...(byFile.get(one.location.file) ?? []), one]);
  }
  return [...byFile.values()].sort((left, right) => right.length - left.length)[0]?.at(-1);
}
