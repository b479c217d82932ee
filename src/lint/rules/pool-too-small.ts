import type { ScopeView } from '../../cluster/scope-view.ts';
import { parseNetwork } from '../../core/network.ts';
import { parseBoolean } from '../../core/options.ts';
import { items, toText } from '../../core/text.ts';
import { defineRule } from '../rule.ts';

const hosts =
  '[kube_control_plane]\nn[1:3]\n[etcd]\nn1\n[kube_node]\nn[1:5]\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n';

function inventory(variables: string): Record<string, string> {
  return {
    'hosts.ini': hosts,
    'group_vars/k8s_cluster/k8s-cluster.yml': `kube_network_plugin: cilium\nkube_owner: root\n${variables}`,
  };
}

export default defineRule({
  id: 'pool-too-small',
  severity: 'error',
  symptoms: ['agent-fails', 'new-pods', 'pods-fail'],
  title: 'Pod pool with fewer networks than nodes',
  why: 'With cluster-pool IPAM the operator gives every node a subnet of the pool. When all subnets are taken, the agents of the other nodes wait for one and do not become ready.',
  fix: 'Use a larger pool (`kube_pods_subnet` or `cilium_pool_cidr`), or a longer mask (`kube_network_node_prefix` or `cilium_pool_mask_size`).',
  upstream: 'https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool/',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.1',
        groupVars: inventory('kube_pods_subnet: 10.42.0.0/22\nkube_network_node_prefix: 24\n'),
        lines: [3],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: inventory('cilium_pool_cidr: 10.233.64.0/24\ncilium_pool_mask_size: 26\n'),
        lines: [3],
      },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: inventory('kube_pods_subnet: 10.42.0.0/22\nkube_network_node_prefix: 25\n') },
      { kubespray: 'v2.31.0', groupVars: inventory('') },
    ],
  },
  check({ view, report }) {
    const { options } = view.prediction;
    const nodes = nodesOf(view);
    if (!view.isWhole || view.installer !== 'role' || options.get('ipam') !== 'cluster-pool') return;
    for (const family of [4, 6] as const) {
      if (isOff(options.get(`enable-ipv${family}`))) continue;
      const [pools, mask] = [`cluster-pool-ipv${family}-cidr`, `cluster-pool-ipv${family}-mask-size`];
      const parts = partsOf(options.get(pools), options.get(mask));
      const origin = view.origins(pools)[0] ?? view.origins(mask)[0];
      if (parts === undefined || parts < 1 || parts >= nodes || !origin) continue;
      report({
        subject: origin.name,
        at: origin.at,
        message: `The pod pool ${toText(options.get(pools))} has room for ${parts === 1 ? 'one node' : `${parts} nodes`} with a /${toText(options.get(mask))} each, but the inventory has ${nodes}. On the other nodes, pods get no address and do not start. Use a larger pool in ${settingOf(view, pools)}, or a longer mask in ${settingOf(view, mask)}.`,
      });
    }
  },
});

function isOff(text: unknown): boolean {
  return typeof text === 'string' && parseBoolean(text) === false;
}

/** The number of nodes that get a pod CIDR; undefined if that is not known. */
function partsOf(pools: unknown, mask: unknown): number | undefined {
  if (typeof pools !== 'string' || typeof mask !== 'string' || !/^\d+$/.test(mask)) return undefined;
  const networks = items(pools).map(parseNetwork);
  if (networks.length === 0 || networks.includes(undefined)) return undefined;
  return networks.reduce((sum, network) => sum + 2 ** (Number(mask) - (network?.length ?? 0)), 0);
}

function nodesOf({ inventory: { scopes } }: ScopeView): number {
  return scopes.reduce((sum, { groups, hosts: names }) => sum + (groups.includes('k8s_cluster') ? names.length : 0), 0);
}

/** The name of the setting for an option: the user's own, or the variable that Kubespray has for it. */
function settingOf(view: ScopeView, option: string): string {
  const [origin] = view.origins(option);
  if (origin) return origin.name;
  const isV6 = option.includes('ipv6') ? '_ipv6' : '';
  return option.endsWith('-cidr') ? `kube_pods_subnet${isV6}` : `kube_network_node_prefix${isV6}`;
}
