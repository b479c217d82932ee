/** `mesh check`: problems that prevent the clusters of a mesh file from being joined. */

import { checkMesh } from '../../commands/mesh/check/check.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import type { Io } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { loadFeatures, readMeshInput } from '../io/read-mesh.ts';

export interface MeshCheckOptions {
  format: 'text' | 'json';
  failOn: 'error' | 'warning' | 'never';
}

/** Runs `mesh check`; resolves to the exit code. */
export async function run(io: Io, path: string, { format, failOn }: MeshCheckOptions): Promise<number> {
  const { read, findings: reading, sources } = await readMeshInput(io, path);
  const findings = read ? [...reading, ...(await checkMesh(read.mesh, loadFeatures))] : reading;
  const rules = format === 'json' ? (await import('../io/rule-help.ts')).helpOfMeshRules() : [];
  printFindings(io, findings, { format, to: read ? 'stdout' : 'stderr', sources: sources(findings), rules });
  if (!read || read.unreadable) return exitUsage;
  const failing = failOn === 'never' ? [] : failOn === 'warning' ? ['error', 'warning'] : ['error'];
  return findings.some(({ severity }) => failing.includes(severity)) ? exitFindings : exitOk;
}
