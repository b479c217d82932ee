import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { normalise } from '../../src/lint/reporters/normalise.ts';
import { type ReportFormat, reporters as registry, reportFormats } from '../../src/lint/reporters/registry.ts';
import type { ReportContext, Reporter } from '../../src/lint/reporters/types.ts';

const reporters = Object.fromEntries(
  await Promise.all(reportFormats.map(async (format) => [format, await registry[format].load()] as const)),
) as Record<ReportFormat, Reporter>;

const vars = 'group_vars/k8s cluster/cilium.yml';
const texts: Record<string, string> = {
  [vars]: 'cilium_memory_limit: 500M\ncilium_config_extra_vars:\n  enable-bbr: true\n',
};

const context: ReportContext = {
  rules: [
    {
      id: 'extra-var-type',
      severity: 'error',
      title: 'An extra var is not text',
      why: 'ConfigMap data holds text only.',
      fix: 'Quote the value.',
      docs: 'https://example.org/rules#extra-var-type',
    },
    { id: 'dead-variable', severity: 'warning', title: 'A dead variable', why: 'Nothing reads it.', fix: 'Drop it.' },
  ],
  files: 2,
  textOf: (file) => texts[file],
  chalk: new Chalk({ level: 0 }),
  version: '1.2.3',
};

const deadVariable: Finding = {
  rule: 'dead-variable',
  severity: 'warning',
  message: 'cilium_memory_limit does nothing: 100% ignored.',
  subject: 'cilium_memory_limit',
  location: { file: vars, line: 1, column: 1, endLine: 1, endColumn: 20 },
};
const extraVarType: Finding = {
  rule: 'extra-var-type',
  severity: 'error',
  message: 'enable-bbr must be text.\nWrite "true".',
  subject: 'enable-bbr',
  location: { file: vars, line: 3, column: 15, endLine: 3, endColumn: 19 },
  fixable: true,
};
const placeless: Finding = { rule: 'target', severity: 'info', message: 'No release named.', subject: 'kubespray' };

const findings = normalise([extraVarType, placeless, deadVariable]);

describe('normalise', () => {
  it('sorts by file, line, column and rule, placeless findings first', () => {
    expect(findings.map((finding) => finding.rule)).toEqual(['target', 'dead-variable', 'extra-var-type']);
    const inOneLine = [12, 2, 1].map((column) => ({ ...deadVariable, location: { file: 'a', line: 1, column } }));
    expect(normalise(inOneLine).map((finding) => finding.location?.column)).toEqual([1, 2, 12]);
  });

  it('drops what is said twice about one place, and keeps what is said about two', () => {
    const elsewhere = { ...deadVariable, location: { file: vars, line: 9, column: 1 } };
    expect(normalise([deadVariable, { ...deadVariable }, elsewhere])).toHaveLength(2);
  });

  it('keeps places inside the file and drops an end before the start', () => {
    const location = { file: 'a', line: 0, column: 0, endLine: 1, endColumn: 1 };
    expect(normalise([{ ...deadVariable, location }])[0]?.location).toEqual({ file: 'a', line: 1, column: 1 });
  });
});

describe('text', () => {
  it('groups by file, shows the line, and counts', () => {
    expect(reporters.text(findings, context)).toBe(`\
  info  No release named.  target

group_vars/k8s cluster/cilium.yml
  1:1  warning  cilium_memory_limit does nothing: 100% ignored.  dead-variable
    > 1 | cilium_memory_limit: 500M
        | ^^^^^^^^^^^^^^^^^^^
      2 | cilium_config_extra_vars:
  3:15  error  enable-bbr must be text. Write "true".  extra-var-type (fixable)
      2 | cilium_config_extra_vars:
    > 3 |   enable-bbr: true
        |               ^^^^

1 error, 1 warning, 1 info; 2 files checked. 1 can be fixed with --fix.
`);
  });

  it('says so when there is nothing to say', () => {
    expect(reporters.text([], { ...context, files: 1 })).toBe('No problems: 1 file checked.\n');
  });

  it('lets no escape sequence of a file through to the terminal', () => {
    const hostile: Finding = {
      ...deadVariable,
      message: 'value \u001b[31mred\u001b[0m',
      location: { file: '\u001b]0;x\u0007.yml', line: 1, column: 1 },
    };
    const report = reporters.text([hostile], { ...context, textOf: () => 'a: "\u001b[2J"' });
    expect(report).not.toContain('\u001b');
    expect(report).not.toContain('\u0007');
    expect(report).toContain('red');
  });

  it('colours only when told to', () => {
    const painted = reporters.text(findings, { ...context, chalk: new Chalk({ level: 1 }) });
    expect(painted).toContain('\u001b[31merror\u001b[39m');
  });
});

describe('json', () => {
  it('has every key of the contract, null where nothing is known', () => {
    const report = JSON.parse(reporters.json(findings, context));
    expect(report.summary).toEqual({ errors: 1, warnings: 1, infos: 1, files: 2 });
    expect(report.findings[0]).toEqual({
      rule: 'target',
      severity: 'info',
      message: 'No release named.',
      file: null,
      line: null,
      column: null,
      endLine: null,
      endColumn: null,
      subject: 'kubespray',
      fixable: false,
      docs: null,
    });
    expect(report.findings[2]).toEqual({
      rule: 'extra-var-type',
      severity: 'error',
      message: 'enable-bbr must be text.\nWrite "true".',
      file: vars,
      line: 3,
      column: 15,
      endLine: 3,
      endColumn: 19,
      subject: 'enable-bbr',
      fixable: true,
      docs: 'https://example.org/rules#extra-var-type',
    });
  });
});

describe('sarif', () => {
  const log = JSON.parse(reporters.sarif(findings, context));
  const [run] = log.runs;

  it('lists every rule with its help, found or not', () => {
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver.rules).toHaveLength(context.rules.length);
    expect(run.tool.driver.rules[0]).toEqual({
      id: 'extra-var-type',
      shortDescription: { text: 'An extra var is not text' },
      fullDescription: { text: 'ConfigMap data holds text only.' },
      help: {
        text: 'ConfigMap data holds text only.\n\nQuote the value.',
        markdown: 'ConfigMap data holds text only.\n\n**Fix:** Quote the value.',
      },
      helpUri: 'https://example.org/rules#extra-var-type',
      defaultConfiguration: { level: 'error' },
    });
    expect(run.tool.driver.rules[1]).not.toHaveProperty('helpUri');
    const inPackage = {
      ...context,
      rules: [{ ...context.rules[0], docs: 'docs/rules/extra-var-type.md' }],
    } as ReportContext;
    const [rule] = JSON.parse(reporters.sarif(findings, inPackage)).runs[0].tool.driver.rules;
    expect(rule).not.toHaveProperty('helpUri');
    expect(rule.help.markdown).toContain('**Fix:** Quote the value.\n\nDocumentation: docs/rules/extra-var-type.md');
  });

  it('points each result at its rule and its place, with an encoded path', () => {
    expect(run.results[0]).toMatchObject({ ruleId: 'target', level: 'note' });
    expect(run.results[0]).not.toHaveProperty('ruleIndex');
    expect(run.results[0]).not.toHaveProperty('locations');
    expect(run.results[2]).toMatchObject({ ruleId: 'extra-var-type', ruleIndex: 0, level: 'error' });
    expect(run.results[2].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'group_vars/k8s%20cluster/cilium.yml' },
          region: { startLine: 3, startColumn: 15, endLine: 3, endColumn: 19 },
        },
      },
    ]);
  });

  it('encodes absolute and foreign paths', () => {
    const uriOf = (file: string): string => {
      const report = JSON.parse(reporters.sarif([{ ...placeless, location: { file, line: 1, column: 1 } }], context));
      return report.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
    };
    expect(uriOf('/srv/a b/#1.yml')).toBe('file:///srv/a%20b/%231.yml');
    expect(uriOf('a\\b.yml')).toBe('a/b.yml');
    expect(uriOf('C:\\a\\b.yml')).toBe('file:///C:/a/b.yml');
  });
});

describe('github', () => {
  it('writes one escaped workflow command a finding', () => {
    expect(reporters.github(findings, context)).toBe(
      [
        '::notice title=target::No release named.',
        '::warning file=group_vars/k8s cluster/cilium.yml,line=1,endLine=1,col=1,endColumn=20,title=dead-variable::cilium_memory_limit does nothing: 100%25 ignored.',
        '::error file=group_vars/k8s cluster/cilium.yml,line=3,endLine=3,col=15,endColumn=19,title=extra-var-type::enable-bbr must be text.%0AWrite "true".',
        '',
      ].join('\n'),
    );
  });

  it('escapes colons and commas in properties, and lets no message end its command', () => {
    const finding: Finding = {
      ...deadVariable,
      message: 'a\r\n::error::b',
      location: { file: 'a,b:c.yml', line: 1, column: 1 },
    };
    expect(reporters.github([finding], context)).toBe(
      '::warning file=a%2Cb%3Ac.yml,line=1,col=1,title=dead-variable::a%0D%0A::error::b\n',
    );
  });
});

describe('gitlab', () => {
  const issuesOf = (list: Finding[]): { fingerprint: string }[] => JSON.parse(reporters.gitlab(list, context));

  it('gives each finding a description, a severity and a place', () => {
    expect(issuesOf(findings)[2]).toEqual({
      description: 'enable-bbr must be text.\nWrite "true".',
      check_name: 'extra-var-type',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      severity: 'major',
      location: { path: vars, lines: { begin: 3, end: 3 } },
    });
  });

  it('keeps the fingerprint when lines move, and tells equal findings apart', () => {
    const [original] = issuesOf([deadVariable]);
    const moved = { ...deadVariable, location: { file: vars, line: 7, column: 1 } };
    expect(issuesOf([moved])[0]?.fingerprint).toBe(original?.fingerprint);
    const [first, second] = issuesOf([deadVariable, moved]);
    expect(first?.fingerprint).toBe(original?.fingerprint);
    expect(second?.fingerprint).not.toBe(first?.fingerprint);
  });
});

describe('junit', () => {
  it('has a suite a file and a case a finding', () => {
    expect(reporters.junit(findings, { ...context, failing: new Set(['error', 'warning']) })).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cilium-extras" tests="3" failures="2" skipped="1">
  <testsuite name="cilium-extras" tests="1" failures="0" skipped="1">
    <testcase name="target" classname="cilium-extras">
      <skipped message="No release named."/>
    </testcase>
  </testsuite>
  <testsuite name="group_vars/k8s cluster/cilium.yml" tests="2" failures="2" skipped="0">
    <testcase name="1:1 dead-variable" classname="group_vars/k8s cluster/cilium.yml">
      <failure type="warning" message="cilium_memory_limit does nothing: 100% ignored.">group_vars/k8s cluster/cilium.yml:1:1: cilium_memory_limit does nothing: 100% ignored.</failure>
    </testcase>
    <testcase name="3:15 extra-var-type" classname="group_vars/k8s cluster/cilium.yml">
      <failure type="error" message="enable-bbr must be text.&#10;Write &quot;true&quot;.">group_vars/k8s cluster/cilium.yml:3:15: enable-bbr must be text.&#10;Write &quot;true&quot;.</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('stays XML whatever a file holds', () => {
    const finding: Finding = { ...placeless, severity: 'error', message: 'a\u0000b\ud800 <x> & "y" 😀' };
    expect(reporters.junit([finding], context)).toContain('message="a\ufffdb\ufffd &lt;x&gt; &amp; &quot;y&quot; 😀"');
  });

  it('has a passing case when nothing was found', () => {
    expect(reporters.junit([], context)).toContain('tests="1" failures="0"');
  });
});

describe.each(reportFormats)('every format: %s', (format) => {
  it('survives having nothing to report, and ends its last line', () => {
    expect(reporters[format]([], context)).toMatch(/^$|\n$/);
  });

  it('names each finding, and ends its last line', () => {
    const report = reporters[format](findings, context);
    expect(report).toMatch(/\n$/);
    for (const { rule } of findings.filter(({ location }) => location !== undefined)) expect(report).toContain(rule);
  });
});
