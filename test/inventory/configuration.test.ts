import { describe, expect, it } from 'vitest';
import { findConfiguration, readConfiguration } from '../../src/formats/configuration/configuration.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { Suppressions } from '../../src/lint/suppressions.ts';

const files = memoryFileSystem({
  'repo/.git/HEAD': '',
  'repo/.cilium-extras.yaml': '',
  'repo/inventory/paris/group_vars/all.yml': '',
  'repo/sub/.git/HEAD': '',
  'other/a.yml': '',
});

const read = (text: string) =>
  readConfiguration(text, 'repo/.cilium-extras.yaml', files, ['dead-variable', 'dsr/needs-native-routing']);

describe('findConfiguration', () => {
  it('looks up to the root of the repository', () => {
    expect(findConfiguration(files, 'repo/inventory/paris/group_vars/all.yml')).toBe('repo/.cilium-extras.yaml');
    expect(findConfiguration(files, 'repo')).toBe('repo/.cilium-extras.yaml');
    expect(findConfiguration(files, 'repo/sub')).toBeUndefined();
    expect(findConfiguration(files, 'other/a.yml')).toBeUndefined();
  });
});

describe('readConfiguration', () => {
  it('knows targets by path, severities and ignored paths', () => {
    const { configuration, findings } = read(`
targets:
  - paths: [inventory/paris, 'inventory/*/lab/**']
    kubespray: v2.28.1
    cilium: 1.17.10
  - paths: kubean/**
    kubean: v0.26.4
  - kubespray: 2.30
rules:
  dead-variable: off
  dsr/needs-native-routing: warning
ignore: [legacy, '**/*.bak.yml']
`);
    expect(findings).toEqual([]);
    const target = (path: string) => configuration?.targetFor(`repo/${path}`);
    expect(target('inventory/paris/group_vars/all.yml')).toEqual({ kubespray: 'v2.28.1', cilium: '1.17.10' });
    expect(target('inventory/rome/lab/x.yml')).toEqual({ kubespray: 'v2.28.1', cilium: '1.17.10' });
    expect(target('inventory/paris2')).toEqual({ kubespray: '2.30' });
    expect(target('kubean/a.yml')).toEqual({ kubean: 'v0.26.4' });
    expect(configuration?.severityOf('dead-variable')).toBe('off');
    expect(configuration?.severityOf('dsr/needs-native-routing')).toBe('warning');
    expect(configuration?.severityOf('toString')).toBeUndefined();
    expect(configuration?.isIgnored('repo/legacy/group_vars/all.yml')).toBe(true);
    expect(configuration?.isIgnored('repo/a/b.bak.yml')).toBe(true);
    expect(configuration?.isIgnored('repo/a/b.yml')).toBe(false);
    expect(configuration?.isIgnored('elsewhere/legacy')).toBe(false);
  });

  it('may be empty', () => {
    expect(read('# nothing yet\n').configuration?.isIgnored('repo/a')).toBe(false);
  });

  it('reports every mistake at its place', () => {
    const { configuration, findings } = read(`\
target: v2.31.0
targets:
  - path: x
  - kubespray: v2.31.0
    kubean: v0.37.0
rules:
  dead-variabel: off
  dead-variable: fatal
ignore: 7
`);
    expect(configuration).toBeUndefined();
    const said = findings.map(({ message, location }) => `${location?.line}:${location?.column} ${message}`).sort();
    expect(said).toEqual([
      '1:1 Unknown key "target" in the configuration. Did you mean "targets"? cilium-extras stops until this file is correct.',
      '3:5 Unknown key "path" in targets.0. Did you mean "paths"? cilium-extras stops until this file is correct.',
      '4:5 targets.1: Set either kubespray or kubean, not both. A Kubean release pins its Kubespray release. cilium-extras stops until this file is correct.',
      '7:3 There is no rule "dead-variabel". Did you mean "dead-variable"? cilium-extras stops until this file is correct.',
      '8:18 rules.dead-variable must be error, warning, info or off, got "fatal". cilium-extras stops until this file is correct.',
      '9:9 ignore must be a glob, or a list of globs, got 7. cilium-extras stops until this file is correct.',
    ]);
  });

  it.each(['a: [', '- x', 'ignore: []\nignore: []'])('refuses %j', (text) => {
    expect(read(text)).toMatchObject({ findings: [{ rule: 'configuration', severity: 'error' }] });
  });
});

describe('Suppressions', () => {
  const text = [
    'a: 1 # cilium-extras-disable-line dead-variable',
    '# cilium-extras-disable-next-line dead-variable, dsr/needs-native-routing -- on purpose',
    '  # an explanation',
    'b: 2',
    'c: "x# cilium-extras-disable-line dead-variable"',
    '# cilium-extras-disable-next-line',
    'd: 4',
  ].join('\r\n');
  const suppressions = new Suppressions(text);

  it('holds for the line, or the setting below', () => {
    expect(suppressions.has('dead-variable', 1)).toBe(true);
    expect(suppressions.has('unknown-variable', 1)).toBe(false);
    expect(suppressions.has('dead-variable', 2)).toBe(false);
    expect(suppressions.has('dead-variable', 4)).toBe(true);
    expect(suppressions.has('dsr/needs-native-routing', 4)).toBe(true);
  });

  it('needs a comment and a rule', () => {
    expect(suppressions.has('dead-variable', 5)).toBe(false);
    expect(suppressions.has('dead-variable', 7)).toBe(false);
  });
});
