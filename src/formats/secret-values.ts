/**
 * Finds secrets by their values. While inputs are read, values under names that suggest a secret are collected. They
 * are hidden everywhere in the output, whatever the text around them is.
 */
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import {
  addSecret,
  hasWordOfSecrets,
  hidden,
  hideSecrets,
  isSecretName,
  isSelectorMapping,
  patternOf,
  secretsIn,
  tellsAboutSecrets,
} from '../core/secrets.ts';
import { vaultTags } from '../yaml/ansible.ts';
import type { YamlValue } from '../yaml/document.ts';
import { keyText } from '../yaml/inspect.ts';
import { readQuickly } from '../yaml/quick.ts';
import { readDocuments } from '../yaml/read.ts';

/** In larger texts, only line patterns find secrets. */
const mostCharacters = 1024 * 1024;
/** How deeply texts are nested in texts: a Kubean ConfigMap has one level. */
const mostLevels = 3;
/** Names in a text. The text is parsed only if one of them suggests a secret. */
const names = /[A-Za-z_][\w .-]{0,80}/g;

/** The secrets in a text: YAML, JSON, INI or flags, well formed or not. */
export function secretValues(text: string): Set<string> {
  const found = new Set<string>();
  collect(text, found, 0);
  return found;
}

function collect(text: string, found: Set<string>, level: number): void {
  if (!mayHold(text)) return;
  for (const piece of secretsIn(text)) addSecret(piece, found);
  if (text.length > mostCharacters || level > mostLevels) return;
  const quick = readQuickly(text);
  if (quick) fromData(quick.data, '', false, found, level);
  else
    for (const { raw } of readDocuments(text, { file: '' }).documents) fromNode(raw.contents, '', false, found, level);
}

function mayHold(text: string): boolean {
  if (text.includes('!vault') || text.includes('$ANSIBLE_VAULT') || text.includes('PRIVATE KEY')) return true;
  if (!hasWordOfSecrets(text)) return false;
  for (const [name] of text.matchAll(names)) if (isSecretName(name.trimEnd())) return true;
  return false;
}

/** True if the value under a key is secret, given the keys above it and next to it. */
function isSecretBelow(key: string, inside: boolean, isSelector: boolean): boolean {
  if (isSelector && key === 'key') return inside;
  return isSecretName(key) || (inside && !tellsAboutSecrets(key));
}

/** `{ name: DB_PASSWORD, value: … }`, the form of environment variables. */
function isSecretPair(name: unknown): boolean {
  return typeof name === 'string' && isSecretName(name);
}

function fromText(text: string, inside: boolean, found: Set<string>, level: number): void {
  if (inside) addSecret(text, found);
  else if (/[:=]/.test(text)) collect(text, found, level + 1);
}

function fromData(data: YamlValue, key: string, inside: boolean, found: Set<string>, level: number): void {
  if (typeof data === 'string' || typeof data === 'number') fromText(`${data}`, inside, found, level);
  else if (Array.isArray(data)) for (const item of data) fromData(item, key, inside, found, level);
  else if (typeof data === 'object' && data !== null) {
    const named = isSecretPair(data.name);
    const isSelector = isSelectorMapping(Object.entries(data));
    for (const [name, value] of Object.entries(data)) {
      const secret = isSecretBelow(name, inside, isSelector) || (named && name === 'value');
      fromData(value, name, secret, found, level);
    }
  }
}

function fromNode(node: unknown, key: string, inside: boolean, found: Set<string>, level: number): void {
  // The target of an alias is visited where it is defined.
  if (isAlias(node)) return;
  if (isScalar(node)) {
    const text = node.source ?? (typeof node.value === 'string' ? node.value : '');
    const isVault = node.tag !== undefined && vaultTags.has(node.tag);
    fromText(text, inside || isVault, found, level);
  } else if (isSeq<Node>(node)) {
    for (const item of node.items) fromNode(item, key, inside, found, level);
  } else if (isMap<Node | null, Node | null>(node)) {
    const name = node.items.find((pair) => keyText(pair.key) === 'name')?.value;
    const named = isSecretPair(isScalar(name) ? name.value : undefined);
    const isSelector = isSelectorMapping(
      node.items.map(({ key: of, value }) => [keyText(of) ?? '', isScalar(value) ? value.value : undefined]),
    );
    for (const pair of node.items) {
      const own = keyText(pair.key) ?? '';
      const secret = isSecretBelow(own, inside, isSelector) || (named && own === 'value');
      fromNode(pair.value, own, secret, found, level);
    }
  }
}

/**
 * A text that is safe to show: secrets are hidden by their names and by their values. The number of lines stays the
 * same.
 */
export function concealed(text: string): string {
  const shown = hideSecrets(text);
  const values = secretValues(text);
  if (values.size === 0) return shown;
  const pattern = patternOf(values);
  return shown
    .split('\n')
    .map((line) => line.replace(pattern, hidden))
    .join('\n');
}
