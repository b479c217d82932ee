/** Detects what a pasted text is from its keys, in the same way as the commands detect files. */
import { isMap } from '../../core/value-tree.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { readCommandLines } from '../../formats/helm/command-line.ts';
import { isObject } from '../../formats/helm/values-shape.ts';
import { looksLikeKubean, startsLikeYamlInventory } from '../../formats/inventory/classify.ts';
import { mayHoldGlobalServices } from '../../formats/kubernetes/service-annotations.ts';
import { readDocuments } from '../../yaml/read.ts';
import { sideKind } from '../diff/side-kind.ts';

/** The kinds, with the file name that the commands expect for each. */
export const pasteFiles = {
  'group-vars': 'group_vars/k8s_cluster/cilium.yml',
  intent: 'intent.yaml',
  'helm-values': 'values.yaml',
  inventory: 'inventory.ini',
  kubean: 'kubean.yml',
  'helm-command': 'install.sh',
  services: 'services.yaml',
} as const satisfies Record<string, string>;

export type PasteKind = keyof typeof pasteFiles;

/** The file name for a text. Ansible uses the name to distinguish a YAML inventory from an INI one. */
export function pasteFile({ kind, text }: { kind: PasteKind; text: string }): string {
  return kind === 'inventory' && startsLikeYamlInventory(text) ? 'inventory.yml' : pasteFiles[kind];
}

/** Kinds that Kubespray reads. */
const inventories = ['group-vars', 'inventory', 'kubean'] as const satisfies readonly PasteKind[];
export type InventoryKind = (typeof inventories)[number];

/** True for a text that Kubespray reads directly. */
export function isInventoryKind(kind: PasteKind): kind is InventoryKind {
  return inventories.some((one) => one === kind);
}

/** The first line that is not a comment begins like a command line, or with a flag. */
const commandLine = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(?:\$[ \t]+)?(?:sudo[ \t]+)?(?:helm\b|cilium\b|--?[a-z])/;

/** The first line that is not a comment names a group, or is a host with a variable. */
const hostsFile =
  /^(?:[ \t]*(?:[#;].*)?\r?\n)*(?:\[[\w.-]+(?::(?:vars|children))?\][ \t]*(?:[#;].*)?(?:\r?\n|$)|[\w.[\]:-]+(?:[ \t]+\w+=\S*)*[ \t]+ansible_\w+=\S*)/;

/** The kind of a text; undefined if it cannot be detected, for example for an empty text. */
export function recognise(text: string): PasteKind | undefined {
  // A zero byte makes a file binary, which a finding reports. The kind of the rest can still be detected.
  return kindOf(text.replaceAll('\0', ''));
}

function kindOf(text: string): PasteKind | undefined {
  if (looksLikeKubean(text)) return 'kubean';
  if (hostsFile.test(text) || startsLikeYamlInventory(text)) return 'inventory';
  if (mayHoldGlobalServices(text)) return 'services';
  if (commandLine.test(text) && readCommandLines(text, pasteFiles['helm-command']).found) return 'helm-command';
  const data = readDocuments(text, { file: '' }).documents[0]?.value();
  const isList = Array.isArray(data);
  if (!(isList || isMap(data)) || Object.keys(data).length === 0) return undefined;
  const file = 'pasted.yml';
  const kind = sideKind(file, memoryFileSystem({ [file]: text }));
  if (kind === 'intent') return 'intent';
  if (isList || isObject(data)) return kind === 'values' ? 'helm-values' : undefined;
  return kind === 'values' ? 'helm-values' : 'group-vars';
}
