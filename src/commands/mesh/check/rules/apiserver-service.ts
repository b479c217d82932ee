import { unknown } from '../../../../core/options.ts';
import type { MeshCluster } from '../../model/cluster.ts';
import { defaultNodePort } from '../../plan/ports.ts';
import { defineMeshRule, type MeshReport } from '../rule.ts';

/** Kubernetes' range, and Kubespray's. */
const defaultRange = '30000-32767';

const needs = {
  LoadBalancer: 'it stays pending unless a cloud, MetalLB or LB IPAM assigns an address',
  NodePort: 'its nodes need stable addresses that other clusters reach',
  ClusterIP: 'cluster IPs must be routed between the clusters',
} as const;

export default defineMeshRule({
  id: 'apiserver-service',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'Other clusters cannot reach clustermesh-apiserver',
  why: 'Each cluster reads the state of the others from their clustermesh-apiserver. The cluster must support the Service type. A load balancer needs an address, node ports need stable nodes, and cluster IPs must be routed.',
  fix: 'Set apiserver: { type, available: true } for each cluster, with a type that it supports.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check({ clusters }, report) {
    for (const cluster of clusters) {
      const { name, label, entry } = cluster;
      const { apiserver } = entry;
      if (apiserver === undefined) {
        const message = `The mesh file does not state how ${label} exposes clustermesh-apiserver to the other clusters. Set apiserver: { type: LoadBalancer, NodePort or ClusterIP, available: true }.`;
        report({ subject: name, at: cluster.at(), message, severity: 'warning' });
        continue;
      }
      const { type, available } = apiserver;
      if (available !== true) {
        const message =
          available === false
            ? `${label} does not support the type ${type} for the Service clustermesh-apiserver: ${needs[type]}. Choose another type.`
            : `${label} exposes clustermesh-apiserver by ${type}: ${needs[type]}. Set available: true when the cluster supports it.`;
        const at = cluster.at('apiserver', available === false ? 'available' : 'type');
        report({ subject: name, at, message, severity: available === false ? 'error' : 'warning' });
      }
      if (type === 'NodePort') checkPort(cluster, report);
      else if (apiserver.nodePort !== undefined) {
        const message = `${label}: nodePort has no effect with type ${type}.`;
        report({ subject: name, at: cluster.at('apiserver', 'nodePort'), message, severity: 'warning' });
      }
    }
  },
});

function checkPort(cluster: MeshCluster, report: MeshReport): void {
  const { name, label, entry, state } = cluster;
  const port = entry.apiserver?.nodePort ?? defaultNodePort;
  const set = state?.variables.get('kube_apiserver_node_port_range');
  if (set === unknown) return;
  const range = typeof set === 'string' ? set : defaultRange;
  const [low, high] = range.split('-').map(Number);
  if (low === undefined || high === undefined || (port >= low && port <= high)) return;
  const at = cluster.at('apiserver', entry.apiserver?.nodePort === undefined ? 'type' : 'nodePort');
  report({
    subject: name,
    at,
    message: `Node port ${port} of ${label} is outside its range ${range}. Choose one in the range.`,
  });
}
