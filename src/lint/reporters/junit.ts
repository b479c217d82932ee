/** JUnit XML: a suite a file, a case a finding. Errors and warnings fail; infos are skipped cases. */
import type { Finding } from '../../core/finding.ts';
import { summarise } from './summary.ts';
import type { Reporter } from './types.ts';

export const junit: Reporter = (findings, { files }) => {
  const suites = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = finding.location?.file ?? 'cilium-extras';
    suites.set(name, [...(suites.get(name) ?? []), finding]);
  }
  const body =
    findings.length === 0
      ? [
          '  <testsuite name="cilium-extras" tests="1" failures="0" skipped="0">',
          `    <testcase name="no problems in ${files} files" classname="cilium-extras"/>`,
          '  </testsuite>',
        ]
      : [...suites].flatMap(([name, group]) => suite(name, group));
  const all = counts(findings);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cilium-extras" ${findings.length === 0 ? 'tests="1" failures="0" skipped="0"' : all}>`,
    ...body,
    '</testsuites>',
  ].join('\n')}\n`;
};

function counts(findings: readonly Finding[]): string {
  const { errors, warnings, infos } = summarise(findings, 0);
  return `tests="${findings.length}" failures="${errors + warnings}" skipped="${infos}"`;
}

function suite(name: string, findings: readonly Finding[]): string[] {
  return [
    `  <testsuite name="${escapeXml(name)}" ${counts(findings)}>`,
    ...findings.flatMap((finding) => testCase(name, finding)),
    '  </testsuite>',
  ];
}

function testCase(name: string, { rule, severity, message, location }: Finding): string[] {
  const place = location ? `${location.line}:${location.column} ` : '';
  const head = `    <testcase name="${escapeXml(`${place}${rule}`)}" classname="${escapeXml(name)}"`;
  if (severity === 'info') return [`${head}>`, `      <skipped message="${escapeXml(message)}"/>`, '    </testcase>'];
  const where = location ? `${location.file}:${location.line}:${location.column}: ` : '';
  return [
    `${head}>`,
    `      <failure type="${severity}" message="${escapeXml(message)}">${escapeXml(`${where}${message}`)}</failure>`,
    '    </testcase>',
  ];
}

/** Text for XML 1.0: what its grammar has no place for, even as an entity, becomes a replacement character. */
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
