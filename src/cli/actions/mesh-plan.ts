/** `mesh plan`: the variables of each cluster of a mesh, and the runbook that joins them. */
import { join } from 'node:path';
import { checkMesh } from '../../commands/mesh/check/check.ts';
import { type MeshPlan, planMesh } from '../../commands/mesh/plan/plan.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import type { Finding } from '../../core/finding.ts';
import { didYouMean } from '../../core/nearest.ts';
import { translatedLines } from '../../language/lines.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { conflicts } from '../io/read-inventory.ts';
import { loadFeatures, readMeshInput } from '../io/read-mesh.ts';
import { writeOutput, writeResults } from '../io/write-output.ts';

export type MeshFormat = 'markdown' | 'script' | 'group-vars' | 'json' | 'dot' | 'mermaid';

export interface MeshPlanOptions {
  format: MeshFormat;
  /** Prints only this cluster's variables. */
  cluster?: string;
  /** A directory for all files. */
  write?: string;
  partial?: boolean;
  output?: string;
}

/** Runs `mesh plan`; resolves to the exit code. */
export async function run(io: Io, path: string, options: MeshPlanOptions): Promise<number> {
  const { read, findings: reading, sources } = await readMeshInput(io, path);
  if (!read) {
    printFindings(io, reading, { format: 'text', to: 'stderr', sources: sources(reading) });
    return exitUsage;
  }
  const plan = planMesh(read.mesh, await loadFeatures());
  const findings = [...reading, ...(await checkMesh(read.mesh, loadFeatures)), ...planFindings(plan)];
  printFindings(io, findings, { format: 'text', to: 'stderr', sources: sources(findings) });
  if (read.unreadable) return exitUsage;
  const failed = findings.some(({ severity }) => severity === 'error');
  if (failed && !options.partial && options.format !== 'json') return exitFindings;
  if (options.write !== undefined) await writeAll(io, options.write, plan);
  else {
    const text = await render(plan, options, findings);
    const inItsLanguage = options.format === 'markdown' ? translatedLines(text, (line) => inLanguage(io, line)) : text;
    await writeOutput(io, options.output, inItsLanguage);
  }
  return failed ? exitFindings : exitOk;
}

/**
 * Values of the mesh that no variable can set, and what the variables override or repeat in each cluster's inventory.
 * The check has reported the rest.
 */
function planFindings({ members }: MeshPlan): Finding[] {
  return members.flatMap(({ cluster, plan }) => {
    const { view } = cluster.state ?? {};
    if (!plan) return [];
    const lost = plan.findings
      .filter(({ path, severity }) => path[0] === 'values' && severity === 'error')
      .map(({ path: _, ...finding }) => ({
        ...finding,
        message: `${cluster.label}: ${finding.message}`,
        location: cluster.at(),
      }));
    if (!view || !plan.target.release) return lost;
    const effective = new Map(
      [...view.scope.variables].flatMap(([name, all]) => all.slice(-1).map((last) => [name, last])),
    );
    return [...lost, ...conflicts(plan, effective)];
  });
}

async function render(
  plan: MeshPlan,
  { format, cluster }: MeshPlanOptions,
  findings: readonly Finding[],
): Promise<string> {
  switch (format) {
    case 'markdown':
      return (await import('../../commands/mesh/plan/runbook-page.ts')).runbookPage(plan);
    case 'script':
      return (await import('../../commands/mesh/plan/runbook-script.ts')).runbookScript(plan);
    case 'group-vars':
      return variablesText(plan, cluster);
    case 'dot':
      return (await import('../../commands/mesh/plan/topology.ts')).dot(plan);
    case 'mermaid':
      return (await import('../../commands/mesh/plan/topology.ts')).mermaid(plan);
    case 'json':
      return planJson(plan, findings);
  }
}

async function variablesText({ members }: MeshPlan, name: string | undefined): Promise<string> {
  const { memberVariables } = await import('../../commands/mesh/plan/variables.ts');
  const chosen = members.filter(({ cluster }) => name === undefined || cluster.name === name);
  if (chosen.length === 0) {
    const names = members.map(({ cluster }) => cluster.name);
    throw new UserError(`the mesh has no cluster "${name}".${didYouMean(name ?? '', names)}`);
  }
  const texts = chosen.flatMap((member) => {
    const text = memberVariables(member);
    if (text === undefined) return [];
    return [name === undefined ? `# ${member.cluster.name.replace(/[\r\n]+/g, ' ')}\n${text}` : text];
  });
  return texts.join('\n');
}

async function planJson(plan: MeshPlan, findings: readonly Finding[]): Promise<string> {
  const { emittedVariables } = await import('../../plan/plan.ts');
  const { targetJson } = await import('../../outputs/json.ts');
  const clusters = plan.members.map(({ cluster, way, serviceType, port, addresses, changedFrom, plan: own }) => ({
    name: cluster.name,
    id: cluster.id,
    context: cluster.kubeContext,
    target: own ? targetJson(own) : null,
    enabledBy: way,
    apiserver: { type: serviceType, port, addresses },
    changedFrom: changedFrom ?? null,
    variables: own?.target.release ? Object.fromEntries(emittedVariables(own)) : null,
    settings: own?.settings ?? [],
  }));
  const links = plan.links.map(({ left, right, by }) => ({ clusters: [left.cluster.name, right.cluster.name], by }));
  const authority = plan.authority?.cluster.name ?? null;
  return `${JSON.stringify({ clusters, links, authority, findings }, null, 2)}\n`;
}

/** Writes one file for each cluster's variables, the runbook in both forms, and the topology. */
async function writeAll(io: Io, folder: string, plan: MeshPlan): Promise<void> {
  const { mkdir } = await import('node:fs/promises');
  const { resolve } = await import('node:path');
  const { memberVariables } = await import('../../commands/mesh/plan/variables.ts');
  const { runbookScript } = await import('../../commands/mesh/plan/runbook-script.ts');
  const { variablesFile } = await import('../../commands/mesh/plan/variables-file.ts');
  const { runbookPage } = await import('../../commands/mesh/plan/runbook-page.ts');
  const { dot } = await import('../../commands/mesh/plan/topology.ts');
  try {
    await mkdir(resolve(io.cwd, folder), { recursive: true });
  } catch (error) {
    throw new UserError(`cannot create the directory ${folder}`, { cause: error });
  }
  const texts: [string, string | undefined][] = [
    ...plan.members.map((member): [string, string | undefined] => [variablesFile(member), memberVariables(member)]),
    ['runbook.sh', runbookScript(plan)],
    ['runbook.md', translatedLines(runbookPage(plan), (line) => inLanguage(io, line))],
    ['topology.dot', dot(plan)],
  ];
  await writeResults(
    io,
    texts.flatMap(([name, text]) => (text === undefined ? [] : [{ path: join(folder, name), text }])),
  );
}
