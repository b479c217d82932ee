/** `generate`: an intent in, configuration for the target out. */
import { features } from '../../../features/registry.ts';
import { planKind } from '../../outputs/registry.ts';
import { planIntent } from '../../plan/plan-intent.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { type EmitOptions, emitPlan } from '../io/emit-plan.ts';
import type { Io } from '../io/io.ts';
import { readInput } from '../io/read-input.ts';
import { namedTarget, type TargetOptions } from '../options.ts';

export interface GenerateOptions extends TargetOptions, EmitOptions {
  inventory?: string;
}

/** Runs `generate`; resolves to the exit code. */
export async function run(io: Io, path: string | undefined, options: GenerateOptions): Promise<number> {
  const input = await readInput(io, path ?? '-');
  const kind = planKind(options.format);
  const existing =
    options.inventory === undefined
      ? undefined
      : (await import('../io/read-inventory.ts')).readInventory(io, options.inventory, options.output);
  const planned = await planIntent(input.text, input.file, {
    catalog: openCatalog(),
    features,
    target: namedTarget(options),
    ...(options.configured && { configured: options.configured }),
    ...kind,
    ...(existing && { inventory: existing.variables }),
  });
  const plan = planned.valid ? planned.plan : undefined;
  const findings = [
    ...planned.findings,
    ...(planned.intent?.config.size ? await (await import('../io/lint-options.ts')).lintOptions(planned) : []),
    ...(existing?.findings ?? []),
    ...(existing && plan && !kind.helm ? existing.conflicts(plan) : []),
  ];
  return emitPlan(io, plan, findings, options, new Map([[input.file, input.text]]));
}
