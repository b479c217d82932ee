/** Guesses what a text is from a scan, without parsing it. */
import { looksLikeIniInventory } from '../ansible/hosts/ini.ts';
import { otherVariables } from '../ansible/relevant-variables.ts';
import { baseName, extensionOf } from '../files/file-system.ts';

const kubesprayGroups = '(?:kube_control_plane|kube_node|k8s_cluster|kube-master|kube-node|k8s-cluster|calico_rr)';
const kubesprayIni = new RegExp(`^\\[${kubesprayGroups}(?::\\w+)?\\]`, 'm');
const kubesprayYaml = new RegExp(`^[ \\t]*["']?${kubesprayGroups}["']?[ \\t]*:`, 'm');

/** True if the text can be a Kubespray inventory, wherever the file is. */
export function looksLikeKubesprayInventory(file: string, text: string): boolean {
  if (isYamlName(file) && kubesprayYaml.test(text)) return /^[ \t]+["']?(?:hosts|children)["']?[ \t]*:/m.test(text);
  return isIniName(file) && kubesprayIni.test(text);
}

/** True if a file next to group_vars can be its inventory. */
export function looksLikeInventory(file: string, text: string): boolean {
  if (isYamlName(file) && /^[ \t]+["']?(?:hosts|children|vars)["']?[ \t]*:/m.test(text)) return true;
  return isIniName(file) && looksLikeIniInventory(text);
}

const yamlInventoryStart =
  /^(?:---[ \t]*\r?\n|[ \t]*(?:#.*)?\r?\n)*(?:\{\s*)?["']?[\w.-]+["']?[ \t]*:[ \t]*(?:\{\s*|(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+)["']?(?:hosts|children|vars)["']?[ \t]*:/;

/** True for YAML that begins with a group of hosts, whatever its name is. For Ansible, `all` is enough. */
export function startsLikeYamlInventory(text: string): boolean {
  return yamlInventoryStart.test(text) && !looksLikeVariables(text);
}

/** True for manifests in YAML or JSON that state something about Kubean, also as items of a List. */
export function looksLikeKubean(text: string): boolean {
  if (/^\s*\{/.test(text)) return /"kind"\s*:\s*"ConfigMap"/.test(text) && /"(?:group_vars|hosts)\.yml"\s*:/.test(text);
  if (/^(?:[ \t]*-[ \t]+)?apiVersion:[ \t]*["']?kubean\.io\//m.test(text)) return true;
  return /^[ \t-]*kind:[ \t]*["']?ConfigMap/m.test(text) && (mountedKey.test(text) || embeddedVariable.test(text));
}

const mountedKey = /^[ \t]+["']?(?:group_vars|hosts)\.yml["']?[ \t]*:/m;

/** Kubespray's variables inside a manifest: Cilium's own options have hyphens. */
const embeddedVariable = /^[ \t]+["']?(?:cilium_\w+|kube_network_plugin)["']?[ \t]*:/m;

const variableAtTop = new RegExp(`^["']?(?:cilium_\\w+|(?:${otherVariables.join('|')})\\w*)["']?[ \\t]*:`, 'm');

/** True for a file of variables that can matter to Cilium, wherever it is. */
export function looksLikeVariables(text: string): boolean {
  return variableAtTop.test(text);
}

/** True for a manifest of any Kubernetes object, also with several of them. */
export function looksLikeManifest(text: string): boolean {
  return /^["']?apiVersion["']?[ \t]*:[ \t]*\S/m.test(text) && /^["']?kind["']?[ \t]*:[ \t]*["']?[A-Z]/m.test(text);
}

/** True for an intent: it has its version and one of its other keys at the top level. */
export function looksLikeIntent(text: string): boolean {
  if (/^\s*\{/.test(text)) return /"version"\s*:\s*1\b/.test(text) && /"(?:features|target|extends)"\s*:/.test(text);
  return (
    /^["']?version["']?[ \t]*:[ \t]*1[ \t\r]*(?:#.*)?$/m.test(text) &&
    /^["']?(?:features|target|extends)["']?[ \t]*:/m.test(text)
  );
}

export function isYamlName(file: string): boolean {
  return ['.yml', '.yaml', '.json', ''].includes(extensionOf(file));
}

function isIniName(file: string): boolean {
  const extension = extensionOf(file);
  // An inventory may be named after a site: `hosts.paris`.
  return extension === '.ini' || extension === '' || /^(?:hosts|inventory)\b/.test(baseName(file));
}
