import type { Finding } from '../../core/finding.ts';

/** The counts at the end of a report. */
export interface Summary {
  errors: number;
  warnings: number;
  infos: number;
  files: number;
}

/** Counts findings by severity; `files` is the number of files checked. */
export function summarise(findings: readonly Finding[], files: number): Summary {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info'), files };
}
