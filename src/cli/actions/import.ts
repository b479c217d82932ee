/** `import`: turns an inventory, Helm values or a live cilium-config into an equivalent intent. */

import { features } from '../../../features/registry.ts';
import { overlaid } from '../../cluster/target/request.ts';
import { InvalidSide } from '../../commands/diff/invalid-side.ts';
import { readSide, sideName } from '../../commands/diff/side.ts';
import { sideKind } from '../../commands/diff/side-kind.ts';
import { importSide } from '../../commands/import/import.ts';
import { intentData, intentYaml } from '../../commands/import/write.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { jsonText } from '../../core/json-text.ts';
import { translatedComments } from '../../language/lines.ts';
import { planIntent } from '../../plan/plan-intent.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles, stdinFile } from '../io/files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { writeOutput } from '../io/write-output.ts';
import { type TargetOptions, targetOf } from '../options.ts';

export interface ImportOptions extends TargetOptions {
  format: 'yaml' | 'json';
  output?: string;
}

/** The intent that `import` creates, and its summary. */
export interface ImportedIntent {
  yaml: string;
  data: { [key: string]: Json };
  findings: Finding[];
}

/**
 * Reads a path as an intent and prints the findings on stderr. Undefined if errors prevent it.
 * @throws UserError for a path that cannot be read, or that is already an intent.
 */
export async function readIntent(io: Io, path: string, target: TargetOptions): Promise<ImportedIntent | undefined> {
  const files = await openFiles(io, path === '-');
  const name = sideName(path === '-' ? stdinFile : path, files);
  const kind = sideKind(name.path, files);
  if (kind === 'intent') throw new UserError(`${name.name} is already an intent`);
  const request = overlaid(targetOf(target), name.target);
  const catalog = openCatalog();
  try {
    const side = await readSide(name, kind, { files, catalog, target: request });
    const imported = await importSide(side, { catalog, features, request });
    const { features: asked, values, config } = imported.draft;
    if (
      side.kind === 'values' &&
      Object.keys(side.values ?? {}).length > 0 &&
      asked.size + values.size + config.size === 0
    )
      throw new UserError(`${name.name} sets nothing that Cilium ${imported.target.cilium}'s chart reads`);
    const yaml = intentYaml(imported, side.name);
    const findings = [...side.findings, ...imported.findings, ...(await refusals(yaml, catalog))];
    printFindings(io, findings, { format: 'text', to: 'stderr' });
    return { yaml, data: intentData(imported), findings };
  } catch (error) {
    if (!(error instanceof InvalidSide)) throw error;
    printFindings(io, error.findings, { format: 'text', to: 'stderr' });
    return undefined;
  }
}

/** Errors that `generate` would report for the intent: the original has a value that its target does not support. */
async function refusals(yaml: string, catalog: ReturnType<typeof openCatalog>): Promise<Finding[]> {
  const planned = await planIntent(yaml, 'intent', { catalog, features });
  const { lintIntent } = await import('../io/lint-options.ts');
  const errors = [...planned.findings, ...(await lintIntent(planned))].filter(({ severity }) => severity === 'error');
  return errors.map(({ location: _, ...finding }) => ({
    ...finding,
    message: `generate refuses this intent: ${finding.message}`,
  }));
}

/** Runs `import`; resolves to the exit code. */
export async function run(io: Io, path: string, options: ImportOptions): Promise<number> {
  const { format, output, ...target } = options;
  const intent = await readIntent(io, path, target);
  if (!intent) return exitUsage;
  await writeOutput(
    io,
    output,
    format === 'json' ? jsonText(intent.data) : translatedComments(intent.yaml, (text) => inLanguage(io, text)),
    [path],
  );
  return intent.findings.some(({ severity }) => severity === 'error') ? exitFindings : exitOk;
}
