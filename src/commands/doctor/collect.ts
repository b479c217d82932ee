/** Reads what a user collected from a cluster: output of kubectl and the Cilium CLI, and folders of a sysdump. */
import { UserError } from '../../core/errors.ts';
import type { Json } from '../../core/json.ts';
import { list } from '../../core/wording.ts';
import { readText } from '../../formats/files/content.ts';
import { type FileSystem, joinPath } from '../../formats/files/file-system.ts';
import { agentJson } from '../../formats/kubernetes/agent-status.ts';
import {
  type CollectedObject,
  isMapping,
  objectsIn,
  type PlainDocuments,
  plainDocuments,
  textAt,
} from '../../formats/kubernetes/collected.ts';
import { outputsIn } from '../../formats/kubernetes/outputs.ts';
import { type Printed, readPrinted } from '../../formats/kubernetes/printed.ts';

export interface Collection {
  objects: CollectedObject[];
  /** What `cilium status -o json` prints. */
  status: Json | undefined;
  /** Text of the file that has the ConfigMap cilium-config, and the object. */
  config: { file: string; text: string; content: CollectedObject['content'] } | undefined;
  /** True if the text of the ConfigMap is cut off or broken, so that options can be missing. */
  isCut: boolean;
  /** Errors that printed tables and logs report. */
  told: Printed['errors'];
  /** Options that an agent's log lists, defaults included. */
  logged: ReadonlyMap<string, string> | undefined;
  /** Cilium's version in an agent's log or status. */
  loggedVersion: string | undefined;
  /** Files that were read, with what each one contains. */
  read: { file: string; holds: string[] }[];
  /** Files and folders that were skipped, and objects that no check uses, by the reason. */
  notRead: Map<string, string[]>;
  /** Files that could not be read, with the reason. */
  skipped: string[];
}

/**
 * Parts of a sysdump that contain logs, state of single agents, or objects that no check uses. They can be very large.
 */
const passedOver =
  /^(?:cilium-bugtool-|hubble-(?:flows|observe)-|logs-|pprof-|gops-|cniconf-)|(?:events|endpoints|endpointslices|identities|leases|metrics|profiles|policies|services)[-.]/;

const collectHint = 'Collect them with: kubectl -n kube-system get configmap,daemonset,deployment -o yaml > live.yaml';

function kindsAreFiles(paths: readonly string[], files: FileSystem): boolean {
  return paths.every((path) => files.kind(path) === 'file');
}

/** The command that printed this text for people; undefined for any other text. */
function tableOf(text: string): string | undefined {
  if (/^Name:[ \t]+\S/m.test(text) && /^(?:Labels|Annotations|Namespace):[ \t]/m.test(text)) return 'kubectl describe';
  return /^(?:NAMESPACE +)?NAME +(?:READY|DATA|DESIRED|TYPE|STATUS|AGE)\b/m.test(text)
    ? 'kubectl get without -o yaml'
    : undefined;
}

/** @throws UserError if a path does not exist, or nothing about a cluster was found */
export function collectFrom(paths: readonly string[], files: FileSystem): Collection {
  const found: Collection = {
    objects: [],
    status: undefined,
    config: undefined,
    isCut: false,
    told: [],
    logged: undefined,
    loggedVersion: undefined,
    read: [],
    notRead: new Map(),
    skipped: [],
  };
  for (const path of paths) {
    const kind = files.kind(path);
    if (kind === undefined) throw new UserError(`there is no file or directory ${path}`);
    if (kind === 'file') readFile(path, files, found, true);
    else readFolder(path, files, found);
  }
  dropRepeated(found);
  if (found.read.length === 0 && found.objects.length > 0) throw notOfCluster(paths, found.objects);
  if (found.objects.length + found.read.length === 0) {
    const [skipped] = found.skipped;
    if (paths.length === 1 && found.skipped.length === 1 && skipped !== undefined && kindsAreFiles(paths, files))
      throw new UserError(skipped, skipped.includes('no Kubernetes object') ? { hint: collectHint } : {});
    throw new UserError(`no Kubernetes object was found in ${paths.join(', ')}`, {
      hint: [...(paths.length > 1 ? found.skipped : []), collectHint].join('\n'),
    });
  }
  return found;
}

/** The error for files whose objects are never checked, such as manifests of Kubean. */
function notOfCluster(paths: readonly string[], objects: readonly CollectedObject[]): UserError {
  const isInventory = objects.some(
    ({ content }) => /^kubean\.io\//.test(textAt(content, 'apiVersion') ?? '') || hasVariables(content),
  );
  const kinds = [...new Set(objects.map(({ kind }) => kind))];
  return new UserError(
    `nothing of a running cluster was found in ${paths.join(', ')}, only other objects: ${list(kinds, 5)}`,
    {
      hint: isInventory
        ? `These are manifests of Kubean. Check them with: cilium-extras lint ${paths.join(' ')}`
        : collectHint,
    },
  );
}

/** True for a ConfigMap with variables for Ansible, in the form that Kubean reads. */
function hasVariables(content: CollectedObject['content']): boolean {
  const data = content.data;
  return isMapping(data) && Object.keys(data).some((key) => /^(?:group_vars|hosts)\.ya?ml$/.test(key));
}

/** Namespace of Cilium's objects in a table that does not show one. */
const defaultNamespace = 'kube-system';

/** Keeps one of each object, the one with more data: full kubectl output has more than one row of a table. */
function dropRepeated(found: Collection): void {
  const kept = new Map<string, CollectedObject>();
  for (const object of found.objects) {
    const { kind, name, content } = object;
    const key = `${kind}/${name}`;
    const namespace = textAt(content, 'metadata', 'namespace') ?? defaultNamespace;
    const other = kept.get(`${namespace}/${key}`);
    if (!other) kept.set(`${namespace}/${key}`, object);
    else if (isUsed(object) && !isConfig(object)) {
      leaveOut(found, 'objects that were collected twice: the fuller one is checked', key);
      if (sizeOf(object) > sizeOf(other)) kept.set(`${namespace}/${key}`, object);
    }
  }
  found.objects = [...kept.values()];
}

function sizeOf({ content }: CollectedObject): number {
  return JSON.stringify(content).length;
}

/**
 * A name that `cilium sysdump` gives, with the time of its run. Source: cilium/cilium, cilium-cli/sysdump/constants.go.
 */
const ofDump = /^cilium-bugtool-|^(?:cilium|k8s|hubble|logs)-[\w.-]*-\d+(?:\.\w+)*$/;

const archive = /\.(?:t?gz|zip|tar|tgz|xz|zst|bz2)$/i;

/** The kinds of objects that are checked. */
const usedKinds = /^(?:DaemonSet|Deployment|StatefulSet|Pod|Node|CiliumNode|Event)$/;

function readFolder(folder: string, files: FileSystem, found: Collection): void {
  const entries = files.list(folder);
  const isDump = entries.some(({ name }) => ofDump.test(name));
  for (const { name, kind, link } of entries) {
    const path = joinPath(folder, name);
    if (link) leaveOut(found, 'symbolic links', path);
    else if (isDump && passedOver.test(name))
      leaveOut(found, 'logs, the state of single agents, and objects that are not checked', path);
    else if (kind === 'directory') readFolder(path, files, found);
    else if (archive.test(name)) leaveOut(found, 'archives: unpack them first', path);
    else readFile(path, files, found, false);
  }
}

function leaveOut(found: Collection, reason: string, name: string): void {
  const names = found.notRead.get(reason);
  if (names) names.push(name);
  else found.notRead.set(reason, [name]);
}

/** The content of one file, or of one output in it. */
interface Content {
  text: string;
  printed: Printed | undefined;
  documents: Json[];
  problem: PlainDocuments['problem'];
}

/** Matches a text that is more likely YAML or JSON than output for people. */
const seemsData = /^(?:apiVersion|kind|items|data):|^\s*[[{]/m;

/**
 * A text as one stream of objects. Otherwise each output in it separately, because people paste several into one file.
 */
function contentsOf(text: string, file: string): Content[] {
  if (seemsData.test(text)) {
    const { documents, problem } = plainDocuments(text, file);
    const isWhole = problem === undefined && hasContent(documents, file);
    if (isWhole) return [{ text, printed: undefined, documents, problem }];
  }
  return outputsIn(text).map((output): Content => {
    const printed = readPrinted(output, file);
    return {
      text: output,
      printed,
      ...(printed ? { documents: [], problem: undefined } : plainDocuments(output, file)),
    };
  });
}

function hasContent(documents: readonly Json[], file: string): boolean {
  return (
    objectsIn(documents, file).length > 0 || documents.some((one) => isStatus(one) || agentJson(one) !== undefined)
  );
}

function readFile(path: string, files: FileSystem, found: Collection, isNamed: boolean): void {
  const read = readText(files, path);
  if ('problem' in read) {
    if (isNamed) throw new UserError(`${path}: ${read.problem.message}`);
    if (dataName.test(path)) found.skipped.push(`${path}: ${read.problem.message}`);
    else leaveOut(found, 'files that are not text', path);
    return;
  }
  const contents = contentsOf(read.text, path);
  const taken = contents.map((content) => take(content, path, found));
  const holds = taken.flatMap((one) => one.holds);
  if (holds.length > 0) {
    found.read.push({ file: path, holds });
    return;
  }
  if (taken.some(({ hasObjects }) => hasObjects)) return;
  const flaw = contents.find(({ problem }) => problem)?.problem;
  const shape = tableOf(read.text);
  if (shape !== undefined) {
    found.skipped.push(
      `${path}: this is the output of ${shape}, which does not have all fields. Use kubectl get -o yaml.`,
    );
  } else if (flaw && (isNamed || dataName.test(path))) {
    found.skipped.push(`${path}:${flaw.line}:${flaw.column}: neither YAML nor JSON, or cut off: ${flaw.message}`);
  } else if (isNamed) {
    found.skipped.push(`${path}: no Kubernetes object and no output of the Cilium CLI or an agent was found`);
  } else leaveOut(found, 'nothing of a cluster was found in them', path);
}

const dataName = /\.(?:ya?ml|json)$/i;

interface Taken {
  /** What is checked in a text, one word for each. */
  holds: string[];
  /** True if it has objects, even if none of them is checked. */
  hasObjects: boolean;
}

/** Adds the content of a text to the collection. */
function take({ text, printed, documents, problem }: Content, path: string, found: Collection): Taken {
  const own = objectsIn(documents, path);
  const objects = [...(printed?.objects ?? []), ...own];
  const agents = documents.flatMap((document) => agentJson(document) ?? []);
  const status = documents.find(isStatus);
  const holds = [
    ...kindsOf(objects.filter(isUsed)),
    ...(status === undefined ? [] : ['cilium status']),
    ...(agents.length > 0 ? ['the status of an agent'] : []),
    ...(printed?.outputs ?? []),
  ];
  if (printed) addPrinted(printed, found);
  for (const { errors, version } of agents) {
    found.told.push(...errors);
    found.loggedVersion ??= version;
  }
  found.objects.push(...objects);
  found.status ??= status;
  const config = objects.find(isConfig);
  if (config && !found.config) {
    found.config = { file: path, text, content: config.content };
    found.isCut = problem !== undefined && documents.length === 1;
  } else if (config) leaveOut(found, 'a second cilium-config: the first one is checked', path);
  for (const kind of kindsOf(objects.filter((one) => !isUsed(one))))
    leaveOut(found, 'objects that are not checked', `${path}: ${kind}`);
  if (problem && holds.length > 0)
    found.skipped.push(
      `${path}:${problem.line}:${problem.column}: neither YAML nor JSON, or cut off: ${problem.message}`,
    );
  return { holds, hasObjects: objects.length > 0 };
}

function isUsed(object: CollectedObject): boolean {
  return usedKinds.test(object.kind) || isConfig(object);
}

/** The objects by kind, with the name if there is only one: `ConfigMap/cilium-config`, `Pod (12)`. */
function kindsOf(objects: readonly CollectedObject[]): string[] {
  const kinds = new Map<string, CollectedObject[]>();
  for (const object of objects) kinds.set(object.kind, [...(kinds.get(object.kind) ?? []), object]);
  return [...kinds].map(([kind, [first, ...others]]) =>
    others.length > 0 ? `${kind} (${others.length + 1})` : `${kind}/${first?.name}`,
  );
}

/** True for the output of `cilium status -o json`. */
function isStatus(document: Json): boolean {
  return isMapping(document) && (isMapping(document.pod_state) || isMapping(document.cilium_status));
}

function isConfig({ kind, name }: CollectedObject): boolean {
  return kind === 'ConfigMap' && name === 'cilium-config';
}

function addPrinted(printed: Printed, found: Collection): void {
  found.told.push(...printed.errors);
  if (printed.options) found.logged ??= printed.options;
  found.loggedVersion ??= printed.version;
}
