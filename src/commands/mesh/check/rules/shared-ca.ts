import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'shared-ca',
  severity: 'warning',
  symptoms: ['mesh'],
  title: 'No common certificate authority',
  why: 'Clusters authenticate to each other with certificates. Clusters with the same CA (Secret cilium-ca) trust each other, and Hubble Relay trusts them too. With different CAs, each cluster needs the CAs of the others. cilium clustermesh connect then requires --allow-mismatching-ca.',
  fix: 'Before you enable the mesh, copy Secret cilium-ca of one cluster to the others. mesh plan prints the commands.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check({ file, clusters, locate }, report) {
    if (file.sharedCA !== false) return;
    report({
      subject: 'sharedCA',
      at: locate(['sharedCA']),
      message: `The ${clusters.length} clusters have different CAs, so they do not trust each other. Copy the Secret cilium-ca of one cluster to all other clusters. Or connect the clusters with: cilium clustermesh connect --allow-mismatching-ca`,
    });
  },
});
