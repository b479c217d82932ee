/**
 * The shape of `catalog/permissions.json`: what the ClusterRoles of releases with manifests of their own do not let agent and
 * operator read, by Cilium minor. Measured from upstream by `npm run catalog -- --permissions-only`.
 */
import { compare } from '../core/versions.ts';

/** A use of the API server; `base`: the program reads it in every cluster. */
export type PermissionUse =
  | 'base'
  | 'bgp'
  | 'l2Announcements'
  | 'multiPool'
  | 'egressGateway'
  | 'endpointSlices'
  | 'envoy';

export type Program = 'agent' | 'operator';

/** Resources that a program may not list and watch though the chart of its minor lets it, by what they are for. */
export type Lacking = Partial<Record<PermissionUse, string[]>>;

/** `catalog/permissions.json` */
export interface PermissionsCatalog {
  /** Releases that lack the same, with what they lack by Cilium minor and program. */
  groups: { releases: string[]; minors: Record<string, Partial<Record<Program, Lacking>>> }[];
}

/** A release's gaps for a Cilium minor. */
export function lackingFor(
  { groups }: PermissionsCatalog,
  release: string,
  minor: string,
): Partial<Record<Program, Lacking>> {
  const minors = groups.find(({ releases }) => releases.includes(release))?.minors;
  return (minors && Object.hasOwn(minors, minor) && minors[minor]) || {};
}

/** What programs read, from which minor on; sources are their watchers in cilium/cilium. */
const uses: readonly {
  use: PermissionUse;
  program: Program;
  resources: RegExp;
  since?: string;
}[] = [
  // pkg/k8s/watchers: the agent waits for all of these at its start.
  { use: 'base', program: 'agent', resources: /^ciliumcidrgroups$/, since: '1.14.0' },
  // operator/watchers: nodes are watched to remove taints.
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

/** What a program of a Cilium version reads a resource for; undefined where that is not known. */
export function useOf(program: Program, resource: string, cilium: string): PermissionUse | undefined {
  return uses.find(
    (one) =>
      one.program === program &&
      one.resources.test(resource) &&
      (one.since === undefined || compare(cilium, one.since) >= 0),
  )?.use;
}
