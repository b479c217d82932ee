/** The part of `docs/conformance.md` that is about `mesh plan`. */
import { table } from '../table.ts';
import type { MeshRecording } from './recording.ts';

/** Meshes that differ, as text. */
export function meshDifferences(recordings: readonly MeshRecording[]): string[] {
  return recordings.flatMap(({ of, meshes }) =>
    Object.entries(meshes).flatMap(([id, { differs }]) => (differs ? [`${of}, ${id}: ${differs.join('; ')}`] : [])),
  );
}

/** By release. */
export function meshTable(recordings: readonly MeshRecording[]): string {
  const rows = recordings.map(({ of, cilium, meshes, options, objects, byRunbook }) => {
    const all = Object.values(meshes);
    const clusters = all.reduce((sum, { written }) => sum + Object.keys(written).length, 0);
    const differing = all.filter(({ differs }) => differs).length;
    return [of, cilium, all.length, clusters, options.length, objects.length, byRunbook.length, differing].map(String);
  });
  return table(
    [
      'Kubespray',
      'Cilium',
      'Meshes',
      'Clusters',
      'Options moved',
      'Objects moved',
      'Objects left to the runbook',
      'Differ',
    ],
    rows,
  );
}

/** The text of the page. */
export function meshSection(recordings: readonly MeshRecording[]): string {
  const all = recordings.flatMap(({ meshes }) => Object.values(meshes));
  const differences = meshDifferences(recordings);
  const names = (of: (recording: MeshRecording) => string[]): string =>
    [...new Set(recordings.flatMap(of))]
      .sort()
      .map((name) => `\`${name}\``)
      .join(', ');
  return `The variables that \`mesh plan\` writes for each cluster, beside its inventory: the examples, and for the last patch of every
line of releases three clusters of it as a full mesh and around a hub, with clustermesh-apiserver behind a NodePort, a
LoadBalancer and a ClusterIP, tunnelling and routing natively, with the addresses of all, of one, and of no cluster stated. Real
Ansible loads and renders them; where the Cilium CLI installs, real Helm renders the real chart. From v2.29 on every agent option and every object with all of its content have to be those of the
same inventory given the Helm flags that Cilium documents: \`cluster.name\`, \`cluster.id\`, \`clustermesh.useAPIServer\`,
\`clustermesh.apiserver.service\`, \`clustermesh.config\`. Before, the name and the id have to arrive and nothing else may
move; the runbook has to enable and connect the cluster instead.

**${all.length} meshes, ${all.filter(({ differs }) => differs).length} differ.**

${meshTable(recordings)}

Objects that the documented flags move and that come along: ${names(({ objects }) => objects)}.

${differences.length === 0 ? 'Nothing differs.' : differences.map((text) => `- ${text}`).join('\n')}
`;
}
