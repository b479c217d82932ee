/** Checking a mesh: every rule about all clusters, and what each cluster's release and Cilium say of its place in it. */
import type { AnyFeature } from '../core/feature.ts';
import type { Finding } from '../core/finding.ts';
import { known, type Mesh } from './cluster.ts';
import { memberFeature, planMember } from './member.ts';
import { meshRules } from './rules/registry.ts';

/** Constraints that rules about the mesh say in the mesh's own words. */
const ownWords: ReadonlySet<string> = new Set([
  'cluster-mesh/id-range',
  'cluster-mesh/id-zero',
  'cluster-mesh/id-needs-name',
  'cluster-mesh/name-format',
  'cluster-mesh/max-clusters-too-early',
  'cluster-mesh/not-available',
]);

/** All findings about a mesh that was read. */
export function checkMesh(mesh: Mesh, features: readonly AnyFeature[]): Finding[] {
  const findings: Finding[] = [];
  for (const rule of meshRules) {
    rule.check(mesh, ({ subject, at, message, severity }) => {
      findings.push({ rule: `mesh/${rule.id}`, severity: severity ?? rule.severity, subject, message, location: at });
    });
  }
  return [...findings, ...checkMembers(mesh, features)];
}

/**
 * What the carriers and constraints of each cluster say of the name and id that the mesh gives it. Clusters that are alike in
 * all that decides it are looked at once.
 */
function checkMembers(mesh: Mesh, features: readonly AnyFeature[]): Finding[] {
  return known(mesh).flatMap((cluster) => {
    const { name, state } = cluster;
    const { findings, settings } = planMember(cluster, state, mesh.file, features);
    const lost = settings.filter(({ feature, carrier }) => feature === memberFeature && carrier === 'none');
    const mine = findings.filter(
      ({ rule, path }) =>
        !ownWords.has(rule) && rule !== 'not-expressible' && path[0] === 'features' && path[1] === memberFeature,
    );
    const release = state.target.release?.facts.release;
    return [
      ...lost
        .filter(({ helm }) => helm !== null)
        .map(({ helm, value, reason }): Finding => {
          const key = helm === 'cluster.id' ? 'id' : 'name';
          const message = `${name}: Kubespray ${release} cannot transport ${helm}=${JSON.stringify(value)}: ${reason}.`;
          return { rule: 'not-expressible', severity: 'error', subject: name, message, location: cluster.at(key) };
        }),
      ...mine.map(({ rule, severity, message }): Finding => {
        return { rule, severity, subject: name, message: `${name}: ${message}`, location: cluster.at() };
      }),
    ];
  });
}
