import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/lint/reporters/normalise.ts';
import { run } from '../cli/run.ts';
import { lintFor, places, variablesFile } from './catalog.ts';

/** An inventory like Kubespray's sample: another plugin, together with Cilium's variables. */
const mixed = `\
# Cilium
cilium_memory_limit: 1Gi
cilium_config_extra_vars:
  enable-bbr: true
  ingressController:
    enabled: true
  enable-ipv4-egress-gateway: "true"
cilium_kube_proxy_replacement: strict
cilium_hubble_enabled: true
`;
const mixedInventory = {
  'inventory.ini':
    '[kube_control_plane]\nnode1\n[kube_node]\nnode2\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n',
  'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: calico\nkube_owner: kube\n',
  'group_vars/k8s_cluster/k8s-net-cilium.yml': mixed,
};

describe('one inventory on four releases', () => {
  it.each([
    [
      'v2.24.3',
      [
        'bandwidth-manager/bbr-needs-bandwidth-manager:4',
        'helm-value-in-extra-vars:5',
        'egress-gateway/needs-bpf-masquerade:7',
        'unknown-variable:9',
      ],
    ],
    [
      'v2.28.0',
      [
        'dead-variable:2',
        'ignored-carrier:3',
        'ignored-carrier:4',
        'helm-value-in-extra-vars:5',
        'ignored-carrier:7',
        'invalid-value:8',
        'unknown-variable:9',
      ],
    ],
    [
      'v2.28.1',
      [
        'dead-variable:2',
        'extra-var-type:4',
        'helm-value-in-extra-vars:5',
        'egress-gateway/needs-bpf-masquerade:7',
        'invalid-value:8',
        'unknown-variable:9',
      ],
    ],
    [
      'v2.31.0',
      [
        'extra-var-type:4',
        'helm-value-in-extra-vars:5',
        'removed-agent-option:7',
        'invalid-value:8',
        'unknown-variable:9',
      ],
    ],
  ])('finds on %s what that release makes of it', async (release, expected) => {
    const { findings } = await lintFor(release, mixedInventory);
    const found = places(normalise(findings).filter(({ severity }) => severity === 'error'));
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});

describe('settings in one line each, behind the sample as it is', () => {
  const text = `\
---
# cilium_mtu: "1500"
cilium_l2announcements: false
cilium_memory_limit: 1Gi
cilium_config_extra_vars: {enable-bbr: true, ingressController: {enabled: true}, enable-ipv4-egress-gateway: "true"}
cilium_kube_proxy_replacement: strict
cilium_hubble_enabled: true
`;

  it.each([
    ['v2.24.3', ['helm-value-in-extra-vars:5', 'egress-gateway/needs-bpf-masquerade:5', 'unknown-variable:7']],
    [
      'v2.28.0',
      ['dead-variable:4', 'ignored-carrier:5', 'helm-value-in-extra-vars:5', 'invalid-value:6', 'unknown-variable:7'],
    ],
    [
      'v2.28.1',
      ['dead-variable:4', 'extra-var-type:5', 'helm-value-in-extra-vars:5', 'invalid-value:6', 'unknown-variable:7'],
    ],
    [
      'v2.31.0',
      [
        'extra-var-type:5',
        'helm-value-in-extra-vars:5',
        'removed-agent-option:5',
        'invalid-value:6',
        'unknown-variable:7',
      ],
    ],
  ])('are each found on %s, and none twice', async (release, expected) => {
    const { findings } = await lintFor(release, {
      ...mixedInventory,
      'group_vars/k8s_cluster/k8s-net-cilium.yml': text,
    });
    const found = normalise(findings).filter(({ severity }) => severity === 'error');
    expect(places(found)).toEqual(expect.arrayContaining(expected));
    const spots = found.map(
      ({ location, rule }) => `${location?.line}:${location?.column} ${rule.replace(/.*\//, '')}`,
    );
    expect(new Set(spots).size).toBe(spots.length);
    // A value that the sample also has is not a mistake.
    expect(found.filter(({ location }) => location?.line === 3)).toEqual([]);
  });
});

describe('what has nothing to do with Cilium', () => {
  it('is not spoken of', async () => {
    const { findings } = await lintFor('v2.31.0', {
      'group_vars/all.yml': 'kube_network_plugin: calico\nkube_owner: kube\nkube_proxy_remove: true\n',
    });
    expect(findings).toEqual([]);
  });

  it('is not spoken of without a target either', async () => {
    const files = { 'group_vars/all.yml': 'kube_network_plugin: calico\n' };
    expect((await lintFor(null, files)).findings).toEqual([]);
  });
});

describe('Kubean', () => {
  it('points into the outer file and takes its target from the image', async () => {
    const manifest = `\
apiVersion: v1
kind: ConfigMap
metadata: { name: vars, namespace: kubean-system }
data:
  group_vars.yml: |
    kube_network_plugin: cilium
    cilium_config_extra_vars:
      enable-l7-proxy: false
---
apiVersion: kubean.io/v1alpha1
kind: ClusterOperation
metadata: { name: install }
spec:
  image: ghcr.io/kubean-io/spray-job:2.28-abcdef0
`;
    const { findings } = await lintFor(null, { 'cluster.yml': manifest });
    expect(places(findings)).toContain('extra-var-type:8');
    expect(findings.some(({ rule }) => rule === 'assumed-target')).toBe(false);
  });

  it('reads variables behind the mark of a document, as generate writes them', async () => {
    const manifest = `\
apiVersion: v1
kind: ConfigMap
metadata: { name: vars, namespace: kubean-system }
data:
  group_vars.yml: |
    # made by hand
    ---
    kube_network_plugin: cilium
    kube_owner: root
    cilium_enable_hubbel: true
`;
    const { findings } = await lintFor('v2.31.0', { 'cluster.yml': manifest });
    expect(places(findings)).toEqual(['unknown-variable:10']);
  });
});

describe('suppression and severities', () => {
  const text = 'cilium_hubble_enabled: true # cilium-extras-disable-line unknown-variable\n';

  it('switches a rule off for a line', async () => {
    expect((await lintFor('v2.31.0', text)).findings).toEqual([]);
  });

  it('lets the run say how bad a rule is', async () => {
    const severities = new Map([['unknown-variable', 'warning'] as const]);
    const { findings } = await lintFor('v2.31.0', 'cilium_hubble_enabled: true\n', { severities });
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('lets the configuration name the target and ignore files', async () => {
    const { findings } = await lintFor(null, {
      '.cilium-extras.yaml': 'targets:\n  - kubespray: v2.28.0\nrules:\n  ignored-carrier: off\nignore: old\n',
      [variablesFile]: 'cilium_config_extra_vars:\n  enable-l7-proxy: "false"\ncilium_memory_limit: 1Gi\n',
      'old/group_vars/all.yml': 'cilium_hubble_enabled: true\n',
    });
    expect(places(findings)).toEqual(['dead-variable:3']);
  });
});

describe('fixes', () => {
  const broken = `\
# top
cilium_version: v1.19.3   # pinned
# beside the chart
cilium_config_extra_vars:
  enable-l7-proxy: false  # no proxy
  enable-ipv4-egress-gateway: 'true'
  bpf-lb-maglev-table-size: 65521
  enable-bpf-masquerade: "true"
`;
  const repaired = `\
# top
cilium_version: "1.19.3"   # pinned
cilium_enable_bpf_masquerade: true
# beside the chart
cilium_config_extra_vars:
  enable-l7-proxy: "false"  # no proxy
  enable-egress-gateway: 'true'
  bpf-lb-maglev-table-size: "65521"
`;

  it('change what they repair and nothing else', async () => {
    const { fixed } = await lintFor('v2.31.0', broken, { fix: true });
    expect(fixed.get(variablesFile)).toBe(repaired);
  });

  it('keep line ends', async () => {
    const { fixed } = await lintFor('v2.31.0', broken.replaceAll('\n', '\r\n'), { fix: true });
    expect(fixed.get(variablesFile)).toBe(repaired.replaceAll('\n', '\r\n'));
  });

  it('leave nothing to fix', async () => {
    const { fixed, findings } = await lintFor('v2.31.0', repaired, { fix: true });
    expect(fixed.size).toBe(0);
    expect(findings.filter(({ fixable }) => fixable)).toEqual([]);
  });

  it('move an extra var that loses to the variable that wins', async () => {
    const text = 'cilium_config_extra_vars:\n  enable-bpf-masquerade: true\nkube_network_plugin: cilium\n';
    const { fixed } = await lintFor('v2.24.3', text, { fix: true });
    expect(fixed.get(variablesFile)).toBe(
      'cilium_enable_bpf_masquerade: true\ncilium_config_extra_vars: {}\nkube_network_plugin: cilium\n',
    );
  });

  it('leave alone what has an anchor', async () => {
    const text = 'cilium_config_extra_vars:\n  enable-l7-proxy: &off false\nother: *off\n';
    expect((await lintFor('v2.31.0', text, { fix: true })).fixed.size).toBe(0);
  });
});

describe('the command', () => {
  function folder(text: string): { cwd: string; file: string } {
    const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-lint-'));
    const file = join(cwd, 'cilium.yml');
    writeFileSync(file, text);
    return { cwd, file };
  }

  it('prints findings on stdout and ends with 1', async () => {
    const { cwd } = folder('cilium_hubble_enabled: true\n');
    const { code, stdout, stderr } = await run(['lint', 'cilium.yml', '--kubespray', 'v2.31.0'], { cwd });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('unknown-variable');
    expect(stdout).toContain('> 1 | cilium_hubble_enabled: true');
  });

  it('reads standard input', async () => {
    const { code, stdout } = await run(['lint', '-', '--kubespray', 'v2.31.0', '--format', 'json'], {
      stdin: 'cilium_enable_hubble: true\n',
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ findings: [], summary: { errors: 0, warnings: 0, infos: 0, files: 1 } });
  });

  it('fails on what it is told to', async () => {
    const { cwd } = folder('cilium_hubble_enabled: true\n');
    const code = async (...more: string[]): Promise<number> =>
      (await run(['lint', 'cilium.yml', '--kubespray', '2.31', ...more], { cwd })).code;
    expect(await code('--fail-on', 'never')).toBe(0);
    expect(await code('--rule', 'unknown-variable=warning')).toBe(0);
    expect(await code('--rule', 'unknown-variable=warning', '--fail-on', 'warning')).toBe(1);
    expect(await code('--rule', 'unknown-variable=off')).toBe(0);
  });

  it('takes mistakes in its options for usage', async () => {
    const { cwd } = folder('');
    for (const argv of [
      ['no-such-file'],
      ['cilium.yml', '--rule', 'unknown-varable=off'],
      ['cilium.yml', '--rule', 'unknown-variable=loud'],
      ['cilium.yml', '--dry-run'],
      ['cilium.yml', '--kubespray', 'v1.0.0'],
      ['-', '--fix'],
    ]) {
      const { code, stdout, stderr } = await run(['lint', ...argv], { cwd });
      expect([argv, code, stdout]).toEqual([argv, 2, '']);
      expect(stderr).not.toBe('');
    }
  });

  it('writes fixes, and only says them with --dry-run', async () => {
    const text = 'cilium_config_extra_vars:\n  enable-l7-proxy: false\n';
    const { cwd, file } = folder(text);
    const arguments_ = ['lint', 'cilium.yml', '--kubespray', 'v2.31.0', '--fix'];
    const dry = await run([...arguments_, '--dry-run'], { cwd });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(dry.code).toBe(1);
    expect(dry.stdout).toBe(`\
--- a/cilium.yml
+++ b/cilium.yml
@@ -1,2 +1,2 @@
 cilium_config_extra_vars:
-  enable-l7-proxy: false
+  enable-l7-proxy: "false"
`);
    expect((await run(arguments_, { cwd })).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(text.replace('false', '"false"'));
  });

  it('lists every rule', async () => {
    const { code, stdout } = await run(['lint', '--list-rules']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^dead-variable +error /m);
    expect(stdout).toMatch(/^dsr\/needs-native-routing +error /m);
  });
});

describe('a file of Helm values that is named', () => {
  const lintFile = async (name: string, text: string): Promise<string[]> => {
    const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-values-'));
    writeFileSync(join(cwd, name), text);
    const { stdout } = await run(['lint', name, '--kubespray', 'v2.31.0', '--format', 'json'], { cwd });
    return (JSON.parse(stdout) as { findings: { rule: string; line: number }[] }).findings.map(
      ({ rule, line }) => `${line} ${rule}`,
    );
  };

  it('is checked with the chart of the target', async () => {
    const text =
      'ipam: { mode: kubernetes }\nhubble:\n  relay: { enabld: true }\n  enabled: true\nkubeProxyReplacement: strict\n';
    expect(await lintFile('values.yaml', text)).toEqual(['3 unknown-helm-value', '5 invalid-value']);
  });

  it('is left alone if it is of another chart, and read as variables if it has some', async () => {
    expect(await lintFile('values.yaml', 'image: { tag: "1" }\nservice: { type: NodePort }\n')).toEqual([]);
    expect(await lintFile('vars.yaml', 'cilium_tunel_mode: vxlan\nhubble: { enabled: true }\n')).toContain(
      '1 unknown-variable',
    );
  });
});

it('a Helm value in a dictionary that the release ignores is advised as a variable or an agent option', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const values =
    '  loadBalancer: { algorithm: maglev }\n  hubble: { relay: { enabled: true } }\n  image: { pullPolicy: Always }\n';
  writeFileSync(
    join(folder, 'all.yml'),
    `kube_network_plugin: cilium\nkube_owner: root\ncilium_extra_values:\n${values}`,
  );
  const advice = async (release: string) =>
    (await run(['lint', '--kubespray', release, join(folder, 'all.yml')])).stdout;
  const told = await advice('v2.28.1');
  expect(told).toMatch(
    /loadBalancer\.algorithm has no effect: [^\n]* bpf-lb-algorithm: "?maglev"? in cilium_config_extra_vars/,
  );
  expect(told).toMatch(/hubble\.relay\.enabled has no effect: [^\n]* Set cilium_enable_hubble: true instead\./);
  expect(await advice('v2.28.0')).not.toContain('in cilium_config_extra_vars');
});
