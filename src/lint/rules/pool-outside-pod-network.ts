import type { ScopeView } from '../../cluster/scope-view.ts';
import { items } from '../../core/text.ts';
import { contains } from '../cidr.ts';
import { defineRule } from '../rule.ts';

/** Cilium's pools, and Kubespray's variables for the pod network. */
const families = [
  { option: 'cluster-pool-ipv4-cidr', variable: 'kube_pods_subnet' },
  { option: 'cluster-pool-ipv6-cidr', variable: 'kube_pods_subnet_ipv6' },
] as const;

export default defineRule({
  id: 'pool-outside-pod-network',
  severity: 'warning',
  symptoms: ['no-connection', 'source-address'],
  title: 'Pod pool outside kube_pods_subnet',
  why: 'With cluster-pool IPAM, pods get addresses from the pool. Kubespray gives kubeadm (podSubnet), no_proxy and its own checks only kube_pods_subnet, which then is not the network of the pods.',
  fix: 'Use a pool inside kube_pods_subnet, or set kube_pods_subnet to the pool.',
  upstream: 'https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.0',
        groupVars: 'kube_pods_subnet: 10.233.64.0/18\ncilium_ipam_mode: cluster-pool\ncilium_pool_cidr: 192.0.2.0/24\n',
        lines: [3],
      },
    ],
    good: [
      {
        kubespray: 'v2.27.0',
        groupVars:
          'kube_pods_subnet: 10.233.64.0/18\ncilium_ipam_mode: cluster-pool\ncilium_pool_cidr: 10.233.64.0/20\n',
      },
      {
        kubespray: 'v2.27.0',
        groupVars: 'kube_pods_subnet: 10.233.64.0/18\ncilium_ipam_mode: kubernetes\ncilium_pool_cidr: 192.0.2.0/24\n',
      },
    ],
  },
  check({ view, report }) {
    const { options } = view.prediction;
    const ipam = options.get('ipam');
    if (view.installer !== 'role' || typeof ipam !== 'string' || !ipam.startsWith('cluster-pool')) return;
    for (const { option, variable } of families) {
      const pools = options.get(option);
      const network = networkOf(view, variable);
      const asking = view.origins(option).filter(({ name }) => name !== variable);
      const origin = asking.find(({ name }) => name.includes('pool')) ?? asking[0];
      if (typeof pools !== 'string' || network === undefined || !origin) continue;
      const outside = items(pools).filter((pool) => contains(network, pool) === false);
      if (outside.length === 0) continue;
      report({
        subject: origin.name,
        at: origin.at,
        message: `Pods get addresses from ${outside.join(', ')}. Kubespray gives kubeadm and no_proxy only ${variable}, ${network}, so both have the wrong pod network. Set ${variable} to a network that contains ${outside.join(' and ')}.`,
      });
    }
  },
});

/** The network as it is written. The default counts only if the whole inventory was read. */
function networkOf(view: ScopeView, variable: string): string | undefined {
  const written = view.variables.get(variable);
  if (written !== undefined) return typeof written === 'string' ? written : undefined;
  const preset = view.isWhole ? view.release.facts.variables[variable]?.default : undefined;
  return typeof preset === 'string' ? preset : undefined;
}
