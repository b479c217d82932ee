/** What `.cilium-extras.yaml` states of the target, for the commands that have one. */
import type { TargetRequest } from '../../cluster/target/target.ts';
import { exitUsage } from '../../core/exit-codes.ts';
import { findConfiguration, readConfiguration } from '../../formats/configuration/configuration.ts';
import { readText } from '../../formats/files/content.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { openFiles } from './files.ts';
import type { Io } from './io.ts';

/** The target of the nearest configuration, or the exit code if that is at fault; what is wrong is on stderr then. */
export async function configuredTarget(io: Io, path: string | undefined): Promise<TargetRequest | number> {
  const files = await openFiles(io, false);
  const place = path === undefined || path === '-' ? '.' : existing(path, files);
  const file = findConfiguration(files, place);
  if (file === undefined) return {};
  const read = readText(files, file);
  const text = 'text' in read ? read.text : '';
  // The ids of rules are loaded only where a configuration can name one.
  const { ruleset } = await import('../../commands/lint/ruleset.ts');
  const { ruleIds } = await import('../../lint/lint.ts');
  const { configuration, findings } = readConfiguration(text, file, files, ruleIds(ruleset));
  const target = configuration?.targetFor(place) ?? {};
  if (findings.length === 0) return target;
  const { printFindings } = await import('./print-findings.ts');
  printFindings(io, findings, { format: 'text', to: 'stderr', sources: new Map([[file, text]]) });
  return exitUsage;
}

/** A path without the `@release` behind it, which is not a part of a file's name. */
function existing(path: string, files: FileSystem): string {
  return files.kind(path) === undefined ? path.replace(/@[^@/]*$/, '') : path;
}
