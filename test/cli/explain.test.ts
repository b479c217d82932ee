import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { explain, nearestName } from '../../src/commands/explain/explain.ts';
import { decisionsOf } from '../../src/commands/init/decisions.ts';
import { meshRules } from '../../src/commands/mesh/check/rules/registry.ts';
import { rules } from '../../src/lint/rules/registry.ts';
import { run } from './run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const catalog = openCatalog();

async function explained(names: Iterable<string>): Promise<string[]> {
  const dumb: string[] = [];
  for (const name of names) {
    const explanation = await explain(name, catalog, features);
    if (!explanation || explanation.text.some((line) => line.includes('undefined'))) dumb.push(name);
  }
  return dumb;
}

test('explain reports that a variable works if it fills a mapping of the chart', async () => {
  const { stdout } = await run(['explain', 'cilium_memory_limit']);
  expect(stdout).toMatch(/v2\.28\.0 - v2\.30\.0 +declared, but has no effect/);
  expect(stdout).toMatch(/v2\.31\.0 +sets the Helm value resources\.limits\.memory; default/);
});

describe('a value that charts name only to fail', () => {
  test('is removed, and no release offers a way to set it in such a chart', async () => {
    const { stdout } = await run(['explain', 'tunnel', '--kubespray', 'v2.27.1']);
    expect(stdout).toContain('removed in Cilium 1.15.0');
    expect(stdout).toContain('Use routingMode and tunnelProtocol.');
    expect(stdout).toMatch(/1\.16\.2 - 1\.20\.0 +removed; the chart fails if it is set/);
    expect(stdout).toMatch(/v2\.28\.0 - \S+ +the chart of its Cilium fails if it is set/);
    expect(stdout).not.toMatch(/v2\.2[5-7]\.\d.* tunnel: /);
    expect(stdout.match(/^ {2}Cilium {5}/gm)).toHaveLength(1);
  });

  test('is not one that has a default, and fails alone because it needs another', async () => {
    const { stdout } = await run(['explain', 'hubble.tls.ca.cert']);
    expect(stdout).not.toContain('removed');
  });
});

test('an agent option is offered only by releases whose Cilium has it', async () => {
  const { stdout } = await run(['explain', 'routing-mode']);
  expect(stdout).toMatch(/v2\.16\.0 - v2\.24\.3 +its Cilium does not have it/);
  expect(stdout).toMatch(/v2\.25\.0 - v2\.27\.1 +cilium_tunnel_mode/);
});

test('a variable that no release has is answered with the nearest name', async () => {
  const { code, stderr } = await run(['explain', 'cilium_tunel_mode']);
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean cilium_tunnel_mode?');
});

test('an example of several files names each file', async () => {
  const { stdout } = await run(['explain', 'replaced-dict']);
  expect(stdout).toMatch(/# \S*group_vars\/\S+/);
});

test('explain describes a feature that a Cilium version lacks', async () => {
  const { stdout } = await run(['explain', 'bgp/not-available']);
  expect(stdout).toContain('The feature needs Cilium 1.12.0 or newer');
});

describe('explain knows', () => {
  test('every feature, by its key or its folder', async () => {
    expect(await explained(features.map(({ key, id }, index) => (index % 2 === 0 ? key : id)))).toEqual([]);
  });

  test('every rule', async () => {
    const constraints = features.flatMap((feature) => feature.constraints.map(({ id }) => `${feature.id}/${id}`));
    const mesh = meshRules.map(({ id }) => `mesh/${id}`);
    expect(await explained([...rules.map(({ id }) => id), ...constraints, ...mesh])).toEqual([]);
  });

  test('every finding that some source file can make', async () => {
    const sources = (await readdir(join(root, 'src'), { recursive: true })).filter((name) => name.endsWith('.ts'));
    const ids = new Set<string>();
    for (const source of sources) {
      const text = await readFile(join(root, 'src', source), 'utf8');
      for (const [, id = ''] of text.matchAll(/\brule: '(?!rule')([a-z/-]+)'/g)) ids.add(id);
      for (const [, id = ''] of text.matchAll(/'(target\/[a-z]+-[a-z-]+)'/g)) ids.add(id);
      const ofMesh = source.startsWith('commands/mesh/') ? text.matchAll(/\bsay\(\s*'([a-z-]+)'/g) : [];
      for (const [, id = ''] of ofMesh) ids.add(`mesh/${id}`);
    }
    expect(ids).toContain('mesh/unreadable');
    expect(ids).toContain('target/unknown-release');
    expect(ids.size).toBeGreaterThan(25);
    const kinds = ['syntax', 'duplicate-key', 'too-large', 'empty', 'unknown-key', 'missing-key'];
    for (const kind of [...kinds, 'invalid-type', 'invalid-value']) ids.add(`intent/${kind}`).add(`mesh/${kind}`);
    for (const { id } of features.filter(({ versions }) => !versions.startsWith('>=1.9')))
      ids.add(`${id}/not-available`);
    expect(await explained(ids)).toEqual([]);
  });

  test('every key of an intent', async () => {
    const keys = features.flatMap((feature) =>
      decisionsOf(feature, features).map(({ key }) => `${feature.key}.${key}`),
    );
    expect(await explained([...keys, 'serviceMesh.ingressController.hostNetwork.nodeLabels'])).toEqual([]);
  });

  test('variables, Helm values, their sections and agent options of the oldest and the newest', async () => {
    const names = new Set<string>(['custom_cni_chart_values', 'cilium_config_extra_vars', 'hubble', 'hubble.relay']);
    const { kubespray, cilium } = await catalog.index();
    // Each name requires a look into every release, so only a sample is tested.
    const some = (all: string[]) => all.filter((_, index) => index % 29 === 0);
    for (const entry of [kubespray[0], kubespray.at(-1)]) {
      for (const name of some(Object.keys((await catalog.kubespray(entry?.release ?? '')).variables))) names.add(name);
    }
    for (const entry of [cilium[0], cilium.at(-1)]) {
      const chart = await catalog.chart(entry?.last ?? '');
      for (const name of some([...chart.paths(), ...chart.options().keys()])) names.add(name);
    }
    expect(names.size).toBeGreaterThan(70);
    expect(await explained(names)).toEqual([]);
  });
});

test.each([
  ['egressGatway', 'egressGateway'],
  ['dsr/needs-native-routng', 'dsr/needs-native-routing'],
  ['cilium_kube_proxy_replacment', 'cilium_kube_proxy_replacement'],
  ['loadBalancer.algoritm', 'loadBalancer.algorithm'],
  ['bpf-lb-algoritm', 'bpf-lb-algorithm'],
  ['target/unknown-relase', 'target/unknown-release'],
])('the nearest name of %s is %s', async (name, nearest) => {
  expect(await nearestName(name, catalog, features)).toBe(nearest);
});

test('an unknown name answers 2', async () => {
  const { code, stdout, stderr } = await run(['explain', 'egressGatway']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Did you mean egressGateway?');
});

test('a name that is a Helm value and a key of the intent is explained as both', async () => {
  const { stdout } = await run(['explain', 'maglev.tableSize']);
  expect(stdout).toContain("A value of Cilium's chart.");
  expect(stdout).toContain('A key of the intent, of the feature maglev.');
});

describe('with a target, explain states first what holds there', () => {
  test('on a release', async () => {
    const { stdout } = await run(['explain', 'bpf.masquerade', '--kubespray', 'v2.27.1']);
    const [, here] = stdout.split('\n\n');
    expect(here).toMatch(/^Kubespray v2\.27\.1, Cilium 1\.15\.9$/m);
    expect(here).toMatch(/^ {2}Cilium {5}.*sets enable-bpf-masquerade$/m);
    expect(here).toMatch(/^ {2}Kubespray {2}.*cilium_enable_bpf_masquerade/m);
  });

  test('on a chart alone, as JSON', async () => {
    const { stdout } = await run(['explain', 'bpf.masquerade', '--cilium', '1.17.3', '--format', 'json']);
    const { onTarget } = JSON.parse(stdout) as {
      onTarget: { target: object; cilium: { says: string }[]; kubespray: [] };
    };
    expect(onTarget).toMatchObject({ target: { cilium: '1.17.3' }, kubespray: [] });
    expect(onTarget.cilium.map(({ says }) => says)).toEqual([expect.stringContaining('boolean')]);
  });
});
