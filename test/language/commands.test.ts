/** The Chinese output of the commands for Kubean users: no English sentence remains, and help fits a terminal. */
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { run } from '../cli/run.ts';

const folder = await mkdtemp(join(tmpdir(), 'cilium-extras-zh-'));
await cp('examples/mesh', join(folder, 'mesh'), { recursive: true });
const written: Record<string, string> = {
  'inv/hosts.ini':
    '[kube_control_plane]\nn1\n[kube_node]\nn1\nn2\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n',
  'inv/group_vars/k8s_cluster/cilium.yml': [
    'kube_network_plugin: cilium',
    'cilium_tunnel_mode: vxlan',
    'cilium_enable_hubble: true',
    'cilium_mtuu: 1',
    'cilium_config_extra_vars:',
    '  enable-bpf-masquerade: true',
    '  enable-ipv4-egress-gateway: "true"',
    '  bpf-map-dynamic-size-ratio: 0.1',
    '',
  ].join('\n'),
  'intent.yaml': [
    'version: 1',
    'target: { kubespray: v2.31.0 }',
    'features:',
    '  egressGateway: true',
    '  kubeProxyReplacement: true',
    '  encryption: { type: wireguard }',
    '  hubble: { relay: true, ui: true }',
    '',
  ].join('\n'),
};
for (const [file, text] of Object.entries(written)) {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** Four consecutive English words that are not code, a command or the source of a fact. */
const english = /(?:\b[A-Za-z]?[a-z]+,? ){3}[a-z]+\b/;

/** The lines that a Chinese reader could not read. */
function englishLines(output: string): string[] {
  return output
    .replace(/^ *```[\s\S]*?^ *```/gm, '')
    .split('\n')
    .filter((line) => !/^(?: *>? *\d* \||#|[-+@]| {4,}\S| *- \[[\w-]+\] )/.test(line))
    .filter((line) => english.test(line.replace(/"[^"]*"|`[^`]*`|(?:运行|执行|每个节点上)：.*$/g, '')));
}

test.each([
  'lint inv --kubespray v2.27.1',
  'lint inv --kubespray v2.27.1 --format markdown',
  'lint inv --kubespray v2.27.1 --fix --dry-run',
  'lint --list-rules',
  'generate intent.yaml --kubespray v2.27.1',
  'generate intent.yaml --format kubean',
  'check intent.yaml --kubespray v2.28.0',
  'migrate inv --from v2.27.1 --to v2.31.0',
  'migrate inv --from v2.31.0 --to v2.28.0 --format markdown',
  'translate --set routingMode=native --set egressGateway.enabled=true --set nope.x=1 --kubespray v2.27.1',
  'mesh check mesh/broken/mesh.yaml',
  'transition inv@v2.27.1 inv@v2.31.0',
  'transition inv@v2.31.0 inv@v2.28.1 --format markdown',
  'images --inventory inv --kubespray v2.31.0',
  'images intent.yaml --registry registry.example.com',
  'explain egress-gateway/needs-bpf-masquerade',
  'explain overridden-extra-var',
  'init --yes --kubespray v2.31.0 --feature egressGateway -o new.yaml',
])('%s', async (line) => {
  const { stdout, stderr } = await run([...line.split(' '), '--lang', 'zh'], { cwd: folder });
  expect(`${stdout}${stderr}`).toMatch(/\p{Script=Han}/u);
  expect(englishLines(`${stdout}\n${stderr}`)).toEqual([]);
  if (/^(?:transition|migrate)/.test(line)) {
    expect(
      `${stdout}\n${stderr}`.split('\n').filter((one) => /\p{Script=Han}[:,] |: \p{Script=Han}/u.test(one)),
    ).toEqual([]);
  }
});

test.each(commands.map(({ syntax }) => syntax.split(' ')[0] ?? ''))('help of %s fits 80 columns', async (name) => {
  const { stdout } = await run([name, '--help', '--lang', 'zh']);
  const width = (line: string) => line.length + (line.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0);
  expect(stdout.split('\n').filter((line) => width(line) > 80)).toEqual([]);
  expect(stdout.replace(/^ {2}(?:\$|kubectl|helm)[\s\S]*?\n\n/gm, '')).not.toMatch(english);
});
