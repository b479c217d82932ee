/**
 * Meshes for the conformance run: the examples, and for each release three of its clusters, connected in every way that
 * the mesh file supports. Each comes with the Helm flags that Cilium documents for it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import semver from 'semver';
import { stringify } from 'yaml';
import type { Json } from '../../../src/core/json.ts';
import type { FileSystem } from '../../../src/formats/files/file-system.ts';
import { memoryFileSystem } from '../../../src/formats/files/memory-file-system.ts';
import { nodeFileSystem } from '../../../src/formats/files/node-file-system.ts';
import { generate, type Target } from '../subject.ts';

type Flags = Record<string, Json>;

/** The expected state of a cluster in a mesh. */
export interface MemberWish extends Target {
  name: string;
  /** Its variables without the mesh: texts of `group_vars`, in the order in which Ansible reads them. */
  inventory: string[];
  /** Its name and id, as Helm values. */
  identity: Flags;
  /** Its part in the mesh: clustermesh-apiserver, and the peers with known addresses. */
  part: Flags;
}

export interface MeshWish {
  id: string;
  /** The mesh file, in `files`. */
  path: string;
  files: FileSystem;
  /** In the order of the file. */
  members: MemberWish[];
  /** Pairs of names that the topology connects. */
  links: [string, string][];
}

type ServiceType = 'NodePort' | 'LoadBalancer' | 'ClusterIP';

/** A cluster from the view of the others. */
interface Site {
  name: string;
  id: number;
  type: ServiceType;
  port: number;
  /** Empty if they are not set. */
  addresses: string[];
}

/** Source: `Documentation/network/clustermesh/clustermesh.rst`, in this folder since 1.13. */
function identityFlags({ name, id }: Site): Flags {
  return { 'cluster.name': name, 'cluster.id': id };
}

/** Source: the comments of `clustermesh` in the chart's values, which recommend a mapping of clusters from 1.19 on. */
function partFlags({ type, port }: Site, peers: readonly Site[], cilium: string): Flags {
  const known = peers.filter(({ addresses }) => addresses.length > 0);
  const reach = (peer: Site): Record<string, Json> =>
    peer.addresses.every((address) => /^[\d.]+$/.test(address))
      ? { ips: peer.addresses, port: peer.port }
      : { address: peer.addresses[0] as string, port: peer.port };
  const clusters: Json = semver.gte(cilium, '1.19.0')
    ? Object.fromEntries(known.map((peer) => [peer.name, reach(peer)]))
    : known.map((peer) => ({ name: peer.name, ...reach(peer) }));
  return {
    'clustermesh.useAPIServer': true,
    'clustermesh.apiserver.service.type': type,
    ...(type === 'NodePort' && { 'clustermesh.apiserver.service.nodePort': port }),
    ...(known.length > 0 && { 'clustermesh.config.enabled': true, 'clustermesh.config.clusters': clusters }),
  };
}

/** Every pair, or every cluster with the hub. */
function pairs(sites: readonly Site[], hub: string | undefined): [Site, Site][] {
  const all = sites.flatMap((one, index) => sites.slice(index + 1).map((other): [Site, Site] => [one, other]));
  return hub === undefined ? all : all.filter((pair) => pair.some(({ name }) => name === hub));
}

function membersOf(
  sites: readonly Site[],
  links: readonly [Site, Site][],
  given: (site: Site, index: number) => Target & { inventory: string[] },
): MemberWish[] {
  return sites.map((site, index) => {
    const own = given(site, index);
    const peers = links.flatMap(([one, other]) => (one === site ? [other] : other === site ? [one] : []));
    return {
      ...own,
      name: site.name,
      identity: identityFlags(site),
      part: partFlags(
        site,
        sites.filter((other) => peers.includes(other)),
        own.cilium,
      ),
    };
  });
}

const names = ['paris', 'lyon', 'rome'] as const;
const services: ServiceType[] = ['NodePort', 'LoadBalancer', 'ClusterIP'];

function siteOf(type: ServiceType, stated: 'all' | 'some' | 'none', index: number): Site {
  const known = stated === 'all' || (stated === 'some' && index === 0);
  const number = index + 1;
  const addresses = {
    NodePort: [`192.168.${number}.11`, `192.168.${number}.12`],
    // A load balancer can have an address or a host name.
    LoadBalancer: [index === 1 ? `mesh.${names[index]}.example.org` : `192.168.${number}.200`],
    ClusterIP: [`10.10${number}.0.10`],
  }[type];
  const port = type === 'NodePort' ? (index === 1 ? 32380 : 32379) : 2379;
  return {
    name: names[index] as string,
    id: index === 2 ? 255 : number,
    type,
    port,
    addresses: known ? addresses : [],
  };
}

/**
 * Every mesh of three clusters on one release: full mesh and hub, each type of Service, both routing modes. Addresses
 * are set for all clusters, for one, or for none. A routing mode that the release cannot set is left out.
 */
export async function meshesOf(target: Target): Promise<MeshWish[]> {
  const wishes: MeshWish[] = [];
  for (const mode of ['tunnel', 'native'] as const) {
    const routing = mode === 'native' ? { mode, ipv4NativeRoutingCIDR: '10.0.0.0/8' } : { mode };
    // Older releases store identities in etcd by default, which a mesh does not support.
    const base = await generate({ routing }, target, { identityAllocationMode: 'crd' });
    if (base.text === undefined) continue;
    for (const topology of ['full-mesh', 'hub'] as const) {
      for (const type of services) {
        for (const stated of ['all', 'some', 'none'] as const) {
          wishes.push(meshOf(target, base.text, { mode, topology, type, stated }));
        }
      }
    }
  }
  return wishes;
}

interface Way {
  mode: 'tunnel' | 'native';
  topology: 'full-mesh' | 'hub';
  type: ServiceType;
  stated: 'all' | 'some' | 'none';
}

function meshOf(target: Target, base: string, { mode, topology, type, stated }: Way): MeshWish {
  const sites = names.map((_, index) => siteOf(type, stated, index));
  const links = pairs(sites, topology === 'hub' ? 'lyon' : undefined);
  const inventory = (index: number): string =>
    [base, `kube_pods_subnet: 10.${index + 1}.0.0/16`, `kube_service_addresses: 10.10${index + 1}.0.0/18`, ''].join(
      '\n',
    );
  const file = {
    version: 1,
    nodesReachEachOther: true,
    podsReachEachOther: true,
    topology: topology === 'hub' ? { hub: 'lyon' } : topology,
    clusters: sites.map(({ name, id, port, addresses }) => ({
      name,
      id,
      inventory: `${name}.yml`,
      kubespray: target.kubespray,
      ...(type === 'NodePort' && addresses.length > 0 && { nodes: addresses }),
      apiserver: {
        type,
        available: true,
        ...(type === 'NodePort' && port !== 32379 && { nodePort: port }),
        ...(type !== 'NodePort' && addresses.length > 0 && { addresses }),
      },
    })),
  };
  const texts = Object.fromEntries(sites.map(({ name }, index) => [`${name}.yml`, inventory(index)]));
  return {
    id: `${topology}, ${type}, ${mode}, addresses of ${stated}`,
    path: 'mesh.yaml',
    files: memoryFileSystem({ ...texts, 'mesh.yaml': stringify(file) }),
    members: membersOf(sites, links, (_, index) => ({ ...target, inventory: [inventory(index)] })),
    links: links.map(([one, other]) => [one.name, other.name]),
  };
}

const examplesFolder = fileURLToPath(new URL('../../../examples/mesh/', import.meta.url));

/** The valid examples. */
export function exampleMeshes(): MeshWish[] {
  const nodes = (name: string, id: number, network: number): Site => ({
    name,
    id,
    type: 'NodePort',
    port: 32379,
    addresses: [`192.168.${network}.11`, `192.168.${network}.12`],
  });
  const lyon: Site = { name: 'lyon', id: 2, type: 'LoadBalancer', port: 2379, addresses: ['192.168.20.200'] };
  return [
    example('two-clusters', [nodes('paris', 1, 10), lyon], undefined, [
      { kubespray: 'v2.31.0', cilium: '1.19.3' },
      { kubespray: 'v2.31.0', cilium: '1.19.3' },
    ]),
    example('mixed-releases', [nodes('old', 1, 10), nodes('middle', 2, 20), nodes('new', 3, 30)], 'new', [
      { kubespray: 'v2.27.1', cilium: '1.16.19' },
      { kubespray: 'v2.29.0', cilium: '1.17.18' },
      { kubespray: 'v2.31.0', cilium: '1.17.18' },
    ]),
  ];
}

function example(id: string, sites: readonly Site[], hub: string | undefined, targets: readonly Target[]): MeshWish {
  const folder = join(examplesFolder, id);
  const links = pairs(sites, hub);
  const text = (name: string, file: string): string =>
    readFileSync(join(folder, name, 'group_vars/k8s_cluster', file), 'utf8');
  return {
    id,
    path: join(folder, 'mesh.yaml'),
    files: nodeFileSystem,
    members: membersOf(sites, links, ({ name }, index) => ({
      ...(targets[index] as Target),
      inventory: ['k8s-cluster.yml', 'k8s-net-cilium.yml'].map((file) => text(name, file)),
    })),
    links: links.map(([one, other]) => [one.name, other.name]),
  };
}
