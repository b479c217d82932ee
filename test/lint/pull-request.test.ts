/** Features for CI and for repositories with old findings: baselines, thresholds, changed files, reports in files. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';

const group = 'inv/group_vars/k8s_cluster/cilium.yml';
const variables = 'kube_network_plugin: cilium\nkube_owner: root\ncilium_mtuu: 1400\ncilium_debugg: true\n';

function repository(files: Record<string, string>): string {
  const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-'));
  for (const [path, text] of Object.entries({
    '.cilium-extras.yml': 'targets: [{ kubespray: v2.31.0 }]\n',
    ...files,
  })) {
    mkdirSync(join(cwd, dirname(path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

interface Report {
  findings: { rule: string; severity: string; subject: string; line: number }[];
  summary: { errors: number; warnings: number };
}

async function lint(cwd: string, ...argv: string[]) {
  const outcome = await run(['lint', '--format', 'json', ...argv], { cwd });
  return { ...outcome, report: (outcome.stdout === '' ? undefined : JSON.parse(outcome.stdout)) as Report };
}

const subjects = ({ report }: { report: Report }): string[] => report.findings.map(({ subject }) => subject).sort();

describe('a baseline', () => {
  it('hides what is in it, wherever it moves, and lets new findings fail', async () => {
    const cwd = repository({ [group]: variables });
    const first = await lint(cwd, 'inv', '--rule', 'unknown-variable=error');
    expect(first.code).toBe(1);
    const written = await run(['lint', 'inv', '--baseline', 'base.json', '--update-baseline'], { cwd });
    expect(written).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(cwd, 'base.json'), 'utf8')).not.toMatch(/line|column/);

    writeFileSync(join(cwd, group), `# moved\n\n${variables}cilium_ipamm: x\n`);
    const second = await lint(cwd, 'inv', '--baseline', 'base.json', '--rule', 'unknown-variable=error');
    expect(subjects(second)).toEqual(['cilium_ipamm']);
    expect(second.code).toBe(1);
    // It also works from another folder.
    const below = await lint(join(cwd, 'inv'), '.', '--baseline', '../base.json');
    expect(subjects(below)).toEqual(['cilium_ipamm']);

    writeFileSync(join(cwd, group), variables.replace('cilium_debugg: true\n', ''));
    const third = await lint(cwd, 'inv', '--baseline', 'base.json');
    expect(third.report.findings).toEqual([]);
    expect(third.stderr).toContain('no longer occur');
    await run(['lint', 'inv', '--baseline', 'base.json', '--update-baseline'], { cwd });
    expect(readFileSync(join(cwd, 'base.json'), 'utf8')).not.toContain('cilium_debugg');
  });

  it('keeps what it has of files that a run leaves out', async () => {
    const cwd = repository({ [group]: variables, 'other/group_vars/k8s_cluster/cilium.yml': variables });
    const git = (...argv: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...argv], { cwd });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'x');
    await run(['lint', '--baseline', 'base.json', '--update-baseline'], { cwd });
    const whole = readFileSync(join(cwd, 'base.json'), 'utf8');
    writeFileSync(join(cwd, group), variables.replace('cilium_debugg: true\n', ''));
    for (const some of [['inv'], ['.', '--changed-since', 'HEAD']]) {
      const { stderr } = await run(['lint', ...some, '--baseline', 'base.json'], { cwd });
      expect(stderr).toContain('1 entry of the baseline no longer occurs. Run again with --update-baseline');
      writeFileSync(join(cwd, 'base.json'), whole);
      const updated = await run(['lint', ...some, '--baseline', 'base.json', '--update-baseline'], { cwd });
      expect(updated.stderr).toMatch(/2 entries of files that this run did not check stayed in it/);
      const text = readFileSync(join(cwd, 'base.json'), 'utf8');
      expect([...whole.matchAll(/debugg/g), ...text.matchAll(/debugg/g)]).toHaveLength(3);
      writeFileSync(join(cwd, 'base.json'), whole);
    }
    // A deleted file no longer has findings.
    execFileSync('rm', ['-r', join(cwd, 'other')]);
    const { stderr } = await run(['lint', '.', '--changed-since', 'HEAD', '--baseline', 'base.json'], { cwd });
    expect(stderr).toContain('3 entries of the baseline no longer occur.');
  });

  it.each(['{', '[]', '{"version":2,"findings":[]}', '{"version":1,"findings":[{"rule":{}}]}'])(
    'that is none is named: %s',
    async (text) => {
      const cwd = repository({ [group]: variables, 'base.json': text });
      const { code, stderr } = await run(['lint', 'inv', '--baseline', 'base.json'], { cwd });
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('base.json') });
    },
  );
});

describe('thresholds', () => {
  it('--quiet shows errors only, --max-warnings counts all', async () => {
    const cwd = repository({ [group]: variables });
    const all = await lint(cwd, 'inv', '--rule', 'unknown-variable=warning');
    expect(all.report.summary.warnings).toBeGreaterThanOrEqual(2);
    const quiet = await lint(cwd, 'inv', '--rule', 'unknown-variable=warning', '--quiet', '--max-warnings', '1');
    expect(quiet.report.summary.warnings).toBe(0);
    expect(quiet).toMatchObject({ code: 1, stderr: expect.stringContaining('--max-warnings') });
    expect((await lint(cwd, 'inv', '--rule', 'unknown-variable=warning', '--max-warnings', '9')).code).toBe(0);
    expect((await run(['lint', 'inv', '--max-warnings', '-1'], { cwd })).code).toBe(2);
  });

  it.each([
    ['error', 'warning', 0],
    ['warning', 'warning', 1],
    ['never', 'error', 0],
    ['error', 'error', 1],
  ])('JUnit fails as the exit code does: --fail-on %s, findings %s', async (failOn, severity, code) => {
    const cwd = repository({ [group]: variables });
    const argv = ['lint', 'inv', '--format', 'junit', '--fail-on', failOn, '--rule', `unknown-variable=${severity}`];
    const outcome = await run([...argv, '--quiet', '--rule', 'assumed-target=off'], { cwd });
    const loud = await run(argv, { cwd });
    expect(loud.code).toBe(code);
    expect(/<testsuites [^>]*failures="0"/.test(loud.stdout)).toBe(code === 0);
    expect(outcome.code).toBe(code);
  });
});

describe('changed files', () => {
  it('alone are reported, others still read', async () => {
    const cwd = repository({ [group]: variables, 'inv/group_vars/all/x.yml': 'cilium_first: 1\n' });
    const git = (...argv: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...argv], { cwd });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'x');
    expect((await lint(cwd, 'inv', '--changed-since', 'HEAD')).report.findings).toEqual([]);
    writeFileSync(join(cwd, 'inv/group_vars/all/x.yml'), 'cilium_second: 1\n');
    writeFileSync(join(cwd, 'inv/group_vars/all/new.yml'), 'cilium_third: 1\n');
    expect(subjects(await lint(cwd, 'inv', '--changed-since', 'HEAD'))).toEqual(['cilium_second', 'cilium_third']);
    for (const revision of ['nowhere', '--output=x', '']) {
      const { code, stderr } = await run(['lint', 'inv', `--changed-since=${revision}`], { cwd });
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('--changed-since') });
    }
  });
});

describe('input and output', () => {
  it('standard input has the place of a file', async () => {
    const cwd = repository({
      '.cilium-extras.yml':
        'targets: [{ kubespray: v2.31.0 }]\noverrides: [{ paths: inv/lab, rules: { unknown-variable: off } }]\n',
    });
    const findings = async (name: string) => {
      const { stdout } = await run(['lint', '--format', 'json', '-', '--stdin-filename', name], {
        cwd,
        stdin: variables,
      });
      return (JSON.parse(stdout) as Report).findings.map(({ rule }) => rule);
    };
    expect(await findings('inv/paris/group_vars/k8s_cluster/a.yml')).toContain('unknown-variable');
    expect(await findings('inv/lab/group_vars/k8s_cluster/a.yml')).not.toContain('unknown-variable');
    expect((await run(['lint', '.', '--stdin-filename', 'x'], { cwd })).code).toBe(2);
  });

  it('-o writes the report, and never over what was read', async () => {
    const cwd = repository({ [group]: variables });
    const { stdout } = await run(['lint', 'inv', '--format', 'sarif', '-o', 'report.sarif'], { cwd });
    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(join(cwd, 'report.sarif'), 'utf8'))).toHaveProperty('runs');
    expect((await run(['lint', group, '-o', group], { cwd })).code).toBe(2);
    expect(readFileSync(join(cwd, group), 'utf8')).toBe(variables);
  });

  it('Markdown keeps text text', async () => {
    const cwd = repository({ [group]: 'kube_network_plugin: cilium\n"cilium_<b>|@team [x](y)": 1\n' });
    const { stdout } = await run(['lint', 'inv', '--format', 'markdown'], { cwd });
    expect(stdout).toContain('<details');
    expect(stdout).not.toMatch(/<b>|@team|\[x\]\(y\)/);
    const rows = stdout.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| where'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.replace(/\\\|/g, '').split('|')).toHaveLength(5);
  });
});

describe('nothing to check', () => {
  it.each([
    ['an empty folder', {}, '.'],
    ['a folder of other things', { 'a/readme.md': 'cilium\n' }, 'a'],
    [
      'an ignored file',
      { '.cilium-extras.yml': 'ignore: old\n', 'old/cilium.yml': 'cilium_mtu: 1\n' },
      'old/cilium.yml',
    ],
    ['an ignored folder', { '.cilium-extras.yaml': 'ignore: [old]\n', 'old/cilium.yml': 'cilium_mtu: 1\n' }, 'old'],
  ])('%s is an error, unless it may be empty', async (_, files, path) => {
    const cwd = repository(files);
    const strict = await lint(cwd, path);
    expect(strict.report.findings).toMatchObject([{ rule: 'nothing-checked', severity: 'error' }]);
    expect(strict.code).toBe(1);
    expect((await lint(cwd, path, '--allow-empty')).code).toBe(0);
  });
});

describe('comments', () => {
  const suppressed = async (text: string) => {
    const cwd = repository({ [group]: `kube_network_plugin: cilium\nkube_owner: root\n${text}` });
    const { report } = await lint(cwd, 'inv');
    return report.findings.map(({ rule, line }) => `${rule}:${line}`);
  };

  it('switch a rule off for a block or a file', async () => {
    expect(
      await suppressed(
        '# cilium-extras-disable unknown-variable -- ours\ncilium_a1: 1\ncilium_b1: 1\n# cilium-extras-enable\ncilium_c1: 1\n',
      ),
    ).toEqual(['unknown-variable:7']);
    expect(await suppressed('cilium_a1: 1\n# cilium-extras-disable-file unknown-variable, dead-variable\n')).toEqual([
      'useless-suppression:4',
    ]);
  });

  it('that do nothing are reported', async () => {
    expect(await suppressed('cilium_a1: 1 # cilium-extras-disable-line unknown-variabel\n')).toEqual([
      'unknown-variable:3',
      'useless-suppression:3',
    ]);
    expect(await suppressed('cilium_mtu: 1400 # cilium-extras-disable-line\n')).toEqual(['useless-suppression:3']);
    expect(await suppressed('cilium_mtu: 1400 # cilium-extras-disable-nextline dead-variable\n')).toEqual([
      'useless-suppression:3',
    ]);
    expect(await suppressed('cilium_mtu: 1400 # cilium-extras-disable-line dead-variable -- once\n')).toEqual([
      'useless-suppression:3',
    ]);
  });
});

describe('files beside each other', () => {
  it.each([
    ['group_vars/k8s_cluster.yml', 'group_vars/k8s_cluster/a.yml'],
    ['group_vars/k8s_cluster.json', 'group_vars/k8s_cluster/a.yml'],
    ['group_vars/all.yaml', 'group_vars/all.yml'],
    ['group_vars/k8s_cluster.yml', 'group_vars/k8s_cluster'],
    ['host_vars/n1.yaml', 'host_vars/n1/a'],
  ])('%s is not read beside %s', async (unread, read) => {
    const cwd = repository({
      [`inv/${read}`]: 'cilium_mtu: 1400\n',
      [`inv/${unread}`]: '{"cilium_mtu": 1450}\n',
      'inv/hosts.ini': '[kube_control_plane]\nn1\n[kube_node]\nn1\n',
    });
    const { report } = await lint(cwd, 'inv');
    expect(report.findings.filter(({ rule }) => rule === 'unread-file')).toMatchObject([
      { severity: 'warning', subject: `inv/${unread}` },
    ]);
  });
});
