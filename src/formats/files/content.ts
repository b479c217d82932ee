/** Texts of files, and what a text is by a look at it: a scan, not a parse. */
import { decodeText } from '../../yaml/decode.ts';
import { looksLikeIniInventory } from '../ansible/hosts/ini.ts';
import type { ReadProblem } from '../ansible/variables/definition.ts';
import { baseName, extensionOf, FileAccessError, type FileSystem } from './file-system.ts';

/** Reads a file as text; if that cannot be, the finding that says why. */
export function readText(files: FileSystem, file: string): { text: string } | { problem: ReadProblem } {
  const problem = (rule: ReadProblem['rule'], why: string): { problem: ReadProblem } => ({
    problem: { rule, message: `The file was not read: ${why}.`, location: { file, line: 1, column: 1 } },
  });
  try {
    const decoded = decodeText(files.read(file));
    // Ansible stops at such a file.
    return 'text' in decoded ? decoded : problem('parse-error', decoded.problem);
  } catch (error) {
    if (!(error instanceof FileAccessError)) throw error;
    return problem('skipped-file', error.reason);
  }
}

/** Variables outside of Cilium's own that decide what Cilium gets, as beginnings of names. */
const otherVariables = [
  'cluster_name',
  'custom_cni',
  'dns_domain',
  'etcd_access_addresses',
  'kube_network_plugin',
  'kube_network_node_prefix',
  'kube_proxy',
  'kube_owner',
  'kube_pods_subnet',
  'kube_service_addresses',
  'kube_apiserver',
  'loadbalancer_apiserver',
  'enable_nodelocaldns',
  'enable_dual_stack_networks',
  'ipv4_stack',
  'ipv6_stack',
  'kubeadm_init_phases_skip',
  'kubelet_static_pod_path',
] as const;

/** True for a variable that can matter to Cilium. */
export function isRelevantVariable(name: string): boolean {
  return name.startsWith('cilium') || otherVariables.some((beginning) => name.startsWith(beginning));
}

/**
 * A name must stand in the text to be defined by it, whatever the YAML around it; a line that is nothing but a comment
 * defines nothing. (An escape inside a quoted key would get past this; nobody writes one.)
 */
const relevantLine = new RegExp(`^(?![ \\t]*#).*(?:cilium|${otherVariables.join('|')})`, 'm');

/** True if a file of variables can matter to Cilium, so that it has to be parsed. */
export function isRelevantText(text: string): boolean {
  return relevantLine.test(text);
}

const kubesprayGroups = '(?:kube_control_plane|kube_node|k8s_cluster|kube-master|kube-node|k8s-cluster|calico_rr)';
const kubesprayIni = new RegExp(`^\\[${kubesprayGroups}(?::\\w+)?\\]`, 'm');
const kubesprayYaml = new RegExp(`^[ \\t]*["']?${kubesprayGroups}["']?[ \\t]*:`, 'm');

/** True if the text can be an inventory of Kubespray's, wherever the file lies. */
export function looksLikeKubesprayInventory(file: string, text: string): boolean {
  if (isYamlName(file) && kubesprayYaml.test(text)) return /^[ \t]+["']?(?:hosts|children)["']?[ \t]*:/m.test(text);
  return isIniName(file) && kubesprayIni.test(text);
}

/** True if a file beside group_vars can be its inventory. */
export function looksLikeInventory(file: string, text: string): boolean {
  if (isYamlName(file) && /^[ \t]+["']?(?:hosts|children|vars)["']?[ \t]*:/m.test(text)) return true;
  return isIniName(file) && looksLikeIniInventory(text);
}

/** True for YAML manifests that say something about Kubean. */
export function looksLikeKubean(text: string): boolean {
  if (/^apiVersion:[ \t]*["']?kubean\.io\//m.test(text)) return true;
  return /^[ \t]+["']?(?:group_vars|hosts)\.yml["']?[ \t]*:/m.test(text) && /^kind:[ \t]*["']?ConfigMap/m.test(text);
}

const variableAtTop = new RegExp(`^["']?(?:cilium_\\w+|(?:${otherVariables.join('|')})\\w*)["']?[ \\t]*:`, 'm');

/** True for a file of variables that can matter to Cilium, wherever it lies. */
export function looksLikeVariables(text: string): boolean {
  return variableAtTop.test(text);
}

/** True for an intent: its version, and one of its other keys, at the top. */
export function looksLikeIntent(text: string): boolean {
  if (/^\s*\{/.test(text)) return /"version"\s*:\s*1\b/.test(text) && /"(?:features|target)"\s*:/.test(text);
  return (
    /^["']?version["']?[ \t]*:[ \t]*1[ \t\r]*(?:#.*)?$/m.test(text) &&
    /^["']?(?:features|target)["']?[ \t]*:/m.test(text)
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
