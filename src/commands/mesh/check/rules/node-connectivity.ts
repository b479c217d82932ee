import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'node-connectivity',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'Nodes that do not reach other clusters',
  why: 'Every node connects to the nodes of all connected clusters by their internal addresses, without NAT. cilium-extras cannot see whether the network allows this.',
  fix: 'Connect the networks (peering, a VPN), open the ports, and set nodesReachEachOther: true.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    const stated = mesh.file.nodesReachEachOther;
    if (stated === true || mesh.clusters.length < 2) return;
    const message =
      stated === false
        ? `nodesReachEachOther is false, so the clusters cannot be connected. Let the nodes reach each other by their internal addresses, without NAT. Then set nodesReachEachOther: true.`
        : `The nodes of all clusters must reach each other by their internal addresses, without NAT. Set nodesReachEachOther: true when they do.`;
    const at = mesh.locate(stated === undefined ? ['clusters'] : ['nodesReachEachOther']);
    report({ subject: 'nodesReachEachOther', at, message, severity: stated === false ? 'error' : 'warning' });
  },
});
