import { expect, test } from 'vitest';
import { changes, changesPage } from '../../../scripts/catalog/changes.ts';
import { withoutAcceptedValue } from '../../../scripts/catalog/kubespray/refused-variables.ts';
import type { KubesprayCatalog, Table } from '../../../src/catalog/types.ts';

const constant = (literal: boolean | string): Table => [{ then: { literal } }];
const facts = {
  kubeProxyDeployed: constant(true),
  agentApiServer: constant(true),
  operatorApiServer: constant(true),
};

function release(name: string, over: Partial<KubesprayCatalog> = {}): KubesprayCatalog {
  return {
    release: name,
    commit: '0123456789abcdef0123456789abcdef01234567',
    installer: 'cilium-cli',
    cilium: { default: '1.18.0', minimum: '1.15.0', prefix: '' },
    variables: {
      cilium_alpha: { default: 'one', declared: 'defaults' },
      cilium_beta: { default: false, declared: 'defaults' },
      cilium_image_tag: { default: 'v1', declared: 'defaults' },
    },
    carriers: { extraVars: 'extra-config', extraValues: true, installFlags: true, customCni: true },
    assertions: [{ variable: 'cilium_alpha', accepted: ['one'], refused: ['two'] }],
    bands: [{ helm: { 'alpha.mode': constant('one'), 'beta.enabled': constant(false) }, facts }],
    ...over,
  };
}

test('two releases that are alike have no changes', () => {
  expect(changes(release('v1.0.0'), release('v1.1.0'))).toEqual([]);
  expect(changesPage(release('v1.0.0'), release('v1.1.0'))).toContain('Nothing changed for Cilium users.');
});

test('names what came, went, died and got another default, but not images', () => {
  const after = release('v1.1.0', {
    variables: {
      cilium_beta: { default: true, declared: 'defaults' },
      cilium_gamma: { default: 7, declared: 'defaults' },
      cilium_image_tag: { default: 'v2', declared: 'defaults' },
    },
  });
  expect(changes(release('v1.0.0'), after)).toEqual([
    'New variables: `cilium_gamma` (`7`).',
    'Variables that are gone: `cilium_alpha`.',
    'Other defaults: `cilium_beta` `false` becomes `true`.',
  ]);
  const dead = release('v1.1.0', {
    variables: { ...release('x').variables, cilium_beta: { default: false, declared: 'defaults', dead: true } },
  });
  expect(changes(release('v1.0.0'), dead)).toEqual(['Variables without any effect from here on: `cilium_beta`.']);
  expect(changes(dead, release('v1.2.0'))).toEqual(['Variables that take effect again: `cilium_beta`.']);
  const unknown = changes(dead, release('v1.2.0', { notMeasured: [withoutAcceptedValue('cilium_beta')] }));
  expect(unknown.filter((line) => line.includes('take effect'))).toEqual([]);
});

test('names what the release requires, refuses, writes and transports otherwise', () => {
  const after = release('master', {
    date: '2026-01-02',
    cilium: { default: '1.19.0', prefix: '' },
    requires: [{ variable: 'kube_owner', value: 'root' }],
    carriers: {
      extraVars: 'dead',
      extraValues: true,
      installFlags: false,
      customCni: true,
      names: { extraValues: 'cilium_chart_values' },
    },
    assertions: [
      { variable: 'cilium_alpha', accepted: ['two'], refused: ['one'] },
      { variable: 'cilium_beta', accepted: [true], refused: [] },
    ],
    bands: [{ helm: { 'alpha.mode': constant('two'), 'gamma.enabled': constant(true) }, facts }],
    notMeasured: [
      { file: 'cilium/tasks/main.yml', task: 'Look', reason: 'it reads a fact' },
      { file: '', reason: 'no chart' },
    ],
  });
  expect(changes(release('v1.0.0'), after)).toEqual([
    'Default Cilium: 1.18.0 becomes **1.19.0**.',
    'No minimum Cilium version any more.',
    '**Required**: `kube_owner: root`; the play stops without it.',
    '`cilium_config_extra_vars` is declared but **no longer read**.',
    '`cilium_extra_values` is called `cilium_chart_values` now.',
    '`cilium_install_extra_flags` no longer takes effect.',
    'New checks: `cilium_beta` (refuses nothing that was tried; takes `true`).',
    'Changed checks: `cilium_alpha` (refuses `"one"`; takes `"two"`).',
    'New Helm values: `gamma.enabled: true`.',
    'Helm values that are no longer written: `beta.enabled`.',
    'Helm values with another default: `alpha.mode` `"one"` becomes `"two"`.',
    'Not measured: task "Look" in `cilium/tasks/main.yml`, it reads a fact.',
    'Limit of the measurement: no chart.',
  ]);
  expect(changesPage(release('v1.0.0'), after)).toMatch(
    /^# Kubespray v1\.0\.0 to master \(commit 012345678, 2026-01-02\)/,
  );
});
