/** The report for programs, in the documented format. Every key is always present, with `null` if it has no value. */
import { jsonText } from '../../core/json-text.ts';
import { summarise } from './summary.ts';
import type { Reporter } from './types.ts';

export const json: Reporter = (findings, { files, rules }) => {
  const docs = new Map(rules.map((rule) => [rule.id, rule.docs]));
  const report = {
    findings: findings.map(({ rule, severity, message, location, subject, fixable }) => ({
      rule,
      severity,
      message,
      file: location?.file ?? null,
      line: location?.line ?? null,
      column: location?.column ?? null,
      endLine: location?.endLine ?? null,
      endColumn: location?.endColumn ?? null,
      subject,
      fixable: fixable === true,
      docs: docs.get(rule) ?? null,
    })),
    summary: summarise(findings, files),
  };
  return jsonText(report);
};
