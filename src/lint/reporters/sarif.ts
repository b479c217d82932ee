/** SARIF 2.1.0, for code scanning: one run that lists every rule with its help. */

import type { Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import type { Finding, Location, Severity } from '../../core/finding.ts';
import { jsonText } from '../../core/json-text.ts';
import { fingerprints } from './fingerprints.ts';
import type { Reporter, RuleHelp } from './types.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

export const sarif: Reporter = (findings, { rules, version }) => {
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const ids = fingerprints(findings);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cilium-extras', version, rules: rules.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding, index) => result(finding, indexes.get(finding.rule), ids[index] ?? '')),
      },
    ],
  };
  return jsonText(log);
};

function describeRule({ id, severity, title, why, fix, docs }: RuleHelp): ReportingDescriptor {
  // SARIF accepts only absolute addresses for helpUri. The text names a path in the package instead.
  const address = docs !== undefined && URL.canParse(docs) ? docs : undefined;
  const page = docs === undefined || address !== undefined ? '' : `\n\nDocumentation: ${docs}`;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}${page}`, markdown: `${why}\n\n**Fix:** ${fix}${page}` },
    ...(address === undefined ? {} : { helpUri: address }),
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(finding: Finding, ruleIndex: number | undefined, fingerprint: string): Result {
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[finding.severity],
    message: { text: finding.message },
    ...(finding.location ? { locations: [{ physicalLocation: physicalLocation(finding.location) }] } : {}),
    partialFingerprints: { 'ciliumExtras/v1': fingerprint },
    properties: { subject: finding.subject },
  };
}

function physicalLocation({ file, line, column, endLine, endColumn }: Location): PhysicalLocation {
  return {
    artifactLocation: { uri: toUri(file) },
    region: {
      startLine: line,
      startColumn: column,
      ...(endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn }),
    },
  };
}

/** A path as a URI reference: forward slashes, each part percent-encoded. An absolute path gets its scheme. */
function toUri(path: string): string {
  const posix = path.replaceAll('\\', '/');
  const encoded = posix.split('/').map(encodeURIComponent).join('/');
  if (posix.startsWith('/')) return `file://${encoded}`;
  // A drive letter: `C:/x`.
  return /^[A-Za-z]:\//.test(posix) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}
