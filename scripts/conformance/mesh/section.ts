/** The part of `docs/conformance.md` that is about `mesh plan`. */
import { table } from '../table.ts';
import type { MeshRecording } from './recording.ts';

/** Meshes that differ, as text. */
export function meshDifferences(recordings: readonly MeshRecording[]): string[] {
  return recordings.flatMap(({ of, meshes }) =>
    Object.entries(meshes).flatMap(([id, { differs }]) => (differs ? [`${of}, ${id}: ${differs.join('; ')}`] : [])),
  );
}

/** Results by release. */
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
  return `The variables that \`mesh plan\` writes for each cluster are judged together with its inventory. The meshes are the examples, and
for the last patch of every line of releases three clusters as a full mesh and around a hub. They use clustermesh-apiserver
behind a NodePort, a LoadBalancer and a ClusterIP, with tunnels and native routing. The addresses of all, of one, or of no
cluster are set. Real Ansible loads and renders the variables. If the Cilium CLI installs, real Helm renders the real chart.

From v2.29 on, every agent option and object must equal those of the same inventory with the documented Helm flags. These are
\`cluster.name\`, \`cluster.id\`, \`clustermesh.useAPIServer\`, \`clustermesh.apiserver.service\`, \`clustermesh.config\`.
Before, only the name and the id may change, and the runbook must enable and connect the cluster.

**${all.length} meshes, ${all.filter(({ differs }) => differs).length} differ.**

${meshTable(recordings)}

Objects that the documented flags move and that come along: ${names(({ objects }) => objects)}.

${differences.length === 0 ? 'Nothing differs.' : differences.map((text) => `- ${text}`).join('\n')}
`;
}
