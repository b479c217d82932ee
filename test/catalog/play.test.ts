/** Compares the facts of the whole play with renderings of releases that were checked by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlayCatalog } from '../../src/catalog/play.ts';
import { stopsOf } from '../../src/catalog/play-stops.ts';
import { evaluate, inputsFrom } from '../../src/catalog/table.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Json } from '../../src/core/json.ts';

const catalog = openCatalog();
const folder = join(import.meta.dirname, '../../catalog/play');
const releases = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

function inForce(play: PlayCatalog, set: Record<string, Json>) {
  return (name: string): Json | undefined => {
    if (Object.hasOwn(set, name)) return set[name];
    const variable = play.variables[name];
    return variable?.value ?? variable?.default;
  };
}

function stopFiles(play: PlayCatalog, set: Record<string, Json>): string[] {
  return stopsOf(play, inForce(play, set)).map(({ file }) => file);
}

describe('stops', () => {
  it.each(releases.filter((release) => release !== 'master'))('of %s: none with its own defaults', async (release) => {
    const play = await catalog.play(release);
    expect(stopFiles(play, {})).toEqual([]);
  });

  it('v2.31.0 asks for a key where IPsec is on, and refuses a variable that it has taken away', async () => {
    const play = await catalog.play('v2.31.0');
    const ipsec = { cilium_encryption_enabled: true, cilium_encryption_type: 'ipsec' };
    expect(stopFiles(play, ipsec)).toEqual(['network_plugin/cilium/tasks/check.yml']);
    expect(stopFiles(play, { ...ipsec, cilium_ipsec_key: 'secret' })).toEqual([]);
    expect(stopFiles(play, { ...ipsec, cilium_tunnel_mode: 'geneve' })).toEqual([]);
    expect(play.removed).toEqual(['kubelet_static_pod_path']);
    expect(stopFiles(play, { cilium_cluster_id: 256 })).toEqual(['network_plugin/cilium/tasks/check.yml']);
    expect(stopFiles(play, { cilium_version: '1.14.9' })).toEqual(['network_plugin/cilium/tasks/check.yml']);
    expect(stopFiles(play, { 'groups.etcd': 2 })).toEqual(['validate_inventory/tasks/main.yml']);
  });
});

describe('stops of master', () => {
  it('hold with nothing set where the owner of the CNI folder is not root', async () => {
    const play = await catalog.play('master');
    expect(stopsOf(play, inForce(play, {}))).toMatchObject([
      { always: true, when: { kube_owner: { notIn: ['root'] } } },
    ]);
    expect(stopFiles(play, { kube_owner: 'root' })).toEqual([]);
  });

  it('take the Gateway API, its channel and the version of Cilium together', async () => {
    const play = await catalog.play('master');
    const gateway = {
      kube_owner: 'root',
      cilium_gateway_api_enabled: true,
      gateway_api_enabled: true,
      gateway_api_version: '1.5.1',
      cilium_version: '1.19.3',
    };
    expect(stopFiles(play, gateway)).toEqual(['network_plugin/cilium/tasks/check.yml']);
    expect(stopFiles(play, { ...gateway, gateway_api_version: '1.4.1' })).toEqual([]);
    expect(stopFiles(play, { ...gateway, gateway_api_channel: 'experimental' })).toEqual([]);
    expect(stopFiles(play, { ...gateway, cilium_version: '1.20.0' })).toEqual([]);
  });
});

describe('variables', () => {
  it('the memory limit of v2.27.1 arrives at the container of the agent, and as a Helm value on v2.31.0', async () => {
    const [old, now] = await Promise.all([catalog.play('v2.27.1'), catalog.play('v2.31.0')]);
    expect(old.variables.cilium_memory_limit?.moves).toEqual([
      { at: 'DaemonSet/cilium:containers[cilium-agent].resources.limits.memory', as: 'json' },
    ]);
    expect(now.variables.cilium_memory_limit?.moves).toEqual([{ at: 'helm:resources.limits.memory', as: 'json' }]);
  });

  it('a variable that only a check reads is told from one that nothing reads', async () => {
    const { variables } = await catalog.play('v2.31.0');
    expect(variables.cilium_ipsec_key?.state).toBe('check');
    expect(variables.cilium_hubble_install?.state).toBe('dead');
    expect(variables.kube_owner).toMatchObject({ default: 'kube' });
  });
});

describe('lists of mappings', () => {
  it('v2.27.1 needs labels of an advertisement, v2.31.0 does not', async () => {
    const [old, now] = await Promise.all([catalog.play('v2.27.1'), catalog.play('v2.31.0')]);
    expect(old.lists.cilium_bgp_advertisements?.needed).toEqual(['name', 'labels', 'spec']);
    expect(now.lists.cilium_bgp_advertisements?.needed).toEqual(['name', 'spec']);
  });
});

describe('manifests', () => {
  it('nobody makes the certificates of the Hubble UI without cilium_hubble_tls_generate', async () => {
    const { manifests } = await catalog.play('v2.27.1');
    const makers = (set: Record<string, Json>) =>
      manifests.references
        .filter(({ from, to }) => from === 'Deployment/hubble-ui' && to === 'Secret/hubble-relay-client-certs')
        .filter(
          ({ table }) =>
            evaluate(
              table,
              inputsFrom(new Map(Object.entries(set)), () => false),
            ) === true,
        )
        .map(({ maker }) => maker);
    const hubble = { cilium_enable_hubble: true, cilium_hubble_install: true };
    expect(makers(hubble)).toEqual(['nobody']);
    expect(makers({ ...hubble, cilium_hubble_tls_generate: true })).toEqual(['job']);
    expect(makers({})).toEqual([]);
  });

  it('the image of the agent is made of its repository and its tag', async () => {
    const { manifests } = await catalog.play('v2.27.1');
    const set = new Map<string, Json>([
      ['cilium_image_repo', 'registry.example.com/cilium'],
      ['cilium_image_tag', 'v1.15.1'],
    ]);
    const table = manifests.images['DaemonSet/cilium/cilium-agent'] ?? [];
    expect(
      evaluate(
        table,
        inputsFrom(set, () => undefined),
      ),
    ).toBe('registry.example.com/cilium:v1.15.1');
  });
});

describe('the installer', () => {
  it('gets the proxy on v2.31.0', async () => {
    const { installer } = await catalog.play('v2.31.0');
    expect(installer).toEqual([
      { file: 'network_plugin/cilium/tasks/apply.yml', task: 'Cilium | Install', proxy: true },
    ]);
  });
});

it('all files together stay small', () => {
  const bytes = releases.reduce((sum, release) => sum + readFileSync(join(folder, `${release}.json`)).length, 0);
  expect(bytes).toBeLessThan(1_400_000);
});
