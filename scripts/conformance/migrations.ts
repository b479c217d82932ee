/** Migrations of a whole inventory, judged by rendering it before and after with the real tools. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { type Migration, migrate } from '../../src/commands/migrate/migrate.ts';
import { parseBoolean } from '../../src/core/options.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { formatCatalog } from '../catalog/format.ts';
import { type Bench, type Cluster, renderAll } from './cluster.ts';
import { recordings } from './recording.ts';
import { loadGroupVars } from './subject.ts';

export interface MigrationCase {
  id: string;
  from: string;
  to: string;
  /** `group_vars` at the old release. */
  text: string;
}

const inventory = (encryption: string): string => `---
# the fabric routes
cilium_tunnel_mode: disabled
cilium_native_routing_cidr: 10.233.64.0/18
cilium_auto_direct_node_routes: true
cilium_kube_proxy_replacement: strict
kube_proxy_remove: true
cilium_identity_allocation_mode: crd
cilium_enable_bpf_masquerade: true
cilium_enable_host_legacy_routing: false
cilium_enable_bandwidth_manager: true
cilium_enable_hubble: true
cilium_enable_hubble_metrics: true
cilium_hubble_metrics:
  - dns
  - drop
cilium_hubble_install: true
cilium_hubble_tls_generate: true
${encryption}
cilium_config_extra_vars:
  enable-ipv4-egress-gateway: "true"
  enable-l7-proxy: "false"
  monitor-aggregation-interval: 10s
`;

const wireguard = 'cilium_encryption_enabled: true\ncilium_encryption_type: wireguard';
const ipsec =
  'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: "{{ vault_ipsec_key }}"';

/** Native routing, strict replacement, the gateway with extra vars, bandwidth manager, Hubble and encryption. */
export const migrations: readonly MigrationCase[] = ['v2.24.3', 'v2.27.1'].flatMap((from) => [
  { id: `${from} with WireGuard`, from, to: 'v2.31.0', text: inventory(wireguard) },
  { id: `${from} with IPsec`, from, to: 'v2.31.0', text: inventory(ipsec) },
]);

type Options = Readonly<Record<string, string>>;

const flag = (options: Options, ...names: string[]): string =>
  String(names.some((name) => parseBoolean(options[name] ?? '') === true));

/** The agents' behaviour, read from the options of any version. */
const behaviours: Readonly<Record<string, (options: Options) => string>> = {
  routing: (options) => options['routing-mode'] ?? (options.tunnel === 'disabled' ? 'native' : 'tunnel'),
  'network without masquerading': (options) => options['ipv4-native-routing-cidr'] ?? '',
  'direct node routes': (options) => flag(options, 'auto-direct-node-routes'),
  'kube-proxy replacement': (options) =>
    /^(true|strict)$/i.test(options['kube-proxy-replacement'] ?? '') ? 'full' : 'not full',
  'egress gateway': (options) => flag(options, 'enable-ipv4-egress-gateway', 'enable-egress-gateway'),
  'L7 proxy': (options) => flag({ 'enable-l7-proxy': 'true', ...options }, 'enable-l7-proxy'),
  'BPF masquerading': (options) => flag(options, 'enable-bpf-masquerade'),
  'legacy host routing': (options) => flag(options, 'enable-host-legacy-routing'),
  'bandwidth manager': (options) => flag(options, 'enable-bandwidth-manager'),
  BBR: (options) => flag(options, 'enable-bbr'),
  Hubble: (options) => flag(options, 'enable-hubble'),
  'Hubble metrics': (options) => options['hubble-metrics'] ?? '',
  WireGuard: (options) => flag(options, 'enable-wireguard'),
  IPsec: (options) => flag(options, 'enable-ipsec'),
  'IPsec keys': (options) => options['ipsec-key-file'] ?? '',
  'node encryption': (options) => flag(options, 'encrypt-node'),
  identities: (options) => options['identity-allocation-mode'] ?? '',
  'monitor aggregation': (options) => options['monitor-aggregation-interval'] ?? '',
};

export interface MigrationVerdict {
  /** `group_vars` at the new release. */
  text: string;
  /** By behaviour, the results of the real renderings before and after. */
  behaviour: Record<string, [before: string, after: string]>;
}

/** Runs `migrate` on a text. */
export async function migrateText({ from, to, text }: MigrationCase): Promise<{ text: string; migration: Migration }> {
  const file = 'inventory/group_vars/k8s_cluster/cilium.yml';
  const hosts = '[kube_control_plane]\nnode1\n[kube_node]\nnode1\n';
  const files = memoryFileSystem({ 'inventory/hosts.ini': hosts, [file]: text });
  const migration = await migrate('inventory', { files, catalog: openCatalog(), from, to });
  return { text: migration.files[0]?.after ?? text, migration };
}

/** Migrates, and renders both sides. */
export async function judgeMigration(
  wish: MigrationCase,
  before: Bench,
  after: Bench,
  python: string,
): Promise<MigrationVerdict> {
  const { text } = await migrateText(wish);
  const [old = {}, now = {}] = loadGroupVars(python, [wish.text, text]);
  const vault = { vault_ipsec_key: 'a key' };
  const [was] = (await renderAll(before, [{ ...vault, ...old }])) as [Cluster];
  const [is] = (await renderAll(after, [{ ...vault, ...now }])) as [Cluster];
  const failed = was.error ?? is.error;
  if (failed !== undefined) throw new Error(`${wish.id}: ${failed}`);
  const behaviour = Object.entries(behaviours).map(([name, read]) => [name, [read(was.options), read(is.options)]]);
  const proxy = [was, is].map(({ facts }) => String(facts.kubeProxyDeployed));
  return { text, behaviour: { ...Object.fromEntries(behaviour), 'kube-proxy': proxy } };
}

const file = join(recordings, 'migrations.json');

/** Recorded verdicts by the case's id. */
export function readMigrations(): Record<string, MigrationVerdict> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, MigrationVerdict>;
}

export function writeMigrations(verdicts: Record<string, MigrationVerdict>): void {
  writeFileSync(file, formatCatalog(verdicts));
}
