/** `generate`: an intent in, configuration for the target out. */
import { features } from '../../features/registry.ts';
import type { Finding } from '../core/finding.ts';
import { exitFindings, exitOk, exitUsage } from '../exit-codes.ts';
import type { Plan } from '../plan/plan.ts';
import { planIntent } from '../plan-intent.ts';
import { openCatalog } from './catalog-files.ts';
import type { Io } from './io.ts';
import type { TargetOptions } from './options.ts';
import { printFindings } from './print-findings.ts';
import { readInput } from './read-input.ts';
import { writeOutput } from './write-output.ts';

export interface GenerateOptions extends TargetOptions {
  format: 'group-vars' | 'kubean' | 'helm-values' | 'helm-set' | 'cilium-cli' | 'json';
  name: string;
  namespace: string;
  inventory?: string;
  partial?: boolean;
  output?: string;
}

const helmFormats: ReadonlySet<GenerateOptions['format']> = new Set(['helm-values', 'helm-set', 'cilium-cli']);

async function write(plan: Plan, findings: readonly Finding[], options: GenerateOptions): Promise<string> {
  switch (options.format) {
    case 'group-vars':
      return (await import('../output/group-vars.ts')).groupVars(plan);
    case 'kubean':
      return (await import('../output/kubean.ts')).kubeanConfigMap(plan, options.name, options.namespace);
    case 'helm-values':
      return (await import('../output/helm.ts')).helmValues(plan);
    case 'helm-set':
      return (await import('../output/helm.ts')).helmSet(plan);
    case 'cilium-cli':
      return (await import('../output/helm.ts')).ciliumCli(plan);
    case 'json':
      return (await import('../output/json.ts')).planJson(plan, findings);
  }
}

/** Runs `generate`; resolves to the exit code. */
export async function run(io: Io, path: string | undefined, options: GenerateOptions): Promise<number> {
  const input = await readInput(io, path ?? '-');
  const helm = helmFormats.has(options.format);
  const existing =
    options.inventory === undefined
      ? undefined
      : (await import('./read-inventory.ts')).readInventory(io, options.inventory, options.output);
  const planned = await planIntent(input.text, input.file, {
    catalog: openCatalog(),
    features,
    target: options,
    helm,
    ...(existing && { inventory: existing.variables }),
  });
  const sources = new Map([[input.file, input.text]]);
  const { plan } = planned;
  const findings = [
    ...planned.findings,
    ...(existing?.findings ?? []),
    ...(existing && plan && !helm ? existing.conflicts(plan) : []),
  ];
  if (!planned.valid || !plan) {
    printFindings(io, findings, { format: 'text', to: 'stderr', sources });
    return exitUsage;
  }
  if (plan.target.release === undefined && !helm && options.format !== 'json') {
    printFindings(
      io,
      [
        {
          rule: 'target/no-release',
          severity: 'error',
          subject: 'target',
          message: `--format ${options.format} needs a release: name one with target.kubespray, target.kubean or --kubespray.`,
        },
      ],
      { format: 'text', to: 'stderr' },
    );
    return exitUsage;
  }
  const failed = findings.some((finding) => finding.severity === 'error');
  printFindings(io, findings, { format: 'text', to: 'stderr', sources });
  if (failed && !options.partial && options.format !== 'json') return exitFindings;
  await writeOutput(io, options.output, await write(plan, findings, options));
  return failed ? exitFindings : exitOk;
}
