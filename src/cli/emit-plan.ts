/** The end of every command that makes a plan: its findings on stderr, the plan in a format, the exit code. */
import type { Finding } from '../core/finding.ts';
import { exitFindings, exitOk, exitUsage } from '../exit-codes.ts';
import type { Plan } from '../plan/plan.ts';
import type { Io } from './io.ts';
import { printFindings } from './print-findings.ts';
import { writeOutput } from './write-output.ts';

export type PlanFormat = 'group-vars' | 'kubean' | 'helm-values' | 'helm-set' | 'cilium-cli' | 'json';

export interface EmitOptions {
  format: PlanFormat;
  /** Name and namespace of Kubean's ConfigMap. */
  name: string;
  namespace: string;
  partial?: boolean;
  output?: string;
}

const helmFormats: ReadonlySet<PlanFormat> = new Set(['helm-values', 'helm-set', 'cilium-cli']);

/** True for the formats that Helm reads, which need no release. */
export function isForHelm(format: PlanFormat): boolean {
  return helmFormats.has(format);
}

async function write(plan: Plan, findings: readonly Finding[], options: EmitOptions): Promise<string> {
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

/**
 * Prints findings and writes a plan; resolves to the exit code.
 *
 * @param plan undefined if the input is at fault
 * @param sources texts that findings point into
 */
export async function emitPlan(
  io: Io,
  plan: Plan | undefined,
  findings: readonly Finding[],
  options: EmitOptions,
  sources: ReadonlyMap<string, string>,
): Promise<number> {
  if (!plan) {
    printFindings(io, findings, { format: 'text', to: 'stderr', sources });
    return exitUsage;
  }
  if (plan.target.release === undefined && !isForHelm(options.format) && options.format !== 'json') {
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
