/** Names that almost match Kubespray's variables, in the files of whole inventories. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { decidingVariables, isRelevantVariable, nearDeciding } from '../../src/formats/ansible/relevant-variables.ts';
import { lintFor } from './catalog.ts';

const hosts =
  '[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n';
const cluster = 'group_vars/k8s_cluster/k8s-cluster.yml';

async function found(files: Record<string, string>, release = 'v2.31.0'): Promise<string[]> {
  const { findings } = await lintFor(release, { 'hosts.ini': hosts, ...files });
  return findings.flatMap(({ rule, severity, subject, location, message }) =>
    rule === 'misspelled-variable' ? [`${severity} ${subject} ${location?.file} ${message.split('mean ')[1]}`] : [],
  );
}

describe('a misspelt variable of Kubespray', () => {
  it.each([
    ['kube_ownr: root', 'kube_owner'],
    ['kube_onwer: root', 'kube_owner'],
    ['kubeowner: root', 'kube_owner'],
    ['kube_pod_subnet: 10.0.0.0/16', 'kube_pods_subnet'],
    ['kube_service_adresses: 10.1.0.0/18', 'kube_service_addresses'],
    ['kube_proxy_remov: true', 'kube_proxy_remove'],
    ['enable_nodelocal_dns: false', 'enable_nodelocaldns'],
    ['"kube_proxy_removed": true', 'kube_proxy_remove'],
    ['gateway_apis_enabled: true', 'gateway_api_enabled'],
  ])('%s, in a file of its own', async (line, meant) => {
    const [name = ''] = line.replaceAll('"', '').split(':');
    expect(await found({ [cluster]: 'kube_network_plugin: cilium\n', 'group_vars/all/own.yml': `${line}\n` })).toEqual([
      `warning ${name} group_vars/all/own.yml ${meant}?`,
    ]);
  });

  it('is found where it hides that Cilium is meant at all', async () => {
    expect(await found({ [cluster]: 'kube_network_plugn: cilium\n' })).toEqual([
      `warning kube_network_plugn ${cluster} kube_network_plugin?`,
    ]);
  });

  it.each([
    ['a name that a release uses', { [cluster]: 'kube_network_plugin: cilium\ndns_domains: x\n' }],
    [
      'one whose right name is set elsewhere',
      {
        [cluster]: 'kube_network_plugin: cilium\nkube_pods_subnet: 10.0.0.0/16\n',
        'group_vars/all/own.yml': 'kube_pod_subnet: 10.0.0.0/16\n',
      },
    ],
    [
      'one that another file refers to',
      {
        [cluster]: 'kube_network_plugin: cilium\n',
        'group_vars/all/own.yml': 'kube_pod_subnet: 10.0.0.0/16\n',
        'group_vars/all/firewall.yml': 'rules:\n  - from: "{{ kube_pod_subnet }}"\n',
      },
    ],
    ['a list where Kubespray has a text', { [cluster]: 'kube_network_plugin: cilium\ncluster_names: [a, b]\n' }],
    [
      'names that differ in a digit, or by a word',
      {
        [cluster]:
          'kube_network_plugin: cilium\nkube_owner_uid: 1\nkube_pods_subnet_2: 10.0.0.0/16\nipv9_stack: true\n',
      },
    ],
    ['another network plugin', { [cluster]: 'kube_network_plugin: calico\nkube_ownr: root\n' }],
  ])('not for %s', async (_, files) => {
    expect(await found(files as Record<string, string>)).toEqual([]);
  });

  it('is looked for among all variables that decide about Cilium', async () => {
    const catalog = openCatalog();
    const releases = readdirSync('catalog/play').map((file) => file.replace('.json', ''));
    const plays = await Promise.all(releases.map((release) => catalog.play(release)));
    const names = new Set(plays.flatMap(({ variables }) => Object.keys(variables)));
    const others = [...names].filter((name) => !name.startsWith('cilium') && isRelevantVariable(name));
    const known: readonly string[] = decidingVariables;
    expect(others.filter((name) => !known.includes(name) && nearDeciding(name) === undefined)).toEqual([]);
    const measured = JSON.parse(readFileSync('catalog/near-names.json', 'utf8')) as Record<string, string[]>;
    expect(Object.keys(measured).filter((name) => !known.includes(name))).toEqual([]);
  });
});
