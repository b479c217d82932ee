/** GitLab's Code Quality report, a subset of Code Climate's format. */

import type { Severity } from '../../core/finding.ts';
import { jsonText } from '../../core/json-text.ts';
import { fingerprints } from './fingerprints.ts';
import type { Reporter } from './types.ts';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<Severity, string>;

export const gitlab: Reporter = (findings) => {
  const ids = fingerprints(findings);
  const issues = findings.map(({ rule, severity, message, location }, index) => ({
    description: message,
    check_name: rule,
    fingerprint: ids[index],
    severity: severities[severity],
    // GitLab ignores an issue without a location.
    location: {
      path: location?.file ?? '.',
      lines: { begin: location?.line ?? 1, end: location?.endLine ?? location?.line ?? 1 },
    },
  }));
  return jsonText(issues);
};
