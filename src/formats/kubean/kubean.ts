/**
 * Kubean's manifests: ConfigMaps that hold an inventory (`hosts.yml`) and variables (`group_vars.yml`), connected by a
 * Cluster. A ClusterOperation or Manifest names the Kubespray release. Kubean passes the variables to ansible-playbook
 * with `-e`, so they override the inventory.
 */

import { isMap, isScalar, isSeq } from 'yaml';
import { append } from '../../core/append.ts';
import { toText } from '../../core/text.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import type { Path } from '../../yaml/path.ts';
import { readDocuments } from '../../yaml/read.ts';
import type { Source } from '../../yaml/source.ts';
import { sprayJobHint, type TargetHint } from '../ansible/hints.ts';
import { Hierarchy } from '../ansible/hosts/hierarchy.ts';
import { readYamlInventory } from '../ansible/hosts/yaml-inventory.ts';
import type { Inventory } from '../ansible/inventory.ts';
import { isCiliumVariable } from '../ansible/relevant-variables.ts';
import { effectiveScopes, type VariablesBeside } from '../ansible/scopes.ts';
import type { Definition } from '../ansible/variables/definition.ts';
import { toReadProblem, variablesOf } from '../ansible/variables/variables.ts';
import { readText } from '../files/content.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { ReadProblem } from '../files/read-problem.ts';
import { readEmbedded } from './embedded.ts';

/** The only keys that Kubean mounts. Source: kubean-io/kubean pkg/controllers/clusterops/controller.go. */
const [hostsKey, variablesKey] = ['hosts.yml', 'group_vars.yml'] as const;
const hostsPath: Path = ['data', hostsKey];
const variablesPath: Path = ['data', variablesKey];

const nothingBeside: VariablesBeside = { group: () => [], host: () => [], groups: [], hosts: [] };

/** A Kubernetes object of a manifest. */
interface KubernetesObject {
  kind: string;
  /** Namespace and name. */
  id: string;
  document: YamlDocument;
  /** Where it is in the document: the whole, or an item of a List, as kubectl prints several objects. */
  at: Path;
}

/** The ConfigMaps that belong to one cluster. */
interface Cluster {
  name?: string;
  hosts?: KubernetesObject;
  variables?: KubernetesObject;
}

/** Reads manifests that may refer to each other: one inventory for each cluster's variables or hosts. */
export function readKubean(paths: readonly string[], files: FileSystem): Inventory[] {
  const sources = new Map<string, Source>();
  const problems: ReadProblem[] = [];
  const objects: KubernetesObject[] = [];
  for (const file of paths) {
    const read = readText(files, file);
    if ('problem' in read) {
      problems.push(read.problem);
      continue;
    }
    const result = readDocuments(read.text, { file });
    sources.set(file, result.source);
    append(
      problems,
      result.problems.map((problem) => toReadProblem(problem)),
    );
    for (const document of result.documents) append(objects, objectsIn(document, []));
  }

  append(problems, objects.filter(({ kind }) => kind === 'ConfigMap').flatMap(unreadKeys));
  const inventories = clustersOf(objects).map((cluster): Inventory => {
    const { definitions, scopes, problems: inside } = readCluster(cluster);
    const root = (cluster.variables ?? cluster.hosts)?.document.source.file ?? paths[0] ?? '';
    const hints = hintsFor(cluster, objects);
    return { kind: 'kubean', root, sources, files: 0, definitions, scopes, hints, problems: inside };
  });
  const [first] = inventories;
  // Problems of the manifests themselves are reported once, and each file is counted once.
  const shared = { files: paths.length, problems: [...problems, ...(first?.problems ?? [])] };
  if (first) return [{ ...first, ...shared }, ...inventories.slice(1)];
  const hints = hintsFor({}, objects);
  return [{ kind: 'kubean', root: paths[0] ?? '', sources, definitions: [], scopes: [], hints, ...shared }];
}

/** The object at a path of a document; of a List its items. */
function objectsIn(document: YamlDocument, at: Path): KubernetesObject[] {
  const kind = textAt(document, [...at, 'kind']);
  if (kind === undefined) return [];
  const items = document.resolve(document.find([...at, 'items'])?.value);
  if (kind.endsWith('List') && isSeq(items))
    return items.items.flatMap((_, index) => objectsIn(document, [...at, 'items', index]));
  return [{ kind, id: idAt(document, [...at, 'metadata']), document, at }];
}

/** Reports keys of a ConfigMap that Kubean does not mount, although they hold variables that matter to Cilium. */
function unreadKeys({ document, at }: KubernetesObject): ReadProblem[] {
  const data = document.resolve(document.find([...at, 'data'])?.value);
  if (!isMap(data)) return [];
  const keys = data.items.map(({ key }) => (isScalar(key) ? toText(key.value) : ''));
  const there = new Set(keys);
  return keys.flatMap((key) => {
    if (key === hostsKey || key === variablesKey) return [];
    const path = [...at, 'data', key];
    const found = variableIn(document, path);
    if (!found) return [];
    const { name, belongs } = found;
    const fix = there.has(belongs) ? `Move its variables into ${belongs}` : `Rename the key to ${belongs}`;
    // Only one key can get the name.
    there.add(belongs);
    const message = `Kubean does not read the key "${key}" of a ConfigMap, so ${name} has no effect. ${fix}.`;
    return [{ rule: 'unread-file', message, location: document.locateKey(path) }];
  });
}

/** The first variable of Cilium in the embedded file at a path, also in an inventory, and the key that it belongs under. */
function variableIn(document: YamlDocument, path: Path): { name: string; belongs: string } | undefined {
  const embedded = readEmbedded(document, path);
  if (!embedded) return undefined;
  const { definitions } = variablesOf(embedded.result, { kind: 'extra' }, embedded.instead);
  const name = definitions.find((one) => isCiliumVariable(one.name))?.name;
  if (name !== undefined) return { name, belongs: variablesKey };
  const inventory = new Hierarchy();
  readYamlInventory(embedded.result, inventory, embedded.instead);
  const inside = [...inventory.groups.values(), ...inventory.hosts.values()].flatMap((entry) => entry.definitions);
  const other = inside.find((one) => isCiliumVariable(one.name))?.name;
  return other === undefined ? undefined : { name: other, belongs: hostsKey };
}

function readCluster({ hosts, variables }: Cluster): Pick<Inventory, 'definitions' | 'scopes' | 'problems'> {
  const hierarchy = new Hierarchy();
  const problems: ReadProblem[] = [];
  const extra: Definition[] = [];
  const inventory = hosts && readEmbedded(hosts.document, [...hosts.at, ...hostsPath]);
  if (inventory) append(problems, readYamlInventory(inventory.result, hierarchy, inventory.instead));
  const embedded = variables && readEmbedded(variables.document, [...variables.at, ...variablesPath]);
  if (embedded) {
    const found = variablesOf(embedded.result, { kind: 'extra' }, embedded.instead);
    append(extra, found.definitions);
    append(problems, found.problems);
  }
  const written = [...hierarchy.groups.values(), ...hierarchy.hosts.values()].flatMap((entry) => entry.definitions);
  return { definitions: [...written, ...extra], scopes: effectiveScopes(hierarchy, nothingBeside, extra), problems };
}

/**
 * Pairs ConfigMaps as the Clusters specify. If one pair remains, it belongs together; other remaining ones stay alone.
 */
function clustersOf(objects: readonly KubernetesObject[]): Cluster[] {
  const maps = objects.filter(({ kind }) => kind === 'ConfigMap');
  const hosts = maps.filter(({ document, at }) => document.find([...at, ...hostsPath]));
  const variables = maps.filter(({ document, at }) => document.find([...at, ...variablesPath]));
  const used = new Set<KubernetesObject>();
  const clusters: Cluster[] = [];
  for (const { kind, document, at } of objects) {
    if (kind !== 'Cluster') continue;
    const pick = (list: KubernetesObject[], reference: string): KubernetesObject | undefined =>
      list.find(({ id }) => id === idAt(document, [...at, 'spec', reference]));
    const itsHosts = pick(hosts, 'hostsConfRef');
    const itsVariables = pick(variables, 'varsConfRef');
    if (!itsHosts && !itsVariables) continue;
    for (const map of [itsHosts, itsVariables]) if (map) used.add(map);
    clusters.push({
      name: textAt(document, [...at, 'metadata', 'name']) ?? '',
      ...(itsHosts ? { hosts: itsHosts } : {}),
      ...(itsVariables ? { variables: itsVariables } : {}),
    });
  }
  const looseHosts = hosts.filter((map) => !used.has(map));
  const looseVariables = variables.filter((map) => !used.has(map));
  const [onlyHosts] = looseHosts;
  const [onlyVariables] = looseVariables;
  if (onlyHosts && onlyVariables && looseHosts.length === 1 && looseVariables.length === 1) {
    return [...clusters, { hosts: onlyHosts, variables: onlyVariables }];
  }
  return [
    ...clusters,
    ...looseVariables.map((map): Cluster => ({ variables: map })),
    ...looseHosts.filter((map) => !looseVariables.includes(map)).map((map): Cluster => ({ hosts: map })),
  ];
}

/** The operation's image shows what runs; a Manifest shows what this Kubean can run. */
function hintsFor(cluster: Cluster, objects: readonly KubernetesObject[]): TargetHint[] {
  const operations = objects.filter(
    ({ kind, document, at }) =>
      kind === 'ClusterOperation' &&
      (cluster.name === undefined || textAt(document, [...at, 'spec', 'cluster']) === cluster.name),
  );
  const manifests = objects.filter(({ kind }) => kind === 'Manifest');
  return [...operations.map(operationHint), ...manifests.map(manifestHint)].filter((hint) => hint !== undefined);
}

function operationHint({ document, at }: KubernetesObject): TargetHint | undefined {
  const path = [...at, 'spec', 'image'];
  return sprayJobHint(textAt(document, path) ?? '', document.locate(path));
}

function manifestHint({ document, at }: KubernetesObject): TargetHint | undefined {
  const version = textAt(document, [...at, 'spec', 'kubesprayVersion']) ?? '';
  const releasePath = [...at, 'metadata', 'labels', 'kubean.io/sprayRelease'];
  const annotation = [...at, 'metadata', 'annotations', 'kubean.io/sprayRelease'];
  const release = textAt(document, releasePath) ?? textAt(document, annotation) ?? '';
  const kubespray = [version, release].map((text) => /^v?(\d+\.\d+(?:\.\d+)?)$/.exec(text)?.[1]).find(Boolean);
  const commit = /^[0-9a-f]{7,40}$/.exec(version)?.[0];
  if (kubespray === undefined && commit === undefined) return undefined;
  const path = version === '' ? releasePath : [...at, 'spec', 'kubesprayVersion'];
  return {
    ...(kubespray === undefined ? {} : { kubespray }),
    ...(commit === undefined ? {} : { commit }),
    location: document.locate(path),
  };
}

function idAt(document: YamlDocument, path: Path): string {
  return `${textAt(document, [...path, 'namespace']) ?? ''}/${textAt(document, [...path, 'name']) ?? ''}`;
}

function textAt(document: YamlDocument, path: Path): string | undefined {
  const node = document.resolve(document.find(path)?.value);
  // YAML reads an unquoted `2.31` as a number; its text is what was meant.
  return isScalar(node) ? (node.source ?? toText(node.value)) : undefined;
}
