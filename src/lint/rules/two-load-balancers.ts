import { defineRule } from '../rule.ts';

const pools = 'cilium_loadbalancer_ip_pools';

const metallb =
  'metallb_enabled: true\nmetallb_config: { address_pools: { primary: { ip_range: [192.0.2.0/28], auto_assign: true } } }\n';

const cilium =
  'kube_network_plugin: cilium\nkube_owner: root\ncilium_loadbalancer_ip_pools: [{ name: blue, cidrs: [198.51.100.0/28] }]\n';

export default defineRule({
  id: 'two-load-balancers',
  severity: 'warning',
  symptoms: ['no-connection'],
  title: 'Addresses of Services from both MetalLB and Cilium',
  why: 'MetalLB and the LB IPAM of Cilium both assign addresses to each Service of type LoadBalancer without a class. Each overwrites the address of the other in the status of the Service, so its address changes again and again.',
  fix: 'Give MetalLB a class of its own (metallb_loadbalancer_class), or remove the pools of one of the two.',
  upstream: 'https://docs.cilium.io/en/stable/network/lb-ipam/',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: `${metallb}${cilium}`, lines: [5] }],
    good: [
      { kubespray: 'v2.31.0', groupVars: `${metallb}metallb_loadbalancer_class: metallb\n${cilium}` },
      { kubespray: 'v2.31.0', groupVars: `metallb_enabled: true\n${cilium}` },
      { kubespray: 'v2.31.0', groupVars: `${metallb}kube_network_plugin: cilium\nkube_owner: root\n` },
      {
        kubespray: 'v2.31.0',
        groupVars: `${metallb}${cilium}cilium_extra_values: { defaultLBServiceIPAM: none }\n`,
      },
    ],
  },
  check({ view, report }) {
    const { prediction, variables } = view;
    const origin = view.variableOrigin(pools);
    const given = variables.get(pools);
    if (view.installer !== 'role' || !origin || !Array.isArray(given) || given.length === 0) return;
    if (variables.get('metallb_enabled') !== true || !assignsAddresses(variables)) return;
    if ((variables.get('metallb_loadbalancer_class') ?? '') !== '') return;
    const byDefault = prediction.options.get('default-lb-service-ipam') ?? 'lbipam';
    if (byDefault !== 'lbipam' || prediction.options.get('enable-lb-ipam') === 'false') return;
    report({
      subject: pools,
      at: origin.at,
      message: `MetalLB and Cilium both assign addresses to Services without a class, so the addresses keep changing. Set metallb_loadbalancer_class: metallb, and that class in the Services for MetalLB. Or remove ${pools}.`,
    });
  },
});

/** True if MetalLB gets pools from the inventory: without them it assigns nothing. */
function assignsAddresses(variables: ReadonlyMap<string, unknown>): boolean {
  return ['metallb_config', 'metallb_ip_range'].some((name) => {
    const value = variables.get(name);
    return value !== undefined && value !== null && Object.keys(Object(value)).length > 0;
  });
}
