/** Objects that keep values in more than one place: what is not read of them is told. */
import { describe, expect, it } from 'vitest';
import { readValues } from '../../src/formats/helm/values-file.ts';

function notRead(text: string): string[] {
  return readValues(text, 'values.yaml').notes.flatMap(({ rule, message, location }) =>
    rule === 'values/not-read' ? [`${location?.line}: ${message.split(' ')[0]}`] : [],
  );
}

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
      ['7: spec.sources[0].helm.valueFiles', '8: spec.sources[0].helm.parameters'],
    ],
    [
      'set of K3s',
      'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec:\n  chart: cilium\n  valuesContent: "l7Proxy: false"\n  set: { l7Proxy: "true" }\n',
      ['6: spec.set'],
    ],
    [
      'further values of a release of helmfile',
      'releases:\n  - name: cilium\n    chart: cilium/cilium\n    values: [{ l7Proxy: false }, extra.yaml]\n    set: [{ name: l7Proxy, value: true }]\n',
      ['4: releases[0].values[1]', '5: releases[0].set'],
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
