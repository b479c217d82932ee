/** Parses a mesh file into a typed object, or reports every problem at its place. */
import type { Finding, Location } from '../../../core/finding.ts';
import { didYouMean } from '../../../core/nearest.ts';
import { parseAddress, parseNetwork } from '../../../core/network.ts';
import type { Data, Desk, FileFormat } from '../../../formats/intent/format.ts';
import { readFile } from '../../../formats/intent/read-file.ts';
import type { Path } from '../../../yaml/path.ts';
import { type MeshFile, meshJsonSchema, schema } from '../model/schema.ts';

export interface ParsedMesh {
  file: MeshFile;
  /** The location of a path in the file; of its nearest parent if the path is not in the file. */
  locate(path: Path): Location;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** YAML reads `cilium: 1.20` as a number, so the version is taken from the text of the file. */
function withWrittenVersions(data: Data, textAt: (path: Path) => string | undefined): Data {
  for (const [index, cluster] of listOf(data.clusters).entries()) {
    if (!isData(cluster)) continue;
    for (const key of ['kubespray', 'kubean', 'cilium']) {
      if (typeof cluster[key] !== 'number') continue;
      cluster[key] = textAt(['clusters', index, key]);
    }
  }
  return data;
}

/** Checks that involve several keys, or more than a type. */
function check(data: Data, complaints: Desk): void {
  const clusters = listOf(data.clusters);
  for (const [index, cluster] of clusters.entries()) {
    if (!isData(cluster)) continue;
    const at = (key: string, ...below: number[]): Path => ['clusters', index, key, ...below];
    if (cluster.inventory !== undefined && cluster.intent !== undefined) {
      complaints.add('invalid-value', at('intent'), 'Set either inventory or intent, not both.', 'key');
    }
    if (cluster.kubespray !== undefined && cluster.kubean !== undefined) {
      const message = 'Set either kubespray or kubean, not both. A Kubean release pins its Kubespray release.';
      complaints.add('invalid-value', at('kubean'), message, 'key');
    }
    for (const { key, isValid, expected } of addressLists) {
      for (const [item, value] of listOf(cluster[key]).entries()) {
        if (typeof value !== 'string' || isValid(value)) continue;
        const message = `clusters[${index}].${key}[${item}] must be ${expected}, got "${value}".`;
        complaints.add('invalid-value', at(key, item), message);
      }
    }
  }
  checkHub(data, clusters, complaints);
}

const isNetwork = (text: string): boolean => parseNetwork(text) !== undefined;
const network = { isValid: isNetwork, expected: 'a network such as 10.233.64.0/18 or fd85:ee78::/64' };

/** Keys of a cluster that hold lists of addresses or networks. */
const addressLists = [
  { key: 'podCIDRs', ...network },
  { key: 'serviceCIDRs', ...network },
  {
    key: 'nodes',
    isValid: (text: string) => isNetwork(text) || parseAddress(text) !== undefined,
    expected: 'an address such as 192.168.1.10 or a network',
  },
];

function checkHub({ topology }: Data, clusters: readonly unknown[], complaints: Desk): void {
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

const format: FileFormat<MeshFile> = {
  kind: { name: 'mesh', one: 'a mesh file', maxCharacters: 16 * 1024 * 1024 },
  schema: () => schema,
  jsonSchema: meshJsonSchema,
  prepare: withWrittenVersions,
  check,
};

/**
 * Parses a mesh file. Never throws for a mistake in it: all problems are in `findings`, in the order of the file. If
 * only keys are missing, `mesh` is still set.
 */
export async function parseMesh(text: string, file: string): Promise<{ mesh?: ParsedMesh; findings: Finding[] }> {
  const { data, findings, ...read } = await readFile(text, file, format);
  if (data === undefined || !('locate' in read)) return { findings };
  return { mesh: { file: data, locate: read.locate }, findings };
}
