/** Checking a mesh: every rule about all clusters, and what each cluster's release and Cilium state of its place in it. */
import type { AnyFeature } from '../../../core/feature.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Plan } from '../../../plan/plan.ts';
import { type ClusterState, known, type Mesh, type MeshCluster } from '../model/cluster.ts';
import { memberFeature } from '../model/member-feature.ts';
import { meshRules } from './rules/registry.ts';

/** Constraints that rules about the mesh state in the mesh's own words. */
const ownWords: ReadonlySet<string> = new Set([
  'cluster-mesh/id-range',
  'cluster-mesh/id-zero',
  'cluster-mesh/id-needs-name',
  'cluster-mesh/name-format',
  'cluster-mesh/max-clusters-too-early',
  'cluster-mesh/not-available',
]);

/** All findings about a mesh that was read. */
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

/** What decides how a release takes a name and an id: clusters that are alike in it are planned once. */
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

/** What no carrier of the release transports. */
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

/** What the constraints state of a member, next to what rules of the mesh state in their own words. */
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
