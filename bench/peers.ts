/**
 * The cost of upstream's own programs: Helm on the chart, Ansible on the role's template, and generic YAML linters on
 * the same file. They run as whole processes, and are compared with this program. Needs paths in the environment;
 * anything missing is skipped with a message.
 *
 * - `BENCH_CHART`: a chart of Cilium, as folder or archive
 * - `BENCH_KUBESPRAY`: a checkout of Kubespray whose role renders its own manifests (before v2.28)
 * - `BENCH_PEERS`: a folder with programs that are not on the PATH
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const runs = 3;
/**
 * Linters exit with an error if they find something. These programs have to succeed: otherwise they have rendered
 * nothing.
 */
const mustSucceed: ReadonlySet<string> = new Set(['helm template', 'ansible-playbook']);

interface Peer {
  name: string;
  program: string;
  arguments: string[];
  /** Why it cannot run here. */
  missing?: string;
}

/** Cluster variables that the role's template expects. */
const cluster = {
  ansible_python_interpreter: '{{ ansible_playbook_python }}',
  kube_pods_subnet: '10.233.64.0/18',
  kube_network_node_prefix: 24,
  enable_dual_stack_networks: false,
  dns_domain: 'cluster.local',
  kube_service_addresses: '10.233.0.0/18',
  kube_proxy_remove: false,
  etcd_access_addresses: 'https://127.0.0.1:2379',
  kube_apiserver_global_endpoint: 'https://127.0.0.1:6443',
  cluster_name: 'cluster.local',
  cilium_version: 'v1.15.9',
};

function peersOn(folder: string, groupVars: string): Peer[] {
  const { BENCH_CHART: chart, BENCH_KUBESPRAY: kubespray } = process.env;
  const role = join(kubespray ?? '', 'roles/network_plugin/cilium');
  const play = join(folder, 'play.json');
  const template = join(role, 'templates/cilium/config.yml.j2');
  writeFileSync(
    play,
    JSON.stringify([
      {
        hosts: 'localhost',
        gather_facts: false,
        vars: cluster,
        vars_files: [join(role, 'defaults/main.yml'), groupVars],
        tasks: [{ template: { src: template, dest: join(folder, 'config.yml') } }],
      },
    ]),
  );
  return [
    {
      name: 'helm template',
      program: 'helm',
      arguments: ['template', 'cilium', chart ?? '', '--namespace', 'kube-system', '--kube-version', 'v1.31.0'],
      ...(chart === undefined && { missing: 'BENCH_CHART names no chart' }),
    },
    {
      name: 'ansible-playbook',
      program: 'ansible-playbook',
      arguments: ['--inventory', 'localhost,', '--connection', 'local', play],
      ...(!existsSync(template) && { missing: 'BENCH_KUBESPRAY names no checkout with templates' }),
    },
    { name: 'yamllint', program: 'yamllint', arguments: ['--format', 'parsable', groupVars] },
    { name: 'ansible-lint', program: 'ansible-lint', arguments: ['--offline', '-q', '--nocolor', groupVars] },
    {
      name: 'spectral',
      program: 'spectral',
      arguments: ['lint', '--ruleset', join(folder, 'ruleset.json'), groupVars],
    },
  ];
}

/** Measures and prints, each as a multiple of bare Node. `bin` has to be built. */
export function benchPeers(bin: string, intent: string, bare: () => number): void {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-bench-'));
  try {
    const groupVars = join(folder, 'cilium.yml');
    spawnSync(process.execPath, [bin, 'generate', intent, '--kubespray', 'v2.27.1', '--output', groupVars]);
    writeFileSync(join(folder, 'ruleset.json'), JSON.stringify({ extends: [], rules: {} }));
    const node = median(Array.from({ length: runs * 3 }, bare));
    console.log('\nthe same with other programs        x bare node');
    const ours: Peer = { name: 'our lint of the file', program: process.execPath, arguments: [bin, 'lint', groupVars] };
    for (const peer of [ours, ...peersOn(folder, groupVars)]) {
      const cost = peer.missing === undefined ? timed(peer, folder) : undefined;
      console.log(
        `${peer.name.padEnd(32)} ${cost === undefined ? `passed over: ${peer.missing ?? 'not installed, or it fails here'}` : (cost / node).toFixed(1).padStart(14)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** The median of some runs in milliseconds; undefined if the program is missing. */
function timed({ name, program, arguments: args }: Peer, cwd: string): number | undefined {
  const path = [process.env.BENCH_PEERS, process.env.PATH].filter(Boolean).join(delimiter);
  const costs: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = process.hrtime.bigint();
    const result = spawnSync(program, args, {
      cwd,
      env: { ...process.env, PATH: path },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (result.error || (mustSucceed.has(name) && result.status !== 0)) return undefined;
    // The first run only warms the disk cache.
    if (run > 0) costs.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return median(costs);
}
