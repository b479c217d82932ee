import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'shared-ca',
  severity: 'warning',
  title: 'The clusters have no certificate authority in common',
  why: "Clusters authenticate to each other with certificates. With one authority (Secret cilium-ca) they trust each other at once, Hubble Relay too; without, each has to be told the others' authorities, and cilium clustermesh connect refuses unless --allow-mismatching-ca is given.",
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
