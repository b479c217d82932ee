/** Detects what a side of a comparison is from its keys, without a full parse. */
import { UserError } from '../../core/errors.ts';
import { isMap } from '../../core/value-tree.ts';
import { isRelevantVariable } from '../../formats/ansible/relevant-variables.ts';
import { readText } from '../../formats/files/content.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { shapedValues } from '../../formats/helm/values-shape.ts';
import { looksLikeIntent, looksLikeKubean } from '../../formats/inventory/classify.ts';
import type { YamlValue } from '../../yaml/document.ts';
import { readDocuments } from '../../yaml/read.ts';

export type SideKind = 'inventory' | 'intent' | 'values' | 'live';

/** What a path contains. @throws UserError if it cannot be compared */
export function sideKind(path: string, files: FileSystem): SideKind {
  if (files.kind(path) !== 'file') return 'inventory';
  const text = textOf(path, files);
  if (looksLikeKubean(text)) return 'inventory';
  const { documents } = readDocuments(text, { file: path });
  const data = documents[0]?.value();
  if (documents.some((document) => holdsValues(document.value()))) return 'values';
  const keys = isMap(data) ? Object.keys(data) : [];
  // If the text is not a mapping, one line decides. Otherwise only its top-level keys count, not what is nested in it.
  const isObject = keys.includes('apiVersion') || (keys.length === 0 && objectLine.test(text));
  if (isObject) return 'live';
  if (looksLikeIntent(text)) return 'intent';
  if (keys.includes('data') && keys.length === 1) return 'live';
  const isVariable = (key: string): boolean => key.includes('_') && isRelevantVariable(key);
  if (keys.length === 0 || keys.some(isVariable)) return 'inventory';
  return isMap(data) && Object.values(data).every(isGroup) ? 'inventory' : 'values';
}

/** True for an object, or a part of a file, that contains Helm values. */
function holdsValues(data: YamlValue): boolean {
  return (isMap(data) || Array.isArray(data)) && shapedValues(data).shape !== undefined;
}

const objectLine = /^[ \t]*["']?apiVersion["']?[ \t]*:|^[ \t]*(?:\{[ \t]*)?["']apiVersion["']/m;

/** True for the content of a group in an inventory: only hosts, children and vars. */
function isGroup(value: unknown): boolean {
  const parts = isMap(value) ? Object.keys(value) : [];
  return parts.length > 0 && parts.every((key) => key === 'hosts' || key === 'children' || key === 'vars');
}

/** The text of a side's file. @throws UserError if it cannot be read */
export function textOf(path: string, files: FileSystem): string {
  const read = readText(files, path);
  if ('problem' in read) throw new UserError(`${path}: ${read.problem.message}`);
  return read.text;
}
