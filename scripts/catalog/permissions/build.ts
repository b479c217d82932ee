/** Compares the ClusterRoles of releases with their own manifests to those of the chart, for every Cilium minor. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { minorOf } from '../../../src/catalog/catalog.ts';
import { type Lacking, type PermissionsCatalog, type Program, useOf } from '../../../src/catalog/permissions.ts';
import { openKubespray } from '../ansible/ansible.ts';
import { openManifests } from '../cilium/helm.ts';
import { formatCatalog } from '../format.ts';
import type { ManifestMeasurement } from '../measurement.ts';
import type { Assignment } from '../probe.ts';

/** Settings with which the chart grants more permissions. A chart that lacks a value ignores it. */
const switches: readonly Assignment[] = [
  {},
  { 'bgpControlPlane.enabled': true },
  { 'l2announcements.enabled': true, kubeProxyReplacement: true },
  { 'ipam.mode': 'multi-pool' },
  { 'egressGateway.enabled': true },
  { enableCiliumEndpointSlice: true },
  { 'ciliumEndpointSlice.enabled': true },
  { 'envoyConfig.enabled': true },
];

const programs: Readonly<Record<string, Program>> = { cilium: 'agent', 'cilium-operator': 'operator' };
const toRead = ['list', 'watch'];

/** By program, `resource.group` with the granted verbs. */
type Grants = Record<Program, Map<string, Set<string>>>;

/** By minor, the permissions that a release's ClusterRoles lack. */
type Minors = PermissionsCatalog['groups'][number]['minors'];

/** Writes `permissions.json`. */
export async function buildPermissions(options: ManifestMeasurement): Promise<void> {
  const { releases, only = releases, outDir } = options;
  const path = join(outDir, 'permissions.json');
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PermissionsCatalog) : { groups: [] };
  const measured = releases.some((release) => only.includes(release))
    ? await measure(options, only)
    : new Map<string, Minors>();
  const catalog: PermissionsCatalog = { groups: [] };
  for (const release of releases) {
    const minors: Minors = only.includes(release)
      ? (measured.get(release) ?? {})
      : (before.groups.find((group) => group.releases.includes(release))?.minors ?? {});
    const same = catalog.groups.find((group) => isDeepStrictEqual(group.minors, minors));
    if (same) same.releases.push(release);
    else if (Object.keys(minors).length > 0) catalog.groups.push({ releases: [release], minors });
  }
  writeFileSync(path, formatCatalog(catalog));
}

/** Measures the given releases that have their own manifests. */
async function measure(options: ManifestMeasurement, only: readonly string[]): Promise<Map<string, Minors>> {
  const { kubesprayRepo, releases, python, cacheDir, log } = options;
  const charts = await chartGrants(options);
  const measured = new Map<string, Minors>();
  for (const release of releases.filter((tag) => only.includes(tag))) {
    const kubespray = await openKubespray(kubesprayRepo, release, cacheDir, python === undefined ? {} : { python });
    if (kubespray.installer === 'templates') {
      const minors: Minors = {};
      for (const [cilium, wanted] of charts) {
        const [render] = await kubespray.render([{ cilium_version: `v${cilium}` }], { contents: true });
        const texts = Object.values(render?.written ?? {});
        const documents = texts.flatMap((text) =>
          parseAllDocuments(text).map((document) => document.toJS() as unknown),
        );
        const lacking = lackingIn(wanted, grantsIn(documents), cilium);
        if (Object.keys(lacking).length > 0) minors[minorOf(cilium)] = lacking;
      }
      measured.set(release, minors);
      log(`permissions of ${release}: ${Object.keys(minors).length} minors lack some`);
    }
    kubespray.close();
  }
  return measured;
}

/** The permissions in the newest chart of each minor, with everything enabled that requires more. */
async function chartGrants({
  chartsRepo,
  ciliumVersions,
  cacheDir,
}: ManifestMeasurement): Promise<Map<string, Grants>> {
  const newest = new Map(ciliumVersions.map((version) => [minorOf(version), version]));
  const grants = new Map<string, Grants>();
  for (const version of newest.values()) {
    const chart = await openManifests(chartsRepo, version, cacheDir, { servers: 1 });
    const renderings = await chart.render(switches);
    const roles = renderings.flatMap(({ objects }) =>
      Object.entries(objects).flatMap(([name, digests]) => (name.startsWith('ClusterRole/') ? digests : [])),
    );
    grants.set(version, grantsIn([...new Set(roles)].map((digest) => chart.content(digest))));
    chart.close();
  }
  return grants;
}

interface ClusterRole {
  kind?: string;
  metadata?: { name?: string };
  rules?: { apiGroups?: string[]; resources?: string[]; verbs?: string[] }[];
}

function grantsIn(documents: readonly unknown[]): Grants {
  const grants: Grants = { agent: new Map(), operator: new Map() };
  for (const document of documents) {
    const role = (document ?? {}) as ClusterRole;
    const program = programs[role.metadata?.name ?? ''];
    if (role.kind !== 'ClusterRole' || program === undefined) continue;
    for (const [name, verbs] of granted(role)) {
      grants[program].set(name, new Set([...(grants[program].get(name) ?? []), ...verbs]));
    }
  }
  return grants;
}

function granted({ rules = [] }: ClusterRole): (readonly [string, readonly string[]])[] {
  return rules.flatMap(({ apiGroups = [], resources = [], verbs = [] }) =>
    apiGroups.flatMap((group) =>
      resources.map((name) => [group === '' || group === 'cilium.io' ? name : `${name}.${group}`, verbs] as const),
    ),
  );
}

function lackingIn(wanted: Grants, given: Grants, cilium: string): Partial<Record<Program, Lacking>> {
  const found: Partial<Record<Program, Lacking>> = {};
  for (const program of ['agent', 'operator'] as const) {
    for (const [resource, verbs] of [...wanted[program]].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const use = useOf(program, resource, cilium);
      const has = given[program].get(resource) ?? new Set();
      const lacks = (verb: string): boolean => !has.has(verb) && !has.has('*');
      if (use === undefined || !toRead.some((verb) => (verbs.has(verb) || verbs.has('*')) && lacks(verb))) continue;
      const lacking = found[program] ?? {};
      found[program] = lacking;
      lacking[use] = [...(lacking[use] ?? []), resource];
    }
  }
  return found;
}
