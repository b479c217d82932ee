/** What a pasted text is: a look at its keys, as the commands take files. */
import { isMap } from '../../core/value-tree.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { readCommandLines } from '../../formats/helm/command-line.ts';
import { looksLikeKubean, startsLikeYamlInventory } from '../../formats/inventory/classify.ts';
import { mayHoldGlobalServices } from '../../formats/kubernetes/service-annotations.ts';
import { readDocuments } from '../../yaml/read.ts';
import { sideKind } from '../diff/side-kind.ts';

/** The kinds, with the file name under which the commands know such a text. */
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

/** The file of a text: Ansible tells an inventory in YAML from one in INI by its name. */
export function pasteFile({ kind, text }: { kind: PasteKind; text: string }): string {
  return kind === 'inventory' && startsLikeYamlInventory(text) ? 'inventory.yml' : pasteFiles[kind];
}

/** Kinds that Kubespray reads: variables of an inventory. */
const inventories = ['group-vars', 'inventory', 'kubean'] as const satisfies readonly PasteKind[];
export type InventoryKind = (typeof inventories)[number];

/** True for what Kubespray reads as it is. */
export function isInventoryKind(kind: PasteKind): kind is InventoryKind {
  return inventories.some((one) => one === kind);
}

/** The first line that is not a comment begins like a command line, or goes on with its flags. */
const commandLine = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(?:\$[ \t]+)?(?:sudo[ \t]+)?(?:helm\b|cilium\b|--?[a-z])/;

/** The first line that is not a comment names a group, or is a host with a variable. */
const hostsFile =
  /^(?:[ \t]*(?:[#;].*)?\r?\n)*(?:\[[\w.-]+(?::(?:vars|children))?\][ \t]*(?:[#;].*)?(?:\r?\n|$)|[\w.[\]:-]+(?:[ \t]+\w+=\S*)*[ \t]+ansible_\w+=\S*)/;

/** What a text is; undefined if nothing tells, as for an empty one. */
export function recognise(text: string): PasteKind | undefined {
  // A byte of zero makes a file binary, which a finding states. What the rest is can still be told.
  return kindOf(text.replaceAll('\0', ''));
}

function kindOf(text: string): PasteKind | undefined {
  if (looksLikeKubean(text)) return 'kubean';
  if (hostsFile.test(text) || startsLikeYamlInventory(text)) return 'inventory';
  if (mayHoldGlobalServices(text)) return 'services';
  if (commandLine.test(text) && readCommandLines(text, pasteFiles['helm-command']).found) return 'helm-command';
  const data = readDocuments(text, { file: '' }).documents[0]?.value();
  if (!isMap(data) || Object.keys(data).length === 0) return undefined;
  const file = 'pasted.yml';
  const kind = sideKind(file, memoryFileSystem({ [file]: text }));
  if (kind === 'intent') return 'intent';
  return kind === 'values' ? 'helm-values' : 'group-vars';
}
