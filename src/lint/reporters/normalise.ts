import type { Finding } from '../../core/finding.ts';

/**
 * Findings in the form that every reporter needs: sorted by file, place and rule, without duplicates. Locations are
 * valid: lines and columns start at 1, and the end is not before the start. Findings without a location come first.
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

/** Compares code units instead of using a locale, so that the order is the same on every machine. */
function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
