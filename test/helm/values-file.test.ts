/** Objects that keep values in more than one place: what is not read of them is told. */
import { describe, expect, it } from 'vitest';
import { readValues } from '../../src/formats/helm/values-file.ts';

function notRead(text: string): string[] {
  return readValues(text, 'values.yaml').notes.flatMap(({ rule, message, location }) =>
    rule === 'values/not-read' ? [`${location?.line}: ${message.split(' ')[0]}`] : [],
  );
}

describe('values that an object sets one by one', () => {
  const valuesOf = (text: string) => readValues(text, 'values.yaml').file;

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
      ['7: spec.sources[0].helm.valueFiles'],
    ],
    [
      'secrets of K3s',
      'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  chart: cilium\n  valuesContent: "l7Proxy: false"\n  valuesSecrets: [{ name: a }]\n',
      ['6: spec.valuesSecrets'],
    ],
    [
      'further values of a release of helmfile',
      'releases:\n  - name: cilium\n    chart: cilium/cilium\n    values: [{ l7Proxy: false }, extra.yaml]\n    set: [{ name: l7Proxy, value: true }, { name: a, file: a.txt }]\n',
      ['4: releases[0].values[1]', '5: releases[0].set[1]'],
    ],
  ])('%s', (_, text, expected) => {
    expect(notRead(text)).toEqual(expected);
  });

  it('is not what Argo CD ignores, nor an empty list', () => {
    const text =
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: cilium\n    helm:\n      parameters: []\n      values: "l7Proxy: true"\n      valuesObject: { l7Proxy: false }\n';
    expect(notRead(text)).toEqual([]);
  });

  it('is not a value of the chart', () => {
    expect(notRead('parameters: [1]\nset: { a: 1 }\nl7Proxy: false\n')).toEqual([]);
  });
});
