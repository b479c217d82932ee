/** `mesh annotate`: makes the Services of a manifest global. */

import { annotate } from '../../commands/mesh/annotate/annotate.ts';
import { known } from '../../commands/mesh/model/cluster.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import type { Finding } from '../../core/finding.ts';
import { openCatalog } from '../io/catalog-files.ts';
import type { Io } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { readInput } from '../io/read-input.ts';
import { writeOutput } from '../io/write-output.ts';
import type { TargetOptions } from '../options.ts';

export interface MeshAnnotateOptions extends TargetOptions {
  mesh?: string;
  global: 'true' | 'false';
  shared?: 'true' | 'false';
  affinity?: 'none' | 'local' | 'remote';
  output?: string;
}

/** Runs `mesh annotate`; resolves to the exit code. */
export async function run(io: Io, path: string | undefined, options: MeshAnnotateOptions): Promise<number> {
  const input = await readInput(io, path ?? '-');
  const { versions, findings: notes } = await versionsOf(io, options);
  const wish = {
    global: options.global === 'true',
    ...(options.shared !== undefined && { shared: options.shared === 'true' }),
    ...(options.affinity !== undefined && { affinity: options.affinity }),
  };
  const { text, findings } = annotate(input.text, input.file, wish, versions);
  printFindings(io, [...notes, ...findings], {
    format: 'text',
    to: 'stderr',
    sources: new Map([[input.file, input.text]]),
  });
  if (text === undefined) return findings.some(({ rule }) => rule.startsWith('manifest/')) ? exitUsage : exitFindings;
  await writeOutput(io, options.output, text, [], [input.text]);
  return exitOk;
}

/** The Cilium versions that will read the annotations. @throws UserError if the mesh or the target is invalid. */
async function versionsOf(io: Io, options: MeshAnnotateOptions): Promise<{ versions: string[]; findings: Finding[] }> {
  if (options.mesh !== undefined) {
    const { readMeshInput } = await import('../io/read-mesh.ts');
    const { read, findings, sources } = await readMeshInput(io, options.mesh);
    if (!read) {
      printFindings(io, findings, { format: 'text', to: 'stderr', sources: sources(findings) });
      throw new UserError(`${options.mesh} is not a valid mesh file`);
    }
    const versions = known(read.mesh).map(({ state }) => state.target.cilium);
    if (versions.length === 0) throw new UserError(`no cluster in ${options.mesh} has a Cilium version`);
    return { versions: [...new Set(versions)], findings: [] };
  }
  const { resolveTarget } = await import('../../cluster/target/target.ts');
  const { target, findings } = await resolveTarget(options, openCatalog());
  if (!target) throw new UserError(findings[0]?.message ?? 'the target is not known');
  const isNamed = [options.kubespray, options.kubean, options.cilium].some((name) => name !== undefined);
  const assumed: Finding = {
    rule: 'assumed-target',
    severity: 'info',
    subject: 'target',
    message: `No Cilium version is set, so the newest known version was used: ${target.cilium}. Set a mesh file with --mesh, or a version.`,
  };
  return { versions: [target.cilium], findings: [...findings, ...(isNamed ? [] : [assumed])] };
}
