/** Meshes in memory, for the tests of rules and plans. */
import { readFileSync } from 'node:fs';
import { features } from '../../features/registry.ts';
import { Catalog } from '../../src/catalog/catalog.ts';
import { checkMesh } from '../../src/commands/mesh/check/check.ts';
import { parseMesh } from '../../src/commands/mesh/file/parse.ts';
import { type ReadMesh, readMesh } from '../../src/commands/mesh/file/read.ts';
import { type MeshPlan, planMesh } from '../../src/commands/mesh/plan/plan.ts';
import type { Finding } from '../../src/core/finding.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';

const catalog = new Catalog({
  read: async (path) => JSON.parse(readFileSync(new URL(`../../catalog/${path}`, import.meta.url), 'utf8')) as unknown,
});

/** Reads `mesh.yaml` from a folder of files. Throws if the mesh file itself is wrong. */
async function read(files: Record<string, string>): Promise<ReadMesh> {
  const { mesh, findings } = await parseMesh(files['mesh.yaml'] ?? '', 'mesh.yaml');
  if (!mesh) throw new Error(findings.map(({ message }) => message).join('\n'));
  return readMesh(mesh, { files: memoryFileSystem(files), catalog, features: async () => features, folder: '.' });
}

/** All findings of `mesh check`. */
export async function check(files: Record<string, string>): Promise<Finding[]> {
  const { mesh, findings } = await read(files);
  return [...findings, ...(await checkMesh(mesh, async () => features))];
}

/** The Kubespray releases that the clusters are judged for. */
export async function releases(files: Record<string, string>): Promise<(string | undefined)[]> {
  const { mesh } = await read(files);
  return mesh.clusters.map(({ state }) => state?.target.release?.facts.release);
}

/** The plan of `mesh plan`. */
export async function plan(files: Record<string, string>): Promise<MeshPlan> {
  return planMesh((await read(files)).mesh, features);
}

export interface Cluster {
  name?: string;
  id?: number;
  /** Further lines of the entry in the mesh file. */
  entry?: string[];
  kubespray?: string;
  /** Variables; the networks of pods and Services are set so that they overlap with no others. */
  vars?: string;
  pods?: string;
  services?: string;
}

/** Files of a mesh without problems, except for those that the arguments create. */
export function meshOf(clusters: readonly Cluster[], top: readonly string[] = []): Record<string, string> {
  const files: Record<string, string> = {};
  const entries = clusters.map(({ name, id, entry = [], kubespray = 'v2.31.0', vars = '', pods, services }, index) => {
    const file = `c${index}.yml`;
    files[file] = [
      'kube_network_plugin: cilium',
      `kube_pods_subnet: ${pods ?? `10.${index + 1}.0.0/16`}`,
      `kube_service_addresses: ${services ?? `10.${index + 101}.0.0/18`}`,
      vars,
    ].join('\n');
    const apiserver = entry.some((line) => line.startsWith('apiserver:'))
      ? []
      : ['apiserver: { type: NodePort, available: true }'];
    const lines = [
      `name: ${name ?? `c${index}`}`,
      `id: ${id ?? index + 1}`,
      `inventory: ${file}`,
      `kubespray: ${kubespray}`,
      ...apiserver,
      ...entry,
    ];
    return lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`).join('\n');
  });
  const stated = top.some((line) => line.startsWith('nodesReachEachOther')) ? [] : ['nodesReachEachOther: true'];
  files['mesh.yaml'] = ['version: 1', ...stated, ...top, 'clusters:', ...entries, ''].join('\n');
  return files;
}
