import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'shared-ca',
  severity: 'warning',
  symptoms: ['mesh'],
  title: 'No common certificate authority',
  why: 'Clusters authenticate to each other with certificates. Clusters with the same CA (Secret cilium-ca) trust each other, and so does Hubble Relay. With different CAs, each cluster needs the CAs of the others. cilium clustermesh connect then requires --allow-mismatching-ca.',
  fix: 'Copy the authority of one cluster to the others before you enable the mesh, as mesh plan does.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check({ file, clusters, locate }, report) {
    if (file.sharedCA !== false) return;
    report({
      subject: 'sharedCA',
      at: locate(['sharedCA']),
      message: `The ${clusters.length} clusters have different certificate authorities, so Helm values cannot connect them. Use one authority for all, or connect them with: cilium clustermesh connect --allow-mismatching-ca`,
    });
  },
});
