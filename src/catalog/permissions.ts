/**
 * The shape of `catalog/permissions.json`: what agent and operator have no permission to read, by release and Cilium
 * minor. It covers releases with ClusterRoles of their own. Measured from upstream by
 * `npm run catalog -- --permissions-only`.
 */
import { compare } from '../core/versions.ts';

/** What a program uses the API server for; `base` is what it reads in every cluster. */
export type PermissionUse =
  | 'base'
  | 'bgp'
  | 'l2Announcements'
  | 'multiPool'
  | 'egressGateway'
  | 'endpointSlices'
  | 'envoy';

export type Program = 'agent' | 'operator';

/** Resources that a program has no permission to list and watch, although the chart of its minor allows it. By use. */
export type Lacking = Partial<Record<PermissionUse, string[]>>;

/** `catalog/permissions.json` */
export interface PermissionsCatalog {
  /** Releases with the same missing permissions, by Cilium minor and program. */
  groups: { releases: string[]; minors: Record<string, Partial<Record<Program, Lacking>>> }[];
}

/** The missing permissions of a release with a Cilium minor. */
export function lackingFor(
  { groups }: PermissionsCatalog,
  release: string,
  minor: string,
): Partial<Record<Program, Lacking>> {
  const minors = groups.find(({ releases }) => releases.includes(release))?.minors;
  return (minors && Object.hasOwn(minors, minor) && minors[minor]) || {};
}

/** What the programs read, and since which minor. Source: the watchers in cilium/cilium. */
const uses: readonly {
  use: PermissionUse;
  program: Program;
  resources: RegExp;
  since?: string;
}[] = [
  // pkg/k8s/watchers: the agent waits for all of these when it starts.
  { use: 'base', program: 'agent', resources: /^ciliumcidrgroups$/, since: '1.14.0' },
  // operator/watchers: the operator watches nodes to remove taints.
  { use: 'base', program: 'operator', resources: /^nodes$/, since: '1.12.0' },
  {
    use: 'l2Announcements',
    program: 'agent',
    resources: /^(?:ciliuml2announcementpolicies|leases\.coordination\.k8s\.io)$/,
  },
  { use: 'multiPool', program: 'operator', resources: /^ciliumpodippools$/ },
  { use: 'bgp', program: 'agent', resources: /^ciliumbgppeeringpolicies$/ },
  {
    use: 'bgp',
    program: 'agent',
    resources: /^ciliumbgp(?:nodeconfigs|advertisements|peerconfigs)$/,
    since: '1.16.0',
  },
  {
    use: 'bgp',
    program: 'operator',
    resources: /^ciliumbgp(?:clusterconfigs|nodeconfigs|nodeconfigoverrides)$/,
    since: '1.16.0',
  },
  { use: 'egressGateway', program: 'agent', resources: /^ciliumegress(?:nat|gateway)policies$/ },
  { use: 'endpointSlices', program: 'agent', resources: /^ciliumendpointslices$/ },
  { use: 'endpointSlices', program: 'operator', resources: /^ciliumendpointslices$/ },
  { use: 'envoy', program: 'agent', resources: /^cilium(?:clusterwide)?envoyconfigs$/ },
];

/** Why a program of a Cilium version reads a resource; undefined if that is not known. */
export function useOf(program: Program, resource: string, cilium: string): PermissionUse | undefined {
  return uses.find(
    (one) =>
      one.program === program &&
      one.resources.test(resource) &&
      (one.since === undefined || compare(cilium, one.since) >= 0),
  )?.use;
}
