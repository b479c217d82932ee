/** Objects that store values in more than one place: values that are not read are reported. */
import { describe, expect, it } from 'vitest';
import { readValues } from '../../src/formats/helm/values-file.ts';

function notRead(text: string): string[] {
  return readValues(text, 'values.yaml').notes.flatMap(({ rule, message, location }) =>
    rule === 'values/not-read'
      ? [
          `${location?.line}: ${message.replace(/^cilium-extras did not read the Helm values in (\S+)\. .*/, '$1').split(' ')[0]}`,
        ]
      : [],
  );
}

describe('values that an object sets one by one', () => {
  const valuesOf = (text: string) => readValues(text, 'values.yaml').files[0];

  it.each([
    [
      'parameters of Argo CD, above its values',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: cilium\n    helm:\n      valuesObject: { l7Proxy: false, ipam: { mode: kubernetes } }\n      parameters:\n        - { name: l7Proxy, value: "true" }\n        - { name: cluster.name, value: "7", forceString: true }\n        - { name: podLabels.a, value: "x,y" }\n        - { name: devices, value: "{eth0,eth1}" }\n',
      {
        l7Proxy: true,
        ipam: { mode: 'kubernetes' },
        cluster: { name: '7' },
        podLabels: { a: 'x,y' },
        devices: ['eth0', 'eth1'],
      },
    ],
    [
      'parameters alone',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: { chart: cilium, helm: { parameters: [{ name: hubble.relay.enabled, value: "true" }] } }\n',
      { hubble: { relay: { enabled: true } } },
    ],
    [
      'set of K3s',
      'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  chart: cilium\n  set: { l7Proxy: "true", cluster.id: 7, cluster.name: "7" }\n',
      { l7Proxy: true, cluster: { id: 7, name: '7' } },
    ],
    [
      'set and setString of helmfile',
      'releases:\n  - name: cilium\n    chart: cilium/cilium\n    values: [{ l7Proxy: false }]\n    set: [{ name: l7Proxy, value: true }, { name: devices, values: [eth0, eth1] }]\n    setString: [{ name: cluster.name, value: 7 }]\n',
      { l7Proxy: true, devices: ['eth0', 'eth1'], cluster: { name: '7' } },
    ],
  ])('%s', (_, text, expected) => {
    expect(valuesOf(text)?.values).toEqual(expected);
  });

  it('are located where they are', () => {
    const text =
      'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  chart: cilium\n  valuesContent: "ipam: {mode: kubernetes}"\n  set:\n    l7Proxy: "true"\n';
    expect(valuesOf(text)?.locate(['l7Proxy'])).toMatchObject({ line: 7 });
    expect(readValues(text.replace('l7Proxy:', 'a.:'), 'values.yaml').findings).toMatchObject([{ rule: 'bad-flag' }]);
  });
});

describe('values in another place of the object', () => {
  it.each([
    [
      'valuesFrom of Flux',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values: { l7Proxy: false }\n  valuesFrom: [{ kind: Secret, name: a }]\n',
      ['5: spec.valuesFrom'],
    ],
    [
      'parameters and files of Argo CD',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n    - chart: cilium\n      helm:\n        valueFiles: [$values/a.yaml]\n        parameters: [{ name: l7Proxy, value: "true" }]\n        valuesObject: { l7Proxy: false }\n',
      ['7: spec.sources[0].helm.valueFiles[0]'],
    ],
    [
      'secrets of K3s',
      'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  chart: cilium\n  valuesContent: "l7Proxy: false"\n  valuesSecrets: [{ name: a }]\n',
      ['6: spec.valuesSecrets'],
    ],
    [
      'further values of a release of helmfile',
      'releases:\n  - name: cilium\n    chart: cilium/cilium\n    values: [{ l7Proxy: false }, extra.yaml]\n    set: [{ name: l7Proxy, value: true }, { name: a, file: a.txt }]\n',
      ['5: releases[0].set[1]', '4: releases[0].values[1]'],
    ],
  ])('%s', (_, text, expected) => {
    expect(notRead(text)).toEqual(expected);
  });

  it('is not what Argo CD ignores, nor an empty list', () => {
    const text =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: cilium\n    helm:\n      parameters: []\n      values: "l7Proxy: true"\n      valuesObject: { l7Proxy: false }\n';
    expect(notRead(text)).toEqual([]);
  });

  it('is told of Argo CD: valuesObject takes precedence over values', () => {
    const values = 'values: "l7Proxy: true"\n      valuesObject: { l7Proxy: false }';
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: cilium\n    helm:\n      ${values}\n`;
    const { files, notes } = readValues(text, 'app.yaml');
    expect(files[0]?.values).toEqual({ l7Proxy: false });
    const told = notes.filter(({ rule }) => rule === 'values/ignored');
    expect(told.map(({ location, message }) => `${location?.line} ${message}`)).toEqual([
      '7 Argo CD ignores spec.source.helm.values, because valuesObject next to it takes precedence. Remove one of them.',
    ]);
  });

  it('names a file with the side on which its values stand', () => {
    const text =
      'releases:\n  - name: cilium\n    chart: cilium/cilium\n    values: [a.yaml, { l7Proxy: false }, b.yaml]\n';
    const { notes } = readValues(text, 'deploy/helmfile.yaml');
    expect(notes.map(({ message }) => message).slice(1)).toEqual([
      'releases[0].values[0] names a.yaml, which was not read. Give deploy/a.yaml with -f before -f deploy/helmfile.yaml.',
      'releases[0].values[2] names b.yaml, which was not read. Give deploy/b.yaml with -f after -f deploy/helmfile.yaml.',
    ]);
  });

  it.each([
    [
      'a helmfile',
      'releases:\n  - name: cilium\n    chart: cilium/cilium\n    values: [a.yaml, ../b.yaml]\n',
      'deploy/a.yaml, deploy/../b.yaml',
    ],
    [
      'Argo CD',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: cilium\n    helm: { valueFiles: [$ref/a.yaml] }\n',
      '$ref/a.yaml',
    ],
    [
      'kustomize',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nhelmCharts: [{ name: cilium, valuesFile: a.yaml }]\n',
      'deploy/a.yaml',
    ],
    ['Fleet', 'helm:\n  chart: cilium\n  valuesFiles: [a.yaml]\n', 'deploy/a.yaml'],
  ])('%s that only names files is an error, which names them', (_, text, names) => {
    const { files, findings } = readValues(text, 'deploy/x.yaml');
    expect(files).toEqual([]);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/has no values itself, only the names of values files\. Give them with -f instead: /),
    ]);
    expect(findings[0]?.message).toContain(`${names}.`);
  });

  it('is not a value of the chart', () => {
    expect(notRead('parameters: [1]\nset: { a: 1 }\nl7Proxy: false\n')).toEqual([]);
  });
});

it.each(['USER-SUPPLIED', 'COMPUTED'])('%s VALUES, which helm get values prints above them, is no value', (heading) => {
  const { files, findings, notes } = readValues(`${heading} VALUES:\nMTU: 1400\n`, 'values.yaml');
  expect([files[0]?.values, findings, notes]).toEqual([{ MTU: 1400 }, [], []]);
  expect(files[0]?.locate(['MTU'])?.line).toBe(2);
});

it.each(['null', '{}'])('helm get values that prints %s has no values and no error', (nothing) => {
  const { files, findings } = readValues(`USER-SUPPLIED VALUES:\n${nothing}\n`, 'values.yaml');
  expect([files[0]?.values, findings]).toEqual([{}, []]);
});

describe('tasks of Ansible that install the chart', () => {
  const task = (module: string, key: string) =>
    `- name: Cilium\n  ${module}:\n    name: cilium\n    chart_ref: cilium/cilium\n    ${key}: { MTU: 1400 }\n`;
  const other = '- helm: { name: other, chart_ref: other/chart, values: { MTU: 9 } }\n';
  const indented = (text: string, by: string) => text.replace(/^(?=.)/gm, by);

  it.each([
    ['a file of tasks', other + task('kubernetes.core.helm', 'values')],
    [
      'a playbook',
      `- hosts: all\n  tasks:\n${indented(other + task('community.kubernetes.helm', 'release_values'), '  ')}`,
    ],
    ['a block', `- hosts: all\n  post_tasks:\n  - block:\n${indented(task('helm', 'values'), '    ')}`],
  ])('%s', (_, text) => {
    const { files, findings, notes } = readValues(text, 'install.yml');
    expect([files.map(({ values }) => values), findings]).toEqual([[{ MTU: 1400 }], []]);
    expect(notes[0]?.message).toContain('(Ansible task)');
  });

  it('names what else sets values there', () => {
    const text = `${task('helm', 'values')}    values_files: [a.yaml]\n    set_values: [{ value: a=b }]\n`;
    expect(readValues(text, 'install.yml').notes.map(({ message }) => message.split('. ')[0])).toEqual([
      expect.stringContaining('Ansible task'),
      'cilium-extras did not read the Helm values in [0].helm.set_values',
      '[0].helm.values_files[0] names a.yaml, which was not read',
    ]);
  });

  it('names the values of every other task', () => {
    const guarded = `- block:\n${indented(task('helm', 'values'), '  ')}  rescue:\n${indented(task('helm', 'set_values'), '  ')}`;
    const { notes } = readValues(guarded, 'install.yml');
    expect(notes.filter(({ rule }) => rule === 'values/not-read').map(({ message }) => message)).toEqual([
      expect.stringContaining('[0].rescue[0].helm.set_values'),
    ]);
  });

  it('a list of anything else holds no values', () => {
    expect(readValues('- hosts: all\n  roles: [cilium]\n', 'install.yml').findings).toHaveLength(1);
  });
});

describe('objects of one Helm release in one file', () => {
  const valuesOf = (documents: readonly string[]) => {
    const { files, findings, notes } = readValues(documents.join('---\n'), 'all.yaml');
    return {
      values: files.map(({ values }) => values),
      problems: findings.map(({ message }) => message),
      notRead: notes.filter(({ rule }) => rule === 'values/not-read').length,
    };
  };
  const configMap = (name: string, values: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata:\n  values.yaml: "${values}"\n`;
  const helmRelease = (sources: string) =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: cilium }\nspec:\n  valuesFrom: ${sources}\n  values: { MTU: 1400 }\n`;
  const chart = (name: string, more = '') =>
    `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: { name: ${name} }\nspec:\n  chart: cilium\n${more}  valuesContent: "MTU: 1400"\n`;
  const config = (name: string) =>
    `apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata: { name: ${name} }\nspec:\n  valuesContent: "MTU: 9000"\n`;

  it('a HelmRelease beats the ConfigMaps that it names, in their order, wherever they are', () => {
    const release = helmRelease('[{ kind: ConfigMap, name: a }, { kind: ConfigMap, name: b }]');
    const documents = [release, configMap('b', 'MTU: 2'), configMap('a', 'MTU: 1')];
    expect(valuesOf(documents)).toEqual({ values: [{ MTU: 1 }, { MTU: 2 }, { MTU: 1400 }], problems: [], notRead: 0 });
  });

  it('an object that is not in the file is told', () => {
    const release = helmRelease('[{ kind: ConfigMap, name: a }, { kind: Secret, name: b }]');
    expect(valuesOf([configMap('a', 'MTU: 1'), release])).toMatchObject({ problems: [], notRead: 1 });
  });

  it('a HelmChartConfig beats its chart, and what the chart sets one by one beats both', () => {
    expect(valuesOf([config('cilium'), chart('cilium', '  set: { MTU: 1500 }\n')])).toMatchObject({
      values: [{ MTU: 1400 }, { MTU: 9000 }, { MTU: 1500 }],
    });
  });

  it.each([
    ['a ConfigMap that nothing names', [configMap('cilium-other', 'MTU: 1'), helmRelease('[]')]],
    ['a HelmChartConfig of another name', [chart('cilium'), config('cilium-other')]],
    ['two releases', [chart('cilium'), chart('cilium-other')]],
  ])('%s is an error', (_, documents) => {
    expect(valuesOf(documents)).toMatchObject({ values: [], problems: [expect.stringContaining('More than one')] });
  });
});
