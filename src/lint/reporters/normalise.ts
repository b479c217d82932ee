import type { Finding } from '../../core/finding.ts';

/**
 * Findings as every reporter needs them: sorted by file, place and rule, without repetitions. Places are valid: lines
 * and columns from 1, and an end that is not before the start. Findings without a place come first.
 */
export function normalise(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings.map(withValidPlace)) {
    const { location } = finding;
    const key = JSON.stringify([finding.rule, location?.file, location?.line, location?.column, finding.message]);
    if (!unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()].sort(compare);
}

function withValidPlace(finding: Finding): Finding {
  if (!finding.location) return finding;
  const { file, endLine, endColumn } = finding.location;
  const line = Math.max(1, finding.location.line);
  const column = Math.max(1, finding.location.column);
  const hasEnd =
    endLine !== undefined && endColumn !== undefined && (endLine > line || (endLine === line && endColumn > column));
  return { ...finding, location: hasEnd ? { file, line, column, endLine, endColumn } : { file, line, column } };
}

function compare(left: Finding, right: Finding): number {
  return (
    byText(left.location?.file ?? '', right.location?.file ?? '') ||
    (left.location?.line ?? 0) - (right.location?.line ?? 0) ||
    (left.location?.column ?? 0) - (right.location?.column ?? 0) ||
    byText(left.rule, right.rule) ||
    byText(left.message, right.message)
  );
}

/** By code units and not by locale: the same order on every machine. */
function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
