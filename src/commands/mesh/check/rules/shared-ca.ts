import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'shared-ca',
  severity: 'warning',
  symptoms: ['mesh'],
  title: 'The clusters have no certificate authority in common',
  why: 'Clusters authenticate to each other with certificates. Clusters with the same CA (Secret cilium-ca) trust each other, and so does Hubble Relay. With different CAs, each cluster needs the CAs of the others. cilium clustermesh connect then requires --allow-mismatching-ca.',
  fix: 'Let one cluster make the authority and copy it to the others before the mesh is enabled, as mesh plan does.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check({ file, clusters, locate }, report) {
    if (file.sharedCA !== false) return;
    const names = `${clusters[0]?.name} to ${clusters.at(-1)?.name}`;
    report({
      subject: 'sharedCA',
      at: locate(['sharedCA']),
      message: `The clusters (${names}) share no certificate authority: they cannot be connected declaratively, and the Cilium CLI connects them only with --allow-mismatching-ca.`,
    });
  },
});
