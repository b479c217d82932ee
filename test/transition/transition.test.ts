import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { transitionBetween } from '../../src/commands/transition/between.ts';
import { wayMarkdown } from '../../src/commands/transition/page.ts';
import { wayScript } from '../../src/commands/transition/script.ts';
import { nodeFileSystem } from '../../src/formats/files/node-file-system.ts';
import { transitions } from '../../src/transitions/rules/registry.ts';
import { run } from '../cli/run.ts';

interface Step {
  text: string;
  commands: string[];
  byHand: string[];
  onNodes: string[];
}

interface Report {
  changes: { id: string; change: string; interrupts: string[]; unknown: string[]; sources: string[] }[];
  runs: {
    from: { kubespray: string | null; cilium: string | null };
    to: { kubespray: string | null; cilium: string | null };
    changes: { id: string; change: string }[];
    prepare: Step[];
    playbook: string | null;
    advice: string[];
    finish: Step[];
    verify: { text: string; command: string; expect: string }[];
    back: { title: string; steps: Step[] }[];
  }[];
  unknown: string[];
}

/** A change with group_vars on both sides, and the steps that it must contain. */
interface Case {
  id: string;
  name: string;
  release: string;
  to?: string;
  before: string;
  after: string;
  change: RegExp;
  has: RegExp;
}

const cases: readonly Case[] = [
  {
    id: 'kube-proxy-replacement',
    name: 'on, with the DaemonSet to delete',
    release: 'v2.31.0',
    before: 'cilium_kube_proxy_replacement: false',
    after: 'cilium_kube_proxy_replacement: true\nkube_proxy_remove: true',
    change: /^kube-proxy to Cilium$/,
    has: /delete daemonset,configmap kube-proxy/,
  },
  {
    id: 'second-installation',
    name: 'a setting changes on a release that only installs',
    release: 'v2.28.0',
    before: 'cilium_debug: false',
    after: 'cilium_debug: true',
    change: /^v2\.28\.0 does not upgrade the chart$/,
    has: /cilium upgrade --version 1\.17\.3 -f \/etc\/kubernetes\/cilium-values\.yaml/,
  },
  {
    id: 'kube-proxy-replacement',
    name: 'on, where kube-proxy ran in IPVS mode by default',
    release: 'v2.27.1',
    before: '',
    after: 'cilium_kube_proxy_replacement: strict',
    change: /^kube-proxy to Cilium$/,
    has: /ip link delete kube-ipvs0[\s\S]*KubeProxyReplacement:.*Strict/,
  },
  {
    id: 'kube-proxy-replacement',
    name: 'on, where kube-proxy ran by iptables',
    release: 'v2.27.1',
    before: 'kube_proxy_mode: iptables',
    after: 'cilium_kube_proxy_replacement: strict\nkube_proxy_mode: iptables',
    change: /^kube-proxy to Cilium$/,
    has: /Remove what kube-proxy leaves on every node\."/,
  },
  {
    id: 'kube-proxy-replacement',
    name: 'off, with kube-proxy first',
    release: 'v2.31.0',
    before: 'cilium_kube_proxy_replacement: true\nkube_proxy_remove: true',
    after: 'cilium_kube_proxy_replacement: false',
    change: /^Cilium to kube-proxy$/,
    has: /remove that line first/,
  },
  {
    id: 'routing-mode',
    name: 'tunnel to native',
    release: 'v2.27.1',
    before: 'cilium_tunnel_mode: vxlan',
    after: 'cilium_tunnel_mode: disabled\ncilium_native_routing_cidr: 10.233.64.0/18',
    change: /^tunnel to native$/,
    has: /Restart the agents of all nodes at the same time/,
  },
  {
    id: 'routing-mode',
    name: 'native to tunnel',
    release: 'v2.27.1',
    before: 'cilium_tunnel_mode: disabled',
    after: 'cilium_tunnel_mode: geneve',
    change: /^native to tunnel$/,
    has: /Open 6081\/udp/,
  },
  {
    id: 'tunnel-protocol',
    name: 'VXLAN to Geneve',
    release: 'v2.31.0',
    before: 'cilium_tunnel_mode: vxlan',
    after: 'cilium_tunnel_mode: geneve',
    change: /^vxlan to geneve$/,
    has: /keep 8472\/udp open/,
  },
  {
    id: 'pod-network',
    name: 'another range',
    release: 'v2.31.0',
    before: 'cilium_extra_values:\n  ipam: { operator: { clusterPoolIPv4PodCIDRList: [10.0.0.0/16] } }',
    after: 'cilium_extra_values:\n  ipam: { operator: { clusterPoolIPv4PodCIDRList: [10.1.0.0/16] } }',
    change: /^10\.0\.0\.0\/16 to 10\.1\.0\.0\/16$/,
    has: /kubectl delete ciliumnode NODE/,
  },
  {
    id: 'ipam-mode',
    name: 'to the pod networks of Kubernetes',
    release: 'v2.31.0',
    before: 'cilium_ipam_mode: cluster-pool',
    after: 'cilium_ipam_mode: kubernetes',
    change: /^cluster-pool to kubernetes$/,
    has: /Do not change the mode of a running cluster/,
  },
  {
    id: 'identity-mode',
    name: 'kvstore to crd',
    release: 'v2.27.1',
    before: 'cilium_identity_allocation_mode: kvstore',
    after: 'cilium_identity_allocation_mode: crd',
    change: /^kvstore to crd$/,
    has: /preflight migrate-identity/,
  },
  {
    id: 'masquerading',
    name: 'iptables to BPF',
    release: 'v2.27.1',
    before: 'cilium_kube_proxy_replacement: strict\ncilium_enable_bpf_masquerade: false',
    after: 'cilium_kube_proxy_replacement: strict\ncilium_enable_bpf_masquerade: true',
    change: /^iptables to BPF$/,
    has: /Masquerading:.*BPF/,
  },
  {
    id: 'encryption',
    name: 'off to IPsec where nobody makes the Secret',
    release: 'v2.31.0',
    before: '',
    after: 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: a',
    change: /^off to ipsec$/,
    has: /create secret generic cilium-ipsec-keys/,
  },
  {
    id: 'encryption',
    name: 'IPsec to WireGuard goes through off',
    release: 'v2.31.0',
    before: 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: a',
    after: 'cilium_encryption_enabled: true\ncilium_encryption_type: wireguard',
    change: /^ipsec to wireguard$/,
    has: /first with encryption disabled/,
  },
  {
    id: 'ipsec-key',
    name: 'another key, which is not shown',
    release: 'v2.27.1',
    before:
      'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: "3 rfc4106(gcm(aes)) aaaa 128"',
    after:
      'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: "4 rfc4106(gcm(aes)) bbbb 128"',
    change: /^another key$/,
    has: /Increase the key id by one/,
  },
  {
    id: 'cluster-identity',
    name: 'name and id',
    release: 'v2.27.1',
    before: '',
    after: 'cilium_config_extra_vars: { cluster-name: paris, cluster-id: "7" }',
    change: /name default to paris, id 0 to 7/,
    has: /rollout restart deployment,statefulset,daemonset/,
  },
  {
    id: 'load-balancing',
    name: 'Maglev and DSR',
    release: 'v2.31.0',
    before: 'cilium_kube_proxy_replacement: true',
    after:
      'cilium_kube_proxy_replacement: true\ncilium_extra_values:\n  loadBalancer: { algorithm: maglev, mode: dsr }\n  routingMode: native',
    change: /random to maglev, snat to dsr/,
    has: /Backend Selection:.*Maglev/,
  },
  {
    id: 'tunnel-protocol',
    name: 'another port',
    release: 'v2.31.0',
    before: 'cilium_extra_values: { tunnelPort: 8473 }',
    after: 'cilium_extra_values: { tunnelPort: 8472 }',
    change: /^port 8473 to 8472$/,
    has: /Open 8472\/udp between all nodes, and keep 8473\/udp open/,
  },
  {
    id: 'ipam-mode',
    name: 'cluster-pool to multi-pool where the operator migrates it',
    release: 'master',
    before: 'cilium_ipam_mode: cluster-pool',
    after: 'cilium_ipam_mode: multi-pool',
    change: /^cluster-pool to multi-pool$/,
    has: /enable-cluster-pool-to-multi-pool-migration/,
  },
  {
    id: 'pod-network',
    name: 'the mask size, which upstream does not allow',
    release: 'v2.31.0',
    before: 'cilium_pool_mask_size: 24',
    after: 'cilium_pool_mask_size: 25',
    change: /\/24 to \/25$/,
    has: /documentation states that it cannot be changed/,
  },
  {
    id: 'stale-values',
    name: 'a value that is no longer set',
    release: 'v2.31.0',
    before: 'cilium_extra_values: { bpf: { lbExternalClusterIP: true } }',
    after: '',
    change: /^bpf\.lbExternalClusterIP=true$/,
    has: /-e cilium_install_extra_flags=--reset-values/,
  },
  {
    id: 'stale-values',
    name: 'on a release without a variable for flags',
    release: 'v2.28.1',
    before: 'cilium_config_extra_vars: { bpf-lb-external-clusterip: "true" }',
    after: '',
    change: /^extraConfig\.bpf-lb-external-clusterip="true"$/,
    has: /cilium upgrade --reset-values --version 1\.17\.7/,
  },
  {
    id: 'pod-datapath',
    name: 'BBR, which existing pods do not get',
    release: 'v2.31.0',
    before: 'cilium_extra_values: { bandwidthManager: { enabled: true } }',
    after: 'cilium_extra_values: { bandwidthManager: { enabled: true, bbr: true } }',
    change: /^BBR on$/,
    has: /rollout restart deployment,statefulset,daemonset/,
  },
  {
    id: 'pod-datapath',
    name: 'netkit, a node at a time',
    release: 'v2.31.0',
    before: '',
    after: 'cilium_extra_values: { bpf: { datapathMode: netkit } }',
    change: /^veth to netkit$/,
    has: /kubectl drain NODE/,
  },
  {
    id: 'policy-enforcement',
    name: 'always',
    release: 'v2.31.0',
    before: '',
    after: 'cilium_extra_values: { policyEnforcementMode: always }',
    change: /^default to always$/,
    has: /a pod that no policy selects gets no traffic/,
  },
  {
    id: 'mtu',
    name: 'a fixed MTU',
    release: 'v2.31.0',
    before: 'cilium_extra_values: { MTU: 1400 }',
    after: 'cilium_extra_values: { MTU: 8900 }',
    change: /^1400 to 8900$/,
    has: /Raise the MTU of the network/,
  },
  {
    id: 'gateway-api',
    name: 'enabled: the definitions come first',
    release: 'v2.31.0',
    before: '',
    after: 'cilium_extra_values: { gatewayAPI: { enabled: true } }',
    change: /^enabled$/,
    has: /apply --server-side -f .*gateway-api\/releases\/download\/v1\.3\.0\/standard-install\.yaml/,
  },
  {
    id: 'installer',
    name: 'manifests to the chart',
    release: 'v2.27.1',
    to: 'v2.28.1',
    before: '',
    after: '',
    change: /manifests of v2\.27\.1 to the chart on v2\.28\.1/,
    has: /cilium_remove_old_resources=true/,
  },
  {
    id: 'kubespray-release',
    name: 'one minor at a time',
    release: 'v2.27.1',
    to: 'v2.31.0',
    before: '',
    after: '',
    change: /^v2\.27\.1 to v2\.31\.0$/,
    has: /migrate \S+before-v2\.28\.1 --from v2\.27\.1 --to v2\.28\.1 --write[\s\S]*--to v2\.29\.1[\s\S]*--to v2\.30\.0 --write[\s\S]*Check out Kubespray v2\.31\.0\. Its inventory is/,
  },
  {
    id: 'agent-options',
    name: 'of a change that no other rule knows',
    release: 'v2.31.0',
    before: '',
    after: 'cilium_extra_values: { localRedirectPolicies: { enabled: true } }',
    change: /^enable-local-redirect-policy$/,
    has: /rollout restart daemonset\/cilium/,
  },
  {
    id: 'cilium-version',
    name: 'with the notes that touch the inventory',
    release: 'v2.30.0',
    before: 'cilium_version: 1.18.6\ncilium_extra_values: { bgpControlPlane: { enabled: true } }',
    after: 'cilium_version: 1.19.3\ncilium_extra_values: { bgpControlPlane: { enabled: true } }',
    change: /^1\.18\.6 to 1\.19\.3$/,
    has: /CiliumBGPPeeringPolicy is removed/,
  },
  {
    id: 'cilium-version',
    name: 'several minors at once',
    release: 'v2.27.1',
    before: 'cilium_version: v1.12.1',
    after: 'cilium_version: v1.15.9',
    change: /^1\.12\.1 to 1\.15\.9$/,
    has: /-e cilium_version=v1\.13\.18[\s\S]*-e cilium_version=v1\.14\.19/,
  },
  {
    id: 'installer',
    name: 'with IPsec, whose Secret stays',
    release: 'v2.27.1',
    to: 'v2.28.1',
    before: 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: a',
    after: 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: a',
    change: /manifests of v2\.27\.1 to the chart on v2\.28\.1/,
    has: /reaches helm\.cilium\.io[\s\S]*Keep the Secret cilium-ipsec-keys[\s\S]*--skip-tags cilium/,
  },
  {
    id: 'kube-proxy-replacement',
    name: 'on, with the limits that its documentation names',
    release: 'v2.31.0',
    before: 'cilium_kube_proxy_replacement: false',
    after: 'cilium_kube_proxy_replacement: true\nkube_proxy_remove: true\ncilium_cgroup_auto_mount: false',
    change: /^kube-proxy to Cilium$/,
    has: /grep SCTP[\s\S]*NFS or SMB[\s\S]*CONFIG_INET_DIAG_DESTROY[\s\S]*Masquerading stays with iptables[\s\S]*cgroup v2 must already be mounted/,
  },
  {
    id: 'ipsec-key',
    name: 'in the encoding that manifests of a release need',
    release: 'v2.27.1',
    before: 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: YWFhYQ==',
    after: 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: YmJiYg==',
    change: /^another key$/,
    has: /Write the key in base64/,
  },
  {
    id: 'cilium-version',
    name: 'with a Helm value that the release cannot set',
    release: 'v2.28.1',
    before: 'cilium_version: 1.15.19',
    after: 'cilium_version: 1.16.19',
    change: /^1\.15\.19 to 1\.16\.19$/,
    has: /Envoy runs in its own DaemonSet.*no variable for such Helm values[\s\S]*No operator has another version/,
  },
  {
    id: 'cilium-version',
    name: 'back',
    release: 'v2.31.0',
    before: 'cilium_version: 1.19.3',
    after: 'cilium_version: 1.18.6',
    change: /^1\.19\.3 to 1\.18\.6$/,
    has: /Remove objects and options that the older version does not have/,
  },
];

/** Both sides as inventories, with Cilium's settings in the same file as in Kubespray's own sample. */
async function inputs({ release, to = release, before, after }: Case): Promise<[string, string]> {
  const folder = await mkdtemp(join(tmpdir(), 'transition-'));
  for (const [name, text] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const vars = join(folder, name, 'group_vars/k8s_cluster');
    await mkdir(vars, { recursive: true });
    await writeFile(join(folder, name, 'hosts.ini'), hosts);
    await writeFile(join(vars, 'k8s-cluster.yml'), 'kube_network_plugin: cilium\n');
    await writeFile(join(vars, 'k8s-net-cilium.yml'), `cilium_debug: false\n${text}\n`);
  }
  return [`${join(folder, 'before')}@${release}`, `${join(folder, 'after')}@${to}`];
}

const hosts = `[kube_control_plane]
node1
[etcd:children]
kube_control_plane
[kube_node]
node2
node3
[k8s_cluster:children]
kube_control_plane
kube_node
`;

async function way(one: Case, format: string) {
  return run(['transition', ...(await inputs(one)), '--format', format]);
}

test('a release that upgrades the chart needs no second way', async () => {
  const { stdout } = await run(['transition', 'v2.28.0', 'v2.28.1']);
  expect(stdout).toContain('The playbook');
  expect(stdout).not.toContain('second-installation');
});

test('every transition has a file and a before and an after', () => {
  const folder = fileURLToPath(new URL('../../src/transitions/rules', import.meta.url));
  const files = readdirSync(folder).filter((file) => file !== 'registry.ts');
  const ids = transitions.map(({ id }) => id).sort();
  expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(ids);
  expect([...new Set(cases.map(({ id }) => id))].sort()).toEqual(ids);
});

describe.each(cases)('$id: $name', (one) => {
  test('is in the way, with sources, and in the page', async () => {
    const { code, stdout, stderr } = await way(one, 'json');
    expect(code, stderr).toBe(0);
    const report = JSON.parse(stdout) as Report;
    const found = report.changes.find(({ id }) => id === one.id);
    expect(found?.change).toMatch(one.change);
    expect(found?.sources.length).toBeGreaterThan(0);
    expect(stdout.replaceAll('\\\\', '\\')).toMatch(one.has);
    const page = await way(one, 'markdown');
    expect(page.stdout).toContain(`[${one.id}]`);
    expect(page.stdout).toMatch(/^###? Rollback$/m);
    expect(page.stdout + stdout).not.toMatch(/aaaa|bbbb/);
  });

  test('does not appear where nothing changes', async () => {
    const { stdout } = await way({ ...one, after: one.before, to: one.release }, 'json');
    expect((JSON.parse(stdout) as Report).changes).toEqual([]);
  });
});

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

describe('the script', () => {
  test.skipIf(!hasShellcheck)('passes shellcheck for every change (skipped without shellcheck)', async () => {
    for (const one of cases) {
      const { stdout } = await way(one, 'script');
      const checked = spawnSync('shellcheck', ['-'], { input: stdout, encoding: 'utf8' });
      expect(checked.stdout, one.name).toBe('');
    }
  });

  /** Runs a phase with stubs for kubectl, helm and the Cilium CLI, which record their arguments and print `answer`. */
  async function execute(script: string, phase: string, env: Record<string, string> = {}, answer = '') {
    const folder = await mkdtemp(join(tmpdir(), 'transition run '));
    const bin = join(folder, 'bin');
    await mkdir(bin);
    for (const tool of ['kubectl', 'cilium', 'helm']) {
      await writeFile(join(bin, tool), `#!/bin/sh\necho "${tool} $*" >>"${folder}/log"\nprintf '%s\\n' '${answer}'\n`);
      await chmod(join(bin, tool), 0o755);
    }
    await writeFile(join(folder, 'transition.sh'), script);
    const { status, stdout } = spawnSync('sh', ['transition.sh', ...phase.split(' ')], {
      cwd: folder,
      env: { PATH: `${bin}:${process.env.PATH}`, ...env },
      encoding: 'utf8',
      input: '',
    });
    const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '');
    return { status, stdout, calls: log.split('\n').filter((line) => line !== '') };
  }

  const replacement = cases[0] as Case;

  test('runs the commands of a phase in their order, and what is for nodes is shown', async () => {
    const { stdout: script } = await way(replacement, 'script');
    const { status, stdout, calls } = await execute(script, 'after', { YES: '1' });
    expect(status).toBe(0);
    expect(calls).toEqual([
      'kubectl -n kube-system delete daemonset,configmap kube-proxy --ignore-not-found',
      'kubectl -n kube-system rollout restart daemonset/cilium',
      'kubectl -n kube-system rollout status daemonset/cilium --timeout=15m',
    ]);
    expect(stdout).toContain('on every node: iptables-save');
  });

  /** The calls of the tools if a shell runs these lines of the report unchanged. */
  async function callsOf(lines: readonly string[], answer: string) {
    return (await execute(['set -u', ...lines, ''].join('\n'), '', { YES: '1' }, answer)).calls;
  }

  /** A new key is random. */
  const withoutKey = (call: string) => call.replace(/[0-9a-f]{40}/, 'KEY');

  test.each(cases)('of $id ($name) calls what the report lists, in each phase', async (one) => {
    const report = JSON.parse((await way(one, 'json')).stdout) as Report;
    const { stdout: script } = await way(one, 'script');
    const isOne = report.runs.length <= 1;
    const commandsOf = (steps: readonly Step[]) => steps.flatMap(({ commands }) => commands);
    for (const [index, { prepare, finish, verify, back }] of report.runs.entries()) {
      const number = isOne ? '' : ` ${index + 1}`;
      const phases: [phase: string, lines: string[]][] = [
        ['before', commandsOf(prepare)],
        ['after', commandsOf(finish)],
        ['verify', verify.map(({ command }) => command)],
        ['back', back.flatMap(({ steps }) => commandsOf(steps))],
      ];
      for (const [phase, lines] of phases) {
        const { status, calls } = await execute(script, `${phase}${number}`, { YES: '1' }, 'an answer');
        expect(calls.map(withoutKey), `${phase}${number}`).toEqual((await callsOf(lines, 'an answer')).map(withoutKey));
        if (phase !== 'verify') expect(status, `${phase}${number}`).toBe(0);
      }
    }
    expect(report.runs.some(({ verify, finish, prepare }) => verify.length + finish.length + prepare.length > 0)).toBe(
      true,
    );
  });

  test('runs nothing that was not agreed to', async () => {
    const { stdout: script } = await way(replacement, 'script');
    const { status, stdout, calls } = await execute(script, 'after');
    expect(status).toBe(0);
    expect(calls).toEqual([]);
    expect(stdout).toContain('Skipped.');
  });

  test('verify ends with 0 where all is as expected, and with 1 where it is not', async () => {
    const { stdout: script } = await way(cases.find(({ id }) => id === 'tunnel-protocol') as Case, 'script');
    const answered = (protocol: string, reachable: string) =>
      execute(script, 'verify', {}, `${protocol}\nCluster health:   ${reachable} reachable   (2026-01-01T00:00:00Z)`);
    expect(await answered('geneve', '12/12')).toMatchObject({ status: 0 });
    const failed = await answered('vxlan', '12/12');
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain('FAILED  cilium-config has tunnel-protocol: geneve');
    expect((await answered('geneve', '1/12')).stdout).toContain('FAILED  Every node reaches');
  });

  test('a restart of all agents at the same time replaces the one after another', async () => {
    const one = cases.find(({ id, name }) => id === 'routing-mode' && name === 'tunnel to native') as Case;
    const { stdout: script } = await way(one, 'script');
    const { calls } = await execute(script, 'after', { YES: '1' });
    expect(calls).toEqual([
      'kubectl -n kube-system delete pods -l k8s-app=cilium',
      'kubectl -n kube-system rollout status daemonset/cilium --timeout=15m',
    ]);
  });

  test('with several runs of the playbook it takes the number of one, and names them without', async () => {
    const { stdout: script } = await run(['transition', 'v2.27.1', 'v2.28.1', '--format', 'script']);
    expect((await execute(script, 'play')).status).toBe(2);
    const second = await execute(script, 'before 2', { YES: '1' });
    expect(second.status).toBe(0);
    expect(second.calls.join('\n')).toContain('--version 1.17.7');
    expect(second.calls.join('\n')).not.toContain('--version 1.16');
  });

  test('without a phase it says which there are', async () => {
    const { stdout: script } = await way(replacement, 'script');
    expect(await execute(script, 'nowhere')).toMatchObject({ status: 2 });
  });

  test('names of inputs cannot leave their place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'transition-'));
    const name = join(folder, "x'$(touch pwned)\n.yml");
    await writeFile(name, 'kube_network_plugin: cilium\ncilium_tunnel_mode: geneve\n');
    const { stdout: script } = await run(['transition', 'v2.27.1', `${name}@v2.27.1`, '--format', 'script']);
    expect(script).not.toMatch(/^\.yml/m);
    expect(spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('inputs', () => {
  test('a live cilium-config and an inventory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'transition-'));
    const live = join(folder, 'live.yaml');
    await writeFile(
      live,
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config }\ndata: { tunnel-protocol: vxlan, routing-mode: tunnel }\n',
    );
    const wanted = join(folder, 'k8s-net-cilium.yml');
    await writeFile(wanted, 'kube_network_plugin: cilium\ncilium_tunnel_mode: geneve\n');
    const { code, stdout } = await run(['transition', `${live}@1.19.3`, `${wanted}@v2.31.0`, '--format', 'json']);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Report).changes.map(({ id }) => id)).toContain('tunnel-protocol');
  });

  test.each([
    [['transition', 'nowhere', 'v2.31.0'], 'nowhere'],
    [['transition', 'v2.1.0', 'v2.31.0'], 'v2.1.0'],
  ])('%j ends with 2', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});

describe('runs of the playbook', () => {
  const points = (report: Report) => report.runs.map(({ to }) => `${to.kubespray} ${to.cilium}`);

  test('one for each minor of Kubespray and of Cilium, each with its own steps and its way back', async () => {
    const { stdout } = await run(['transition', 'v2.24.3', 'v2.31.0', '--format', 'json']);
    const report = JSON.parse(stdout) as Report;
    expect(points(report)).toEqual([
      'v2.25.1 1.14.19',
      'v2.25.1 1.15.4',
      'v2.26.1 1.15.4',
      'v2.27.1 1.15.9',
      'v2.28.1 1.16.19',
      'v2.28.1 1.17.7',
      'v2.29.1 1.18.4',
      'v2.30.0 1.18.6',
      'v2.31.0 1.19.3',
    ]);
    const of = (id: string) =>
      report.runs.flatMap(({ changes }, index) => (changes.some((one) => one.id === id) ? [index] : []));
    expect(of('installer')).toEqual([4]);
    expect(of('identity-mode')).toEqual([4]);
    expect(report.runs[4]?.playbook).toMatch(/-e cilium_version=1\.16\.19 -e cilium_remove_old_resources=true$/);
    expect(report.runs[5]?.playbook).toBe('ansible-playbook -i INVENTORY-v2.28.1 -b cluster.yml');
    for (const one of report.runs) expect(one.back.length).toBeGreaterThan(0);
  });

  test('no way back runs an older Kubespray', async () => {
    const { stdout } = await run(['transition', 'v2.27.1', 'v2.28.1', '--format', 'json']);
    const back = (JSON.parse(stdout) as Report).runs.flatMap((one) => one.back.flatMap(({ steps }) => steps));
    const texts = back.flatMap(({ text, byHand, commands }) => [text, ...byHand, ...commands]).join('\n');
    expect(texts).toContain('documents no downgrade');
    expect(texts).not.toMatch(/run v2\.27\.1|cilium uninstall/);
  });

  test('a pinned Cilium stays until a release refuses it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'transition-'));
    await writeFile(join(folder, 'all.yml'), 'kube_network_plugin: cilium\ncilium_version: "1.16.19"\n');
    const side = join(folder, 'all.yml');
    const { stdout } = await run(['transition', `${side}@v2.27.1`, `${side}@v2.31.0`, '--format', 'json']);
    expect(points(JSON.parse(stdout) as Report)).toEqual([
      'v2.28.1 1.16.19',
      'v2.29.1 1.16.19',
      'v2.30.0 1.16.19',
      'v2.31.0 1.16.19',
    ]);
  });

  test('a setting that only releases between do not know is no change', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'transition-'));
    const side = join(folder, 'all.yml');
    await writeFile(side, 'kube_network_plugin: cilium\ncilium_config_extra_vars: { bpf-lb-algorithm: maglev }\n');
    const { stdout } = await run(['transition', `${side}@v2.27.1`, `${side}@v2.28.1`, '--format', 'json']);
    expect((JSON.parse(stdout) as Report).changes.map(({ id }) => id)).not.toContain('load-balancing');
  });

  test('back, Cilium goes one minor at a time too', async () => {
    const { stdout } = await run(['transition', 'v2.31.0', 'v2.31.0', '--format', 'json']);
    expect((JSON.parse(stdout) as Report).runs).toEqual([]);
    const folder = await mkdtemp(join(tmpdir(), 'transition-'));
    for (const version of ['1.19.3', '1.17.7'])
      await writeFile(join(folder, `${version}.yml`), `kube_network_plugin: cilium\ncilium_version: ${version}\n`);
    const sides = ['1.19.3', '1.17.7'].map((version) => `${join(folder, `${version}.yml`)}@v2.31.0`);
    const back = await run(['transition', ...sides, '--format', 'json']);
    expect(points(JSON.parse(back.stdout) as Report)).toEqual(['v2.31.0 1.18.12', 'v2.31.0 1.17.7']);
  });

  test('the playbook gets the inventory of each run: a copy for a release between, and what the user has at the end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'transition-'));
    for (const name of ['old', 'new']) {
      await mkdir(join(folder, name, 'group_vars/all'), { recursive: true });
      await writeFile(
        join(folder, name, 'hosts.ini'),
        '[kube_control_plane]\nn1\n[k8s_cluster:children]\nkube_control_plane\n',
      );
      await writeFile(join(folder, name, 'group_vars/all/all.yml'), 'kube_network_plugin: cilium\n');
    }
    const way = async (from: string, to: string) => {
      const { stdout } = await run(['transition', from, to, '--format', 'json']);
      const { runs } = JSON.parse(stdout) as Report;
      const written = runs.map(({ prepare }) => prepare.find(({ text }) => text.startsWith('Check out'))?.text);
      return { playbooks: runs.map(({ playbook }) => playbook?.split(' ')[2]), written };
    };
    const [old, after] = [join(folder, 'old'), join(folder, 'new')];
    const known = await way(`${join(old, 'hosts.ini')}@v2.29.1`, `${after}@v2.31.0`);
    expect(known.playbooks).toEqual([`${old}-v2.30.0/hosts.ini`, `${after}/hosts.ini`]);
    expect(known.written.at(-1)).toBe(`Check out Kubespray v2.31.0. Its inventory is ${after}.`);
    expect((await way(`${old}@v2.30.0`, `${old}@v2.31.0`)).playbooks).toEqual([`${old}-v2.31.0/hosts.ini`]);
    expect((await way('v2.30.0', 'v2.31.0')).playbooks).toEqual(['INVENTORY-v2.31.0']);
    expect((await way('v2.31.0', `${after}@v2.31.0`)).playbooks).toEqual([]);
  });

  test('a way back names what Kubespray and Cilium do not support', async () => {
    const { stdout } = await run(['transition', 'v2.31.0', 'v2.28.1', '--format', 'json']);
    const { runs, unknown } = JSON.parse(stdout) as Report;
    const [first = [], second = []] = runs.map(({ prepare }) => prepare.map(({ text }) => text));
    expect(first.join('\n')).toMatch(/documents no downgrade[\s\S]*keep Kubespray v2\.31\.0 and set cilium_version/);
    expect(first.join('\n')).toContain('only between consecutive minor versions, such as 1.19 to 1.18');
    expect(second.join('\n')).toContain('such as 1.18 to 1.17');
    expect(second.join('\n')).not.toContain('Kubernetes and etcd');
    expect(unknown.join('\n')).toContain('on a cluster that never ran it');
  });

  test('the way back names the default of each value that stays, and how to reset what has none', async () => {
    const side = join(await mkdtemp(join(tmpdir(), 'transition-')), 'all.yml');
    const values = '{ pmtuDiscovery: { enabled: true }, resources: { limits: { cpu: 2 } } }';
    await writeFile(side, `kube_network_plugin: cilium\ncilium_extra_values: ${values}\n`);
    const { stdout } = await run(['transition', 'v2.29.1', `${side}@v2.29.1`, '--format', 'json']);
    const back = (JSON.parse(stdout) as Report).runs.flatMap((one) => one.back.flatMap(({ steps }) => steps));
    const texts = back.map(({ text }) => text).filter((text) => text.startsWith('The Cilium CLI keeps'));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('Set each one to the default of the chart: pmtuDiscovery.enabled=false.');
    expect(texts[0]).toMatch(/no default for resources\.limits\.cpu\. Reset all values once: run the playbook with -e/);
  });

  test('what is satisfied is left out: the newest patch, the kernel of the target, the old defaults', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'transition-'));
    const inventory = (name: string, version: string, more = '') =>
      writeFile(join(folder, name), `kube_network_plugin: cilium\ncilium_version: ${version}\n${more}`);
    const compatible = 'cilium_extra_values: { upgradeCompatibility: "1.17" }\n';
    await inventory('old.yml', '1.17.7', compatible);
    await inventory('newest.yml', '1.17.18');
    await inventory('new.yml', '1.18.4', compatible);
    await inventory('bare.yml', '1.18.4');
    const text = async (before: string, after: string, ...more: string[]) =>
      (await run(['transition', `${join(folder, before)}@v2.29.1`, `${join(folder, after)}@v2.29.1`, ...more])).stdout;
    expect(await text('old.yml', 'new.yml')).toContain('Upgrade to 1.17.18 or a later patch of 1.17 first');
    expect(await text('newest.yml', 'bare.yml')).not.toContain('or a later patch');
    expect(await text('newest.yml', 'bare.yml')).toContain('upgradeCompatibility: "1.17"');
    expect(await text('old.yml', 'new.yml')).not.toContain('To keep the old defaults');
    expect(await text('newest.yml', 'bare.yml')).toContain('requires Linux 5.10');
    expect(await text('newest.yml', 'bare.yml', '--kernel', '6.8')).not.toContain('requires Linux');
  });
});

test('notes about the chart are not for manifests of a release', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'transition-'));
  const inventory = (name: string, version: string) =>
    writeFile(join(folder, name), `kube_network_plugin: cilium\ncilium_version: ${version}\n`);
  await inventory('old.yml', 'v1.15.19');
  await inventory('new.yml', 'v1.16.19');
  const { stdout } = await run([
    'transition',
    `${join(folder, 'old.yml')}@v2.27.1`,
    `${join(folder, 'new.yml')}@v2.27.1`,
  ]);
  expect(stdout).toContain('attaches its programs with tcx');
  expect(stdout).not.toContain('Envoy runs in its own DaemonSet');
});

test('sections are numbered without a gap, also where one of them has no step', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'transition-'));
  for (const side of ['old', 'new']) {
    await mkdir(join(cwd, side));
    await writeFile(
      join(cwd, side, 'hosts.ini'),
      '[kube_control_plane]\nnode1\n[k8s_cluster:children]\nkube_control_plane\n',
    );
    await mkdir(join(cwd, side, 'group_vars'));
    await writeFile(
      join(cwd, side, 'group_vars/all.yml'),
      'kube_network_plugin: cilium\nkube_owner: root\ncilium_version: "1.15.9"\ncilium_identity_allocation_mode: crd\n',
    );
  }
  const { stdout } = await run(['transition', 'old@v2.27.1', 'new@v2.31.0'], { cwd });
  const [, ...runs] = stdout.split(/^== Run /m);
  expect(runs.length).toBe(4);
  expect(runs.some((one) => !one.includes('After the playbook'))).toBe(true);
  for (const one of runs) {
    const numbers = [...one.matchAll(/^(\d+)\. (?:Before|The|After|Check)/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
});

test('a way of several runs begins with a row for each, and every interruption once', async () => {
  const { stdout } = await run(['transition', 'v2.27.1', 'v2.31.0']);
  const begin = stdout.slice(0, stdout.indexOf('== Run 1'));
  expect(begin.split('\n').length).toBeLessThan(40);
  const rows = begin.split('\n').filter((line) => /^ {2}\d {4,}v2\./.test(line));
  expect(rows.length).toBe(5);
  expect(rows[0]).toMatch(/^ {2}1 +v2\.28\.1 +1\.16\.19 +\d+ +\d+ +\d+ +kubespray-release, cilium-version, installer/);
  expect(begin).toContain('  - 1, 3, 4, 5: Nodes are drained one after another.');
  expect(begin.match(/Connections through the L7 proxy/g)).toHaveLength(1);
});

describe('an inventory that pins its Cilium', () => {
  async function pinned(version: string) {
    const cwd = await mkdtemp(join(tmpdir(), 'transition-'));
    await mkdir(join(cwd, 'inventory/group_vars'), { recursive: true });
    await writeFile(
      join(cwd, 'inventory/group_vars/all.yml'),
      `kube_network_plugin: cilium\ncilium_version: "${version}"\n`,
    );
    return run(['transition', 'inventory@v2.30.0', 'inventory@v2.31.0'], { cwd });
  }

  test('is told what the release would bring', async () => {
    const { stdout, code } = await pinned('1.15.9');
    expect(stdout).toContain('pins Cilium 1.15.9; Kubespray v2.31.0 brings 1.19.3');
    expect(code).toBe(0);
    expect((await pinned('1.19.3')).stdout).not.toContain('pins');
  });

  test('has an error if the release refuses it', async () => {
    const { stderr, code } = await pinned('1.14.9');
    expect(stderr).toMatch(/error .*Kubespray v2\.31\.0 requires Cilium 1\.15\.0 or later, and refuses 1\.14\.9/);
    expect(code).toBe(1);
  });
});

describe('each run has the inventory that migrate writes for its release', () => {
  const releases = ['v2.28.1', 'v2.29.1', 'v2.30.0', 'v2.31.0'];

  /** An inventory, and its copies for the runs. */
  async function copies(): Promise<string> {
    const cwd = await mkdtemp(join(tmpdir(), 'transition-'));
    for (const name of ['old', ...releases.map((release) => `old-${release}`)]) {
      await mkdir(join(cwd, name, 'group_vars'), { recursive: true });
      await writeFile(join(cwd, name, 'hosts.ini'), '[kube_control_plane]\nnode1\n');
      await writeFile(
        join(cwd, name, 'group_vars/all.yml'),
        'kube_network_plugin: cilium\ncilium_tunnel_mode: disabled\ncilium_identity_allocation_mode: crd\ncilium_native_routing_cidr: 10.233.64.0/18\ncilium_kube_proxy_replacement: strict\ncilium_enable_bpf_masquerade: true\ncilium_config_extra_vars: { enable-ipv4-egress-gateway: "true", enable-l7-proxy: "false" }\n',
      );
    }
    for (const to of releases) await run(['migrate', `old-${to}`, '--from', 'v2.27.1', '--to', to, '--write'], { cwd });
    return cwd;
  }

  async function planned(cwd: string, before: string, after: string): Promise<Report['runs']> {
    return (JSON.parse((await run(['transition', before, after, '--format', 'json'], { cwd })).stdout) as Report).runs;
  }

  const valuesOf = ({ back, advice }: Report['runs'][number]) => [
    ...back.filter(({ title }) => /^Helm values/.test(title)),
    ...advice.filter((text) => text.startsWith('The Cilium CLI keeps')),
  ];
  const removedOf = ({ prepare }: Report['runs'][number]) =>
    prepare.map(({ text }) => text).filter((text) => /^Cilium 1\.\d+: /.test(text));

  test('so its values, removed options and rollback are those of the way between two copies', async () => {
    const cwd = await copies();
    const runs = await planned(cwd, 'old@v2.27.1', 'old-v2.31.0@v2.31.0');
    expect(runs.length).toBe(5);
    for (const [index, from] of releases.slice(0, -1).entries()) {
      const to = releases[index + 1];
      const [direct] = await planned(cwd, `old-${from}@${from}`, `old-${to}@${to}`);
      const one = runs[index + 2];
      if (!direct || !one) throw new Error(`no run to ${to}`);
      expect(valuesOf(one)).toEqual(valuesOf(direct));
      expect(removedOf(one)).toEqual(removedOf(direct));
    }
    expect(JSON.stringify(valuesOf(runs[2] as Report['runs'][number]))).toContain('extraConfig.routing-mode');
    const written = await readFile(join(cwd, 'old-v2.30.0/group_vars/all.yml'), 'utf8');
    expect(written).toMatch(/routingMode: native/);
    expect(JSON.stringify(runs[4]?.back)).not.toMatch(/routingMode|egressGateway|l7Proxy/);
    const { stdout: script } = await run(['transition', 'old@v2.27.1', 'old-v2.31.0@v2.31.0', '--format', 'script'], {
      cwd,
    });
    expect(script.slice(script.indexOf('phase_back_5'))).not.toMatch(/routingMode|egressGateway|l7Proxy/);
    const steps = JSON.parse(
      (await run(['migrate', 'old', '--from', 'v2.27.1', '--to', 'v2.31.0', '--format', 'json'], { cwd })).stdout,
    ).steps.join('\n');
    expect(steps).toContain(
      `Kubespray v2.28.1, Cilium 1.16.19: Run the playbook with this command: ${runs[0]?.playbook}.`,
    );
    expect(steps).toContain(
      `Kubespray v2.29.1, Cilium 1.18.4: ${runs[2]?.advice.find((text) => text.startsWith('The Cilium CLI'))}`,
    );
  });

  test('where it is not known, the command for the copies is in its place', async () => {
    const cwd = await copies();
    const { way: plan } = await transitionBetween(join(cwd, 'old@v2.27.1'), join(cwd, 'old-v2.31.0@v2.31.0'), {
      files: nodeFileSystem,
      catalog: openCatalog(),
      target: {},
    });
    for (const text of [wayMarkdown(plan), wayScript(plan)]) {
      expect(text).toContain('cilium-extras transition COPY@v2.30.0 COPY@v2.31.0');
      expect(text).not.toMatch(/Set each one|routingMode=|ipv4-egress-gateway is removed/);
    }
  });

  test('an intent is planned anew for each release', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'transition-'));
    await writeFile(
      join(cwd, 'intent.yaml'),
      'version: 1\ntarget: { kubespray: v2.28.1 }\nfeatures:\n  routing: { mode: native, ipv4NativeRoutingCIDR: 10.233.64.0/18 }\n',
    );
    const runs = await planned(cwd, 'intent.yaml@v2.28.1', 'intent.yaml@v2.31.0');
    expect(JSON.stringify(runs.map(({ back }) => back).slice(1))).not.toContain('routingMode');
    expect(JSON.stringify(runs)).toContain('cilium-extras generate intent.yaml --kubespray v2.30.0');
  });
});
