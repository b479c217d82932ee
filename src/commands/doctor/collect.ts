/** Reads what a user collected from a cluster: files of kubectl and the Cilium CLI, and folders of a sysdump. */
import { UserError } from '../../core/errors.ts';
import type { Json } from '../../core/json.ts';
import { readText } from '../../formats/files/content.ts';
import { extensionOf, type FileSystem, joinPath } from '../../formats/files/file-system.ts';
import { agentJson } from '../../formats/kubernetes/agent-status.ts';
import { type CollectedObject, isMapping, objectsIn, plainDocuments } from '../../formats/kubernetes/collected.ts';
import { type Printed, readPrinted } from '../../formats/kubernetes/printed.ts';

export interface Collection {
  objects: CollectedObject[];
  /** What `cilium status -o json` prints. */
  status: Json | undefined;
  /** Text of the file that has the ConfigMap cilium-config, and the object. */
  config: { file: string; text: string; content: CollectedObject['content'] } | undefined;
  /** True if the text of the ConfigMap is cut off or broken, so that options can be missing. */
  isCut: boolean;
  /** What printed tables and logs tell to be wrong. */
  told: Printed['errors'];
  /** Options that an agent's log lists, defaults included. */
  logged: ReadonlyMap<string, string> | undefined;
  /** Cilium's version in an agent's log or status. */
  loggedVersion: string | undefined;
  /** Files that were read. */
  files: number;
  /** Files that could not be read, with the reason. */
  skipped: string[];
}

/** Parts of a sysdump that hold logs, state of single agents, or objects of no interest; they can be very large. */
const passedOver =
  /^(?:cilium-bugtool-|hubble-(?:flows|observe)-|logs-|pprof-|gops-|cniconf-)|(?:events|endpoints|endpointslices|identities|leases|metrics|profiles|policies|services)[-.]/;

const collectHint = 'Collect them with: kubectl -n kube-system get configmap,daemonset,deployment -o yaml > live.yaml';

function kindsAreFiles(paths: readonly string[], files: FileSystem): boolean {
  return paths.every((path) => files.kind(path) === 'file');
}

/** The command whose text for people this is; undefined for anything else. */
function tableOf(text: string): string | undefined {
  if (/^Name:[ \t]+\S/m.test(text) && /^(?:Labels|Annotations|Namespace):[ \t]/m.test(text)) return 'kubectl describe';
  return /^(?:NAMESPACE +)?NAME +(?:READY|DATA|DESIRED|TYPE|STATUS|AGE)\b/m.test(text)
    ? 'kubectl get without -o yaml'
    : undefined;
}

/** @throws UserError for a path that is not there, or if nothing of a cluster was found */
export function collectFrom(paths: readonly string[], files: FileSystem): Collection {
  const found: Collection = {
    objects: [],
    status: undefined,
    config: undefined,
    isCut: false,
    told: [],
    logged: undefined,
    loggedVersion: undefined,
    files: 0,
    skipped: [],
  };
  for (const path of paths) {
    const kind = files.kind(path);
    if (kind === undefined) throw new UserError(`there is no file or folder ${path}`);
    if (kind === 'file') readFile(path, files, found, true);
    else readFolder(path, files, found);
  }
  const isEmpty = found.objects.length + found.told.length === 0 && !found.status && !found.logged;
  if (isEmpty && found.loggedVersion === undefined) {
    const [skipped] = found.skipped;
    if (paths.length === 1 && found.skipped.length === 1 && skipped !== undefined && kindsAreFiles(paths, files))
      throw new UserError(skipped, skipped.includes('no Kubernetes object') ? { hint: collectHint } : {});
    throw new UserError(`no Kubernetes object was found in ${paths.join(', ')}`, {
      hint: [...(paths.length > 1 ? found.skipped : []), collectHint].join('\n'),
    });
  }
  return found;
}

function readFolder(folder: string, files: FileSystem, found: Collection): void {
  for (const { name, kind, link } of files.list(folder)) {
    if (passedOver.test(name) || link) continue;
    const path = joinPath(folder, name);
    if (kind === 'directory') readFolder(path, files, found);
    else if (/^\.(?:ya?ml|json)$/.test(extensionOf(name))) readFile(path, files, found, false);
  }
}

function readFile(path: string, files: FileSystem, found: Collection, isNamed: boolean): void {
  const read = readText(files, path);
  if ('problem' in read) {
    if (isNamed) throw new UserError(`${path}: ${read.problem.message}`);
    found.skipped.push(`${path}: ${read.problem.message}`);
    return;
  }
  const shape = tableOf(read.text);
  const printed = readPrinted(read.text, path);
  if (!printed && shape !== undefined) {
    found.skipped.push(
      `${path}: this is the output of ${shape}, which does not have all fields. Use kubectl get -o yaml.`,
    );
    return;
  }
  const { documents, problem } = printed ? { documents: [], problem: undefined } : plainDocuments(read.text, path);
  if (problem) {
    const place = `${path}:${problem.line}:${problem.column}: neither YAML nor JSON, or cut off: ${problem.message}`;
    found.skipped.push(place);
    if (documents.length === 0) return;
  }
  const objects = objectsIn(documents, path);
  const agents = documents.flatMap((document) => agentJson(document) ?? []);
  if (isNamed && !printed && objects.length + agents.length === 0 && !documents.some(isStatus)) {
    if (!problem)
      found.skipped.push(`${path}: no Kubernetes object and no output of the Cilium CLI or an agent was found`);
    return;
  }
  found.files++;
  if (printed) addPrinted(printed, found);
  for (const { errors, version } of agents) {
    found.told.push(...errors);
    found.loggedVersion ??= version;
  }
  found.objects.push(...objects);
  found.status ??= documents.find(isStatus);
  const config = [...(printed?.objects ?? []), ...objects].find(isConfig);
  if (!config || found.config) return;
  found.config = { file: path, text: read.text, content: config.content };
  found.isCut = problem !== undefined && documents.length === 1;
}

/** What `cilium status -o json` prints. */
function isStatus(document: Json): boolean {
  return isMapping(document) && (isMapping(document.pod_state) || isMapping(document.cilium_status));
}

function isConfig({ kind, name }: CollectedObject): boolean {
  return kind === 'ConfigMap' && name === 'cilium-config';
}

function addPrinted(printed: Printed, found: Collection): void {
  found.objects.push(...printed.objects);
  found.told.push(...printed.errors);
  if (printed.options) found.logged ??= printed.options;
  found.loggedVersion ??= printed.version;
}
