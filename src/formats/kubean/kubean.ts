/**
 * Kubean's manifests: ConfigMaps that hold an inventory (`hosts.yml`) and variables (`group_vars.yml`), connected by a
 * Cluster. A ClusterOperation or Manifest names the Kubespray release. Kubean passes the variables to ansible-playbook
 * with `-e`, so they override the inventory.
 */

import { isScalar } from 'yaml';
import { append } from '../../core/append.ts';
import { toText } from '../../core/text.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { readDocuments } from '../../yaml/read.ts';
import type { Source } from '../../yaml/source.ts';
import { sprayJobHint, type TargetHint } from '../ansible/hints.ts';
import { Hierarchy } from '../ansible/hosts/hierarchy.ts';
import { readYamlInventory } from '../ansible/hosts/yaml-inventory.ts';
import type { Inventory } from '../ansible/inventory.ts';
import { effectiveScopes, type VariablesBeside } from '../ansible/scopes.ts';
import type { Definition } from '../ansible/variables/definition.ts';
import { toReadProblem, variablesOf } from '../ansible/variables/variables.ts';
import { readText } from '../files/content.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { ReadProblem } from '../files/read-problem.ts';
import { readEmbedded } from './embedded.ts';

const hostsPath = ['data', 'hosts.yml'];
const variablesPath = ['data', 'group_vars.yml'];

const nothingBeside: VariablesBeside = { group: () => [], host: () => [], groups: [], hosts: [] };

/** A Kubernetes object of a manifest. */
interface KubernetesObject {
  kind: string;
  /** Namespace and name. */
  id: string;
  document: YamlDocument;
}

/** Which ConfigMaps make one cluster. */
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
    for (const document of result.documents) {
      const kind = textAt(document, ['kind']);
      if (kind !== undefined) objects.push({ kind, id: idAt(document, ['metadata']), document });
    }
  }

  const inventories = clustersOf(objects).map((cluster): Inventory => {
    const { definitions, scopes, problems: inside } = readCluster(cluster);
    const root = (cluster.variables ?? cluster.hosts)?.document.source.file ?? paths[0] ?? '';
    const hints = hintsFor(cluster, objects);
    return { kind: 'kubean', root, sources, files: 0, definitions, scopes, hints, problems: inside };
  });
  const [first] = inventories;
  // What is wrong with the manifests themselves is stated once, and each file is counted once.
  const shared = { files: paths.length, problems: [...problems, ...(first?.problems ?? [])] };
  if (first) return [{ ...first, ...shared }, ...inventories.slice(1)];
  const hints = hintsFor({}, objects);
  return [{ kind: 'kubean', root: paths[0] ?? '', sources, definitions: [], scopes: [], hints, ...shared }];
}

function readCluster({ hosts, variables }: Cluster): Pick<Inventory, 'definitions' | 'scopes' | 'problems'> {
  const hierarchy = new Hierarchy();
  const problems: ReadProblem[] = [];
  const extra: Definition[] = [];
  const inventory = hosts && readEmbedded(hosts.document, hostsPath);
  if (inventory) append(problems, readYamlInventory(inventory.result, hierarchy, inventory.instead));
  const embedded = variables && readEmbedded(variables.document, variablesPath);
  if (embedded) {
    const found = variablesOf(embedded.result, { kind: 'extra' }, embedded.instead);
    append(extra, found.definitions);
    append(problems, found.problems);
  }
  const written = [...hierarchy.groups.values(), ...hierarchy.hosts.values()].flatMap((entry) => entry.definitions);
  return { definitions: [...written, ...extra], scopes: effectiveScopes(hierarchy, nothingBeside, extra), problems };
}

/** Pairs ConfigMaps as Clusters state; of the rest a single pair belongs together, and others are alone. */
function clustersOf(objects: readonly KubernetesObject[]): Cluster[] {
  const maps = objects.filter(({ kind }) => kind === 'ConfigMap');
  const hosts = maps.filter(({ document }) => document.find(hostsPath));
  const variables = maps.filter(({ document }) => document.find(variablesPath));
  const used = new Set<KubernetesObject>();
  const clusters: Cluster[] = [];
  for (const { kind, document } of objects) {
    if (kind !== 'Cluster') continue;
    const pick = (list: KubernetesObject[], reference: string): KubernetesObject | undefined =>
      list.find(({ id }) => id === idAt(document, ['spec', reference]));
    const itsHosts = pick(hosts, 'hostsConfRef');
    const itsVariables = pick(variables, 'varsConfRef');
    if (!itsHosts && !itsVariables) continue;
    for (const map of [itsHosts, itsVariables]) if (map) used.add(map);
    clusters.push({
      name: textAt(document, ['metadata', 'name']) ?? '',
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

/** The operation's image states what runs; a Manifest states what this Kubean can run. */
function hintsFor(cluster: Cluster, objects: readonly KubernetesObject[]): TargetHint[] {
  const operations = objects.filter(
    ({ kind, document }) =>
      kind === 'ClusterOperation' &&
      (cluster.name === undefined || textAt(document, ['spec', 'cluster']) === cluster.name),
  );
  const manifests = objects.filter(({ kind }) => kind === 'Manifest');
  return [...operations.map(operationHint), ...manifests.map(manifestHint)].filter((hint) => hint !== undefined);
}

function operationHint({ document }: KubernetesObject): TargetHint | undefined {
  const path = ['spec', 'image'];
  return sprayJobHint(textAt(document, path) ?? '', document.locate(path));
}

function manifestHint({ document }: KubernetesObject): TargetHint | undefined {
  const version = textAt(document, ['spec', 'kubesprayVersion']) ?? '';
  const releasePath = ['metadata', 'labels', 'kubean.io/sprayRelease'];
  const annotation = ['metadata', 'annotations', 'kubean.io/sprayRelease'];
  const release = textAt(document, releasePath) ?? textAt(document, annotation) ?? '';
  const kubespray = [version, release].map((text) => /^v?(\d+\.\d+(?:\.\d+)?)$/.exec(text)?.[1]).find(Boolean);
  const commit = /^[0-9a-f]{7,40}$/.exec(version)?.[0];
  if (kubespray === undefined && commit === undefined) return undefined;
  const path = version === '' ? releasePath : ['spec', 'kubesprayVersion'];
  return {
    ...(kubespray === undefined ? {} : { kubespray }),
    ...(commit === undefined ? {} : { commit }),
    location: document.locate(path),
  };
}

function idAt(document: YamlDocument, path: readonly string[]): string {
  return `${textAt(document, [...path, 'namespace']) ?? ''}/${textAt(document, [...path, 'name']) ?? ''}`;
}

function textAt(document: YamlDocument, path: readonly string[]): string | undefined {
  const node = document.resolve(document.find(path)?.value);
  // An unquoted `2.31` is a number to YAML; its text is what was meant.
  return isScalar(node) ? (node.source ?? toText(node.value)) : undefined;
}
