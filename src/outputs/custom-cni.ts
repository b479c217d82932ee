/**
 * A plan for Kubespray's `custom_cni`: the upstream chart with all of its objects, on releases whose own role cannot
 * set it. Source: Kubespray inventory/sample/group_vars/k8s_cluster/k8s-net-custom-cni.yml,
 * roles/network_plugin/custom_cni.
 */

import { toText } from '../core/text.ts';
import { getPath, isMap, known, mergeValues, type PartlyKnown } from '../core/value-tree.ts';
import { type Plan, treeOf } from '../plan/plan.ts';
import type { Variables } from '../predict/kubespray.ts';
import { stringify, Template, type Writable } from '../yaml/write.ts';
import { heading } from './heading.ts';

type WritableTree = { [key: string]: Writable };

/**
 * The variables for a plan that was made for Helm.
 *
 * @param existing variables that are already set; the result keeps their entries of `custom_cni_chart_values`
 */
export function customCni(plan: Plan, existing: Variables = new Map()): string {
  const { cilium } = plan.target;
  // Values that are only known when Ansible runs cannot be repeated.
  const before = known(existing.get('custom_cni_chart_values'));
  const values = mergeValues(isMap(before) ? before : {}, treeOf(plan.helm));
  const withoutProxy = ['true', 'strict'].includes(toText(getPath(values, 'kubeProxyReplacement')));
  const variables: WritableTree = {
    kube_network_plugin: 'custom_cni',
    custom_cni_chart_namespace: 'kube-system',
    custom_cni_chart_release_name: 'cilium',
    custom_cni_chart_repository_name: 'cilium',
    custom_cni_chart_repository_url: 'https://helm.cilium.io',
    custom_cni_chart_ref: 'cilium/cilium',
    custom_cni_chart_version: cilium,
    ...(withoutProxy && { kube_proxy_remove: true }),
    kube_owner: 'root',
  };
  const chartValues = merged((known(values) as WritableTree | undefined) ?? {}, presets(plan, values, withoutProxy));
  return `${heading(plan)}---\n${stringify(variables)}\n${stringify({ custom_cni_chart_values: chartValues }, { ansible: true })}`;
}

/** Values that Kubespray's own role would set, where the plan does not set them. */
function presets(plan: Plan, values: { [key: string]: PartlyKnown }, withoutProxy: boolean): WritableTree {
  const tree: WritableTree = {};
  const ipam = getPath(values, 'ipam.mode');
  const pool = getPath(values, 'ipam.operator');
  if ((ipam === undefined || ipam === 'cluster-pool') && pool === undefined) {
    const list = plan.target.chart.value('ipam.operator.clusterPoolIPv4PodCIDRList') !== undefined;
    const pods = new Template('{{ kube_pods_subnet }}');
    tree.ipam = {
      operator: list ? { clusterPoolIPv4PodCIDRList: [pods] } : { clusterPoolIPv4PodCIDR: pods },
    };
  }
  if (withoutProxy && getPath(values, 'k8sServiceHost') === undefined) {
    tree.k8sServiceHost = new Template("{{ kube_apiserver_global_endpoint | urlsplit('hostname') }}");
    tree.k8sServicePort = new Template("{{ kube_apiserver_global_endpoint | urlsplit('port') }}");
  }
  return tree;
}

/** Adds presets to the plan's values, map by map, without replacing any. */
function merged(values: WritableTree, below: WritableTree): WritableTree {
  const result: WritableTree = { ...values };
  for (const [key, preset] of Object.entries(below)) {
    const own = result[key];
    if (own === undefined) result[key] = preset;
    else if (isTree(own) && isTree(preset)) result[key] = merged(own, preset);
  }
  return result;
}

function isTree(value: Writable): value is WritableTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Template);
}
