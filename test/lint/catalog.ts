import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { type LintOptions, type LintResult, lint } from '../../src/commands/lint/lint.ts';
import type { Finding } from '../../src/core/finding.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';

const catalog = openCatalog();

export const variablesFile = 'group_vars/k8s_cluster/cilium.yml';

/** A target for an intent. The only release whose own Cilium has no measured chart gets the next version. */
export function targetOf(kubespray: string): { kubespray: string; cilium?: string } {
  return kubespray === 'v2.16.0' ? { kubespray, cilium: '1.9.18' } : { kubespray };
}

/** Lints variables of the cluster, or files by their path, for a release. */
export function lintFor(
  kubespray: string | null,
  variables: string | Readonly<Record<string, string>>,
  options: Partial<LintOptions> = {},
): Promise<LintResult> {
  const files = typeof variables === 'string' ? { [variablesFile]: variables } : variables;
  return lint(['.'], {
    files: memoryFileSystem(files),
    catalog,
    target: kubespray === null ? {} : { kubespray },
    ...options,
  });
}

/** `rule:line` of each finding, in the order of files and lines. */
export function places(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, location }) => `${rule}:${location?.line ?? '-'}`);
}
