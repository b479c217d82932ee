/** A diagnosis of files, wherever they are: on a disk, or in memory. */
import type { Catalog } from '../../catalog/catalog.ts';
import { UserError } from '../../core/errors.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { type LiveConfig, readLiveConfig } from '../../formats/kubernetes/cilium-config.ts';
import { mapAt } from '../../formats/kubernetes/collected.ts';
import { type Collection, collectFrom } from './collect.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';

export interface FilesDiagnosis {
  diagnosis: Diagnosis;
  collection: Collection;
  /** The live ConfigMap; undefined if it was not collected. */
  live: LiveConfig | undefined;
}

/**
 * Diagnoses what was collected from a cluster.
 * @param cilium the version, for files that do not tell it
 * @throws UserError for a path that is not there, a file that is named and cannot be read, or where nothing of a cluster was found
 */
export async function diagnoseFiles(
  paths: readonly string[],
  { files, catalog, cilium }: { files: FileSystem; catalog: Catalog; cilium?: string | undefined },
): Promise<FilesDiagnosis> {
  const collection = collectFrom(paths, files);
  const live = collection.config && liveOf(collection.config);
  return { collection, live, diagnosis: await diagnose(collection, live?.options, cilium, catalog) };
}

/** The ConfigMap with its places in the text; without them where the text is more than one stream of YAML. */
function liveOf({ file, text, content }: NonNullable<Collection['config']>): LiveConfig {
  try {
    return readLiveConfig(text, file);
  } catch (error) {
    const data = Object.entries(mapAt(content, 'data'));
    const texts = data.flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[key, value]] : []));
    if (!(error instanceof UserError) || data.length === 0 || texts.length < data.length) throw error;
    return { options: new Map(texts), locate: () => ({ file, line: 1, column: 1 }) };
  }
}
