/** Reading a mesh file: text in, the typed file out, or every problem at its place. */
import type { Finding, Location } from '../core/finding.ts';
import { didYouMean } from '../core/nearest.ts';
import { parseAddress, parseNetwork } from '../core/network.ts';
import { type Complaints, type FileKind, readStrict } from '../intent/strict.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { Path } from '../yaml/path.ts';
import { type MeshFile, meshJsonSchema, schema } from './schema.ts';

const kind: FileKind = { name: 'mesh', one: 'a mesh file', maxCharacters: 16 * 1024 * 1024 };

export interface ParsedMesh {
  file: MeshFile;
  /** Where a path of the file stands; the nearest parent for what is not written. */
  locate(path: Path): Location;
}

type Data = Record<string, unknown>;

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `cilium: 1.20` is a number to YAML: what is meant is what is written. */
function prepare(document: YamlDocument): Data {
  const data = document.value() as Data;
  for (const [index, cluster] of listOf(data.clusters).entries()) {
    if (!isData(cluster)) continue;
    for (const key of ['kubespray', 'kubean', 'cilium']) {
      if (typeof cluster[key] !== 'number') continue;
      cluster[key] = document.facts(document.find(['clusters', index, key])?.value).text;
    }
  }
  return data;
}

/** Checks that need more than one key, or more than a type. */
function check(data: Data, complaints: Complaints): void {
  const clusters = listOf(data.clusters);
  for (const [index, cluster] of clusters.entries()) {
    if (!isData(cluster)) continue;
    const at = (key: string, ...below: number[]): Path => ['clusters', index, key, ...below];
    if (cluster.inventory !== undefined && cluster.intent !== undefined) {
      complaints.add('invalid-value', at('intent'), 'A cluster has an inventory or an intent, not both.', 'key');
    }
    if (cluster.kubespray !== undefined && cluster.kubean !== undefined) {
      const message = 'Name a Kubespray release or a Kubean release, not both: Kubean pins one.';
      complaints.add('invalid-value', at('kubean'), message, 'key');
    }
    for (const key of ['podCIDRs', 'serviceCIDRs'] as const) {
      for (const [item, value] of listOf(cluster[key]).entries()) {
        if (typeof value !== 'string' || parseNetwork(value)) continue;
        complaints.add(
          'invalid-value',
          at(key, item),
          `clusters[${index}].${key}[${item}]: Expected a network such as 10.233.64.0/18 or fd85:ee78::/64, got "${value}".`,
        );
      }
    }
    for (const [item, value] of listOf(cluster.nodes).entries()) {
      if (typeof value !== 'string' || parseNetwork(value) || parseAddress(value)) continue;
      complaints.add(
        'invalid-value',
        at('nodes', item),
        `clusters[${index}].nodes[${item}]: Expected an address such as 192.168.1.10 or a network, got "${value}".`,
      );
    }
  }
  checkHub(data, clusters, complaints);
}

function checkHub({ topology }: Data, clusters: readonly unknown[], complaints: Complaints): void {
  const hub = isData(topology) ? topology.hub : undefined;
  if (typeof hub !== 'string') return;
  const names = clusters.flatMap((cluster) =>
    isData(cluster) && typeof cluster.name === 'string' ? [cluster.name] : [],
  );
  if (names.includes(hub)) return;
  complaints.add(
    'invalid-value',
    ['topology', 'hub'],
    `topology.hub: there is no cluster "${hub}".${didYouMean(hub, names)}`,
  );
}

/**
 * Reads a mesh file. Never throws for what the user wrote: all problems are in `findings`, in the order of the file, and
 * `mesh` is there if there are none.
 */
export function parseMesh(text: string, file: string): { mesh?: ParsedMesh; findings: Finding[] } {
  const { data, document, findings } = readStrict(text, file, {
    kind,
    schema: () => schema,
    jsonSchema: meshJsonSchema,
    prepare,
    check,
  });
  return data === undefined
    ? { findings }
    : { mesh: { file: data, locate: (path) => document.locate(path) }, findings };
}
