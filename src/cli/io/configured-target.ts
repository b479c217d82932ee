/** The target in `.cilium-extras.yaml`, for the commands that have a target. */
import type { TargetRequest } from '../../cluster/target/target.ts';
import { exitUsage } from '../../core/exit-codes.ts';
import { findConfiguration, readConfiguration } from '../../formats/configuration/configuration.ts';
import { readText } from '../../formats/files/content.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { openFiles } from './files.ts';
import type { Io } from './io.ts';

/**
 * The target in the nearest configuration. For an invalid configuration, prints its errors on stderr and returns the
 * exit code.
 */
export async function configuredTarget(io: Io, path: string | undefined): Promise<TargetRequest | number> {
  const files = await openFiles(io, false);
  const place = path === undefined || path === '-' ? '.' : existing(path, files);
  const file = findConfiguration(files, place);
  if (file === undefined) return {};
  const read = readText(files, file);
  const text = 'text' in read ? read.text : '';
  // Loads the ids of rules only if there is a configuration, because only a configuration names rules.
  const { ruleset } = await import('../../commands/lint/ruleset.ts');
  const { ruleIds } = await import('../../lint/lint.ts');
  const { configuration, findings } = readConfiguration(text, file, files, ruleIds(ruleset));
  const target = configuration?.targetFor(place) ?? {};
  if (findings.length === 0) return target;
  const { printFindings } = await import('./print-findings.ts');
  printFindings(io, findings, { format: 'text', to: 'stderr', sources: new Map([[file, text]]) });
  return exitUsage;
}

/** A path without a trailing `@release`, which is not part of the file name. */
function existing(path: string, files: FileSystem): string {
  return files.kind(path) === undefined ? path.replace(/@[^@/]*$/, '') : path;
}
