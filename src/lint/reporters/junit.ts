/**
 * JUnit XML: a suite for each file, a case for each finding. Findings that make the
 * run fail are failures; the rest are skipped cases.
 */

import type { Finding, Severity } from '../../core/finding.ts';
import { counted } from '../../core/wording.ts';
import type { Reporter } from './types.ts';

const errorsAlone: ReadonlySet<Severity> = new Set(['error']);

export const junit: Reporter = (findings, { files, failing = errorsAlone }) => {
  const suites = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = finding.location?.file ?? 'cilium-extras';
    suites.set(name, [...(suites.get(name) ?? []), finding]);
  }
  const body =
    findings.length === 0
      ? [
          '  <testsuite name="cilium-extras" tests="1" failures="0" skipped="0">',
          `    <testcase name="no problems in ${counted(files, 'file')}" classname="cilium-extras"/>`,
          '  </testsuite>',
        ]
      : [...suites].flatMap(([name, group]) => suite(name, group, failing));
  const all = counts(findings, failing);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cilium-extras" ${findings.length === 0 ? 'tests="1" failures="0" skipped="0"' : all}>`,
    ...body,
    '</testsuites>',
  ].join('\n')}\n`;
};

function counts(findings: readonly Finding[], failing: ReadonlySet<Severity>): string {
  const failures = findings.filter(({ severity }) => failing.has(severity)).length;
  return `tests="${findings.length}" failures="${failures}" skipped="${findings.length - failures}"`;
}

function suite(name: string, findings: readonly Finding[], failing: ReadonlySet<Severity>): string[] {
  return [
    `  <testsuite name="${escapeXml(name)}" ${counts(findings, failing)}>`,
    ...findings.flatMap((finding) => testCase(name, finding, failing.has(finding.severity))),
    '  </testsuite>',
  ];
}

function testCase(name: string, { rule, severity, message, location }: Finding, fails: boolean): string[] {
  const place = location ? `${location.line}:${location.column} ` : '';
  const head = `    <testcase name="${escapeXml(`${place}${rule}`)}" classname="${escapeXml(name)}"`;
  if (!fails) {
    return [`${head}>`, `      <skipped message="${escapeXml(message)}"/>`, '    </testcase>'];
  }
  const where = location ? `${location.file}:${location.line}:${location.column}: ` : '';
  return [
    `${head}>`,
    `      <failure type="${severity}" message="${escapeXml(message)}">${escapeXml(`${where}${message}`)}</failure>`,
    '    </testcase>',
  ];
}

/** Text for XML 1.0. Characters that the grammar does not allow even as entities become the replacement character. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
      .replace(/[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
