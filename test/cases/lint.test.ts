/** Findings of lint on practical cases, by release: `lint/*.yaml`, one file for each class of faults. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TargetRequest } from '../../src/cluster/target/target.ts';
import type { LintFinding } from '../../src/lint/rule.ts';
import { lintFor } from '../lint/catalog.ts';

interface Expected {
  rule: string;
  severity?: string;
  subject?: string;
  line?: number;
  /** Regular expressions that the message must match, and must not match. */
  says?: string;
  silentOn?: string;
}

interface LintCase {
  id: string;
  releases: string[];
  target?: TargetRequest;
  /** A file of variables, or files by their path. */
  files: string | Record<string, string>;
  finds?: Expected[];
  /** Findings that must not be there. */
  silent?: { rule?: string; subject?: string }[];
  /** The worst severity of all findings; `none`: no finding at all. */
  worst?: 'none' | 'info' | 'warning' | 'error';
}

const folder = join(import.meta.dirname, 'lint');
const severities = ['none', 'info', 'warning', 'error'];

function matches(finding: LintFinding, expected: Expected): boolean {
  const { rule, severity, subject, line, says, silentOn } = expected;
  return (
    finding.rule === rule &&
    (severity === undefined || finding.severity === severity) &&
    (subject === undefined || finding.subject === subject) &&
    (line === undefined || finding.location?.line === line) &&
    (says === undefined || new RegExp(says).test(finding.message)) &&
    (silentOn === undefined || !new RegExp(silentOn).test(finding.message))
  );
}

function isForbidden({ rule, subject }: LintFinding, silent: { rule?: string; subject?: string }): boolean {
  return (
    (silent.rule === undefined || silent.rule === rule) && (silent.subject === undefined || silent.subject === subject)
  );
}

describe.each(readdirSync(folder))('%s', (file) => {
  const cases = (parse(readFileSync(join(folder, file), 'utf8')) as LintCase[]).flatMap((one) =>
    one.releases.map((release) => ({ ...one, release })),
  );

  it.each(cases)('$id on $release', async ({ files, release, target, finds = [], silent = [], worst }) => {
    const { findings } = await lintFor(release, files, { target: { kubespray: release, ...target } });
    const told = findings.map(({ rule, severity, subject, message, location }) =>
      [severity, rule, `${location?.file}:${location?.line}`, subject, message].join(' '),
    );
    for (const expected of finds) {
      expect(
        findings.some((finding) => matches(finding, expected)),
        `${JSON.stringify(expected)} in\n${told.join('\n')}`,
      ).toBe(true);
    }
    expect(
      findings.filter((finding) => silent.some((one) => isForbidden(finding, one))).map(({ message }) => message),
    ).toEqual([]);
    if (worst !== undefined) {
      const found = Math.max(0, ...findings.map(({ severity }) => severities.indexOf(severity)));
      expect(severities[found], told.join('\n')).toBe(worst);
    }
  });
});
