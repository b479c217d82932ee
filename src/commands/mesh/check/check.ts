/** Checks a mesh with every rule about all clusters, and with the constraints for each cluster as a member. */
import type { AnyFeature } from '../../../core/feature.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Plan } from '../../../plan/plan.ts';
import { type ClusterState, known, type Mesh, type MeshCluster } from '../model/cluster.ts';
import { memberFeature } from '../model/member-feature.ts';
import { meshRules } from './rules/registry.ts';

/** Constraints that the rules about the mesh report themselves. */
const ownWords: ReadonlySet<string> = new Set([
  'cluster-mesh/id-range',
  'cluster-mesh/id-zero',
  'cluster-mesh/id-needs-name',
  'cluster-mesh/name-format',
  'cluster-mesh/max-clusters-too-early',
  'cluster-mesh/not-available',
]);

/** All findings about a mesh. */
export async function checkMesh(mesh: Mesh, features: () => Promise<readonly AnyFeature[]>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of meshRules) {
    rule.check(mesh, ({ subject, at, message, severity }) => {
      findings.push({ rule: `mesh/${rule.id}`, severity: severity ?? rule.severity, subject, message, location: at });
    });
  }
  if (known(mesh).length === 0) return findings;
  const { planMember } = await import('../model/member.ts');
  const all = await features();
  const plans = new Map<string, Plan>();
  for (const cluster of known(mesh)) {
    const key = likeness(cluster, mesh);
    const plan = plans.get(key) ?? planMember(cluster, cluster.state, mesh.file, all);
    plans.set(key, plan);
    findings.push(...carriersOf(cluster, plan), ...constraintsOf(cluster, plan));
  }
  return findings;
}

type KnownCluster = MeshCluster & { state: ClusterState };

/**
 * A key of everything that affects how a release sets a name and an id. Clusters with the same key are planned once.
 */
function likeness({ id, state }: KnownCluster, mesh: Mesh): string {
  const { release, cilium } = state.target;
  const cloud = ['ipam', 'cni-chaining-mode', 'allow-unsafe-policy-skb-usage'].map((option) =>
    state.options.get(option),
  );
  const halves = [id > 255, (id & 128) !== 0, id === 0];
  const set = [...state.variables.keys()].filter((name) => /^cilium_(?:cluster|config_extra|extra_values)/.test(name));
  const own = set.map((name) =>
    JSON.stringify(state.variables.get(name), (_, value) => (typeof value === 'symbol' ? '?' : value)),
  );
  return JSON.stringify([
    release?.facts.release,
    cilium,
    mesh.file.maxConnectedClusters,
    cloud,
    halves,
    set.length > 0 ? own : '',
  ]);
}

/** Errors for settings that no carrier of the release can set. */
function carriersOf(cluster: KnownCluster, { settings }: Plan): Finding[] {
  const { quoted, id, name, state } = cluster;
  const release = state.target.release?.facts.release;
  return settings.flatMap(({ feature, carrier, helm, value, reason }): Finding[] => {
    if (feature !== memberFeature || carrier !== 'none' || helm === null) return [];
    const own = helm === 'cluster.id' ? id : helm === 'cluster.name' ? name : value;
    const message = `Cluster ${quoted}: Kubespray ${release} cannot set ${helm}=${JSON.stringify(own)}: ${reason}.`;
    const location = cluster.at(helm === 'cluster.id' ? 'id' : 'name');
    return [{ rule: 'not-expressible', severity: 'error', subject: name, message, location }];
  });
}

/** Findings of the constraints for a member, except those that the rules about the mesh report themselves. */
function constraintsOf(cluster: KnownCluster, { findings }: Plan): Finding[] {
  return findings.flatMap(({ rule, path, severity, message }): Finding[] => {
    if (ownWords.has(rule) || rule === 'not-expressible' || path[0] !== 'features' || path[1] !== memberFeature)
      return [];
    return [
      {
        rule,
        severity,
        subject: cluster.name,
        message: `Cluster ${cluster.quoted}: ${message}`,
        location: cluster.at(),
      },
    ];
  });
}
