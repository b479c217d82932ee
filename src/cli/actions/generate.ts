/** `generate`: turns intents into configuration for their target. */
import { mkdirSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { features } from '../../../features/registry.ts';
import { ForeignFileError, UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { nodeFileSystem } from '../../formats/files/node-file-system.ts';
import { baseReader } from '../../formats/intent/read-base.ts';
import { type PlanFormat, planKind } from '../../outputs/registry.ts';
import type { Plan } from '../../plan/plan.ts';
import { type PlannedIntent, planIntent } from '../../plan/plan-intent.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { configuredTarget } from '../io/configured-target.ts';
import { type Edited, type EmitOptions, emitPlan } from '../io/emit-plan.ts';
import { openFiles } from '../io/files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { readInput, systemReason } from '../io/read-input.ts';
import type { ExistingInventory } from '../io/read-inventory.ts';
import { namedTarget, type TargetOptions } from '../options.ts';

export interface GenerateOptions extends TargetOptions, EmitOptions {
  inventory?: string;
  outDir?: string;
}

/** Runs `generate`; resolves to the highest exit code of all intents. */
export async function run(io: Io, named: string[], options: GenerateOptions): Promise<number> {
  const { outDir } = options;
  if (options.check && outDir === undefined && (options.output === undefined || options.output === '-')) {
    throw new UserError('--check needs a file to compare with', { hint: 'Add -o FILE or --out-dir DIR.' });
  }
  if (outDir === undefined) {
    if (named.length > 1) throw new UserError('several intents need --out-dir', { hint: 'Add --out-dir DIR.' });
    return generate(io, named[0] ?? '-', options);
  }
  const paths = await withoutFolders(io, named);
  const outputs = outputsIn(outDir, paths.length === 0 ? ['-'] : paths, options.format);
  if (!options.check) makeFolder(io, outDir);
  let code = 0;
  const told = new Set<string>();
  let count = 0;
  const refused: ForeignFileError[] = [];
  for (const [path, output] of outputs) {
    const done = ++count;
    io.progress?.show(() => `${done} of ${outputs.size} intents`);
    try {
      code = Math.max(code, await generate(io, path, { ...options, output }, told));
    } catch (error) {
      if (!(error instanceof ForeignFileError)) throw error;
      refused.push(error);
    }
  }
  const [first] = refused;
  if (first === undefined) return code;
  if (refused.length === 1) throw first;
  const sentences = refused.map(({ message, hint = '' }) => `${inLanguage(io, message)}. ${inLanguage(io, hint)}`);
  throw new ForeignFileError(sentences.join('\n'));
}

/** Loads the directory walk only if a path is a directory. */
async function withoutFolders(io: Io, paths: readonly string[]): Promise<readonly string[]> {
  if (!paths.some((path) => path !== '-' && nodeFileSystem.kind(resolve(io.cwd, path)) === 'directory')) return paths;
  const { intentPaths } = await import('../io/intent-paths.ts');
  return intentPaths(paths, await openFiles(io, false));
}

/** File extensions of the formats that are not YAML. */
const extensions: Partial<Record<PlanFormat, string>> = { json: '.json', 'helm-set': '.sh', 'cilium-cli': '.sh' };

/** The output file of each intent: its own name, in the output directory. */
function outputsIn(folder: string, paths: readonly string[], format: PlanFormat): Map<string, string> {
  const byOutput = new Map<string, string>();
  for (const path of paths) {
    const name = path === '-' ? 'intent' : basename(path, extname(path));
    const output = join(folder, `${name}${extensions[format] ?? '.yml'}`);
    const other = byOutput.get(output);
    if (other !== undefined && other !== path) {
      throw new UserError(`${other} and ${path} have the same file in ${folder}: ${basename(output)}`, {
        hint: 'Rename one of them, or use another directory.',
      });
    }
    byOutput.set(output, path);
  }
  return new Map([...byOutput].map(([output, path]) => [path, output]));
}

function makeFolder(io: Io, folder: string): void {
  try {
    mkdirSync(resolve(io.cwd, folder), { recursive: true });
  } catch (error) {
    throw new UserError(`cannot write ${folder}: ${systemReason(error)}`, { cause: error });
  }
}

/** @param told what was printed for the other intents of the run; undefined for a single intent */
async function generate(io: Io, path: string, options: GenerateOptions, told?: Set<string>): Promise<number> {
  const input = await readInput(io, path);
  // The target in the options belongs to the first intent.
  const configured = told === undefined ? options.configured : await configuredTarget(io, path);
  if (typeof configured === 'number') return configured;
  const kind = planKind(options.format);
  const existing = await existingFor(io, options);
  const planned = await planIntent(input.text, input.file, {
    catalog: openCatalog(),
    features,
    readBase: baseReader(await openFiles(io, false)),
    target: namedTarget(options),
    ...(configured && { configured }),
    ...kind,
    ...(existing && { inventory: existing.variables, locateVariable: existing.locate }),
  });
  const plan = planned.valid ? planned.plan : undefined;
  const findings = [
    ...planned.findings,
    ...(await rawFindings(planned)),
    ...(existing?.findings ?? []),
    ...(existing && plan && !kind.helm ? existing.conflicts(plan) : []),
  ];
  const worth = worthTelling(findings, options, told);
  return emitPlan(io, plan, worth, options, planned.sources, { ...(existing?.write && { write: existing.write }) });
}

type Existing = Pick<ExistingInventory, 'variables' | 'conflicts' | 'locate' | 'findings'> & {
  write?: (plan: Plan) => Edited;
};

/** The inventory to keep. A ConfigMap is replaced as a whole, so its variables count even if it is the output. */
async function existingFor(io: Io, options: GenerateOptions): Promise<Existing | undefined> {
  const { inventory, format, output, name, namespace } = options;
  if (inventory === undefined) return undefined;
  const { readInventory, replaced } = await import('../io/read-inventory.ts');
  const whole = format === 'kubean' ? await readInventory(io, inventory, undefined) : undefined;
  if (!whole?.isConfigMap) return readInventory(io, inventory, output);
  const { mergedConfigMap } = await import('../io/merged-config-map.ts');
  return {
    ...whole,
    conflicts: (plan) => replaced(whole.conflicts(plan), plan),
    write: (plan) => mergedConfigMap(plan, resolve(io.cwd, inventory), { name, namespace }),
  };
}

/** Loads the linter only if an intent sets agent options or Helm values. */
async function rawFindings(planned: PlannedIntent): Promise<Finding[]> {
  const { intent } = planned;
  if (!intent || (intent.config.size === 0 && Object.keys(intent.values).length === 0)) return [];
  return (await import('../io/lint-options.ts')).lintIntent(planned);
}

/** Prints a finding that several intents share only once; errors are printed for each. `--check` prints no notes. */
function worthTelling(
  findings: readonly Finding[],
  { check }: GenerateOptions,
  told: Set<string> | undefined,
): Finding[] {
  return findings.filter(({ rule, severity, message, location }) => {
    if (check && severity === 'info') return false;
    if (severity === 'error' || told === undefined) return true;
    const key = JSON.stringify([rule, message, severity === 'info' ? '' : location]);
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}
