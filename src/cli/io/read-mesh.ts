/** Reads a mesh file of the command line: parses it, reads its clusters and collects every problem. */

import { parseMesh } from '../../commands/mesh/file/parse.ts';
import { folderOf, type ReadMesh, readMesh } from '../../commands/mesh/file/read.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Finding } from '../../core/finding.ts';
import { FileAccessError } from '../../formats/files/file-system.ts';
import { decodeText } from '../../yaml/decode.ts';
import { openCatalog } from './catalog-files.ts';
import { openFiles } from './files.ts';
import type { Io } from './io.ts';
import { readInput } from './read-input.ts';

/** Loads the features lazily: a mesh of clusters without inventories does not need them. */
export async function loadFeatures(): Promise<readonly AnyFeature[]> {
  return (await import('../../../features/registry.ts')).features;
}

export interface MeshInput {
  /** Undefined if the mesh file itself has errors. */
  read: ReadMesh | undefined;
  /** Problems of the mesh file, and of reading its clusters. */
  findings: readonly Finding[];
  /** Texts of the files that findings refer to. */
  sources(findings: readonly Finding[]): ReadonlyMap<string, string>;
}

/** Reads a mesh file, or standard input for `-`. @throws UserError if it cannot be read. */
export async function readMeshInput(io: Io, path: string): Promise<MeshInput> {
  const input = await readInput(io, path);
  const files = await openFiles(io, false);
  const sources = (findings: readonly Finding[]): ReadonlyMap<string, string> => {
    const texts = new Map([[input.file, input.text]]);
    for (const { location } of findings) {
      if (location === undefined || texts.has(location.file)) continue;
      try {
        const decoded = decodeText(files.read(location.file));
        if ('text' in decoded) texts.set(location.file, decoded.text);
      } catch (error) {
        // A finding can be about an unreadable file; then there is no code to show.
        if (!(error instanceof FileAccessError)) throw error;
      }
    }
    return texts;
  };
  const { mesh, findings } = await parseMesh(input.text, input.file);
  if (!mesh) return { read: undefined, findings, sources };
  const read = await readMesh(mesh, {
    files,
    catalog: openCatalog(),
    features: loadFeatures,
    folder: folderOf(input.file),
  });
  return { read, findings: read.findings, sources };
}
