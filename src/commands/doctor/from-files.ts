/** A diagnosis of files, on a disk or in memory. */
import type { Catalog } from '../../catalog/catalog.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { type Unknown, unknown } from '../../core/options.ts';
import { toText } from '../../core/text.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { type LiveConfig, readLiveConfig } from '../../formats/kubernetes/cilium-config.ts';
import { mapAt } from '../../formats/kubernetes/collected.ts';
import { isRedacted } from '../../formats/kubernetes/redacted.ts';
import { type Collection, collectFrom } from './collect.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';

export interface FilesDiagnosis {
  diagnosis: Diagnosis;
  collection: Collection;
  /** The live ConfigMap; undefined if it was not collected. */
  live: LiveConfig | undefined;
  /** Options in the ConfigMap whose value somebody has removed. */
  hidden: readonly string[];
}

/**
 * Diagnoses what was collected from a cluster.
 *
 * @param cilium the version, for files that do not show it
 * @throws UserError if a path does not exist, a named file cannot be read, or nothing about a cluster was found
 */
export async function diagnoseFiles(
  paths: readonly string[],
  { files, catalog, cilium }: { files: FileSystem; catalog: Catalog; cilium?: string | undefined },
): Promise<FilesDiagnosis> {
  const collection = collectFrom(paths, files);
  const live = collection.config && liveOf(collection.config);
  const hidden = [...(live?.options ?? [])].flatMap(([option, value]) => (isRedacted(value) ? option : []));
  const known = live && new Map<string, string | Unknown>(live.options);
  for (const option of hidden) known?.set(option, unknown);
  const diagnosis = await diagnose(collection, known, cilium, catalog);
  if (hidden.length > 0) diagnosis.findings.push(notChecked(hidden));
  return { collection, live, hidden, diagnosis };
}

function notChecked(options: readonly string[]): Finding {
  const message = `These options were not checked, because placeholders replace their values: ${options.join(', ')}. Collect the ConfigMap with its values.`;
  return { rule: 'doctor/redacted', severity: 'info', subject: 'cilium-config', message };
}

/** The ConfigMap with its places in the text. There are no places if the text is more than one stream of YAML. */
function liveOf({ file, text, content }: NonNullable<Collection['config']>): LiveConfig {
  try {
    return readLiveConfig(text, file);
  } catch (error) {
    const data = Object.entries(mapAt(content, 'data'));
    if (!(error instanceof UserError) || data.length === 0) throw error;
    const texts = data.map(([key, value]): [string, string] => [key, textOf(value)]);
    return { options: new Map(texts), locate: () => ({ file, line: 1, column: 1 }) };
  }
}

/** A value as it was in the ConfigMap. A copy can lose its quotes, and then `[redacted]` looks like a list. */
function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `[${value.map(toText).join(', ')}]` : value === null ? '' : toText(value);
}
