/** The target that the nearest configuration sets for a cluster's inventory. */
import type { TargetRequest } from '../../../cluster/target/target.ts';
import { findConfiguration, readConfiguration } from '../../../formats/configuration/configuration.ts';
import { readText } from '../../../formats/files/content.ts';
import type { FileSystem } from '../../../formats/files/file-system.ts';

/** The target in the configuration above a path; empty if it is missing, or cannot be read. */
export function configuredTarget(path: string, files: FileSystem): TargetRequest {
  const file = findConfiguration(files, path);
  const read = file === undefined ? undefined : readText(files, file);
  if (file === undefined || read === undefined || !('text' in read)) return {};
  return readConfiguration(read.text, file, files).configuration?.targetFor(path) ?? {};
}
