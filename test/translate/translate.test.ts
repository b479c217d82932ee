import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/yaml/read.ts';
import { run } from '../cli/run.ts';

interface Translation {
  code: number;
  variables: Record<string, unknown>;
  stderr: string;
}

async function translate(argv: string[], stdin = ''): Promise<Translation> {
  const { code, stdout, stderr } = await run(['translate', ...argv], { stdin });
  const [document] = readDocuments(stdout, { file: 'group_vars.yml' }).documents;
  return { code, variables: (document?.value() ?? {}) as Record<string, unknown>, stderr };
}

describe('translate', () => {
  it('says where a command in one argument belongs', async () => {
    const { code, stderr } = await translate(['--kubespray', 'v2.31.0', 'helm install cilium cilium/cilium --set a=b']);
    expect(code).toBe(2);
    expect(stderr).toContain('from a file or from standard input');
    expect(stderr).toContain('argument -.');
  });

  it('explains what a variable sets besides the given values', async () => {
    const target = ['--kubespray', 'v2.31.0', '--explain'];
    const { stderr } = await translate(['--set', 'hubble.relay.enabled=true', ...target]);
    expect(stderr).toMatch(/^cilium_enable_hubble also sets hubble\.ui\.enabled=true$/m);
    const both = await translate(['--set', 'hubble.relay.enabled=true,hubble.ui.enabled=true', ...target]);
    expect(both.stderr).not.toContain('also sets');
  });

  it('takes a values file in the place of commands, and names the command for anything else', async () => {
    const given = ['translate', '-', '--kubespray', 'v2.31.0'];
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: cilium }\nspec:\n  values:\n    MTU: 1400\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: cilium }\n';
    for (const text of ['MTU: 1400\nl7Proxy: true\n', release]) {
      const { code, stdout } = await run(given, { stdin: text });
      expect([code, stdout]).toEqual([0, expect.stringContaining('cilium_mtu: 1400')]);
    }
    const live = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config }\ndata: { mtu: "1400" }\n';
    for (const text of ['kube_network_plugin: cilium\ncilium_mtu: 1400\n', live]) {
      const { code, stderr } = await run(given, { stdin: text });
      expect([code, stderr]).toEqual([2, expect.stringContaining('cilium-extras import')]);
    }
  });

  it('takes a values file that begins with a comment and holds a list', async () => {
    const text = '# ours\nMTU: 1400\nextraArgs:\n- --set\n  # again\n- debug\n';
    const { code, stdout } = await run(['translate', '-', '--kubespray', 'v2.31.0'], { stdin: text });
    expect([code, stdout]).toEqual([0, expect.stringContaining('cilium_mtu: 1400')]);
  });

  it('names the object with the values of a HelmRelease that has none itself, also beside another object', async () => {
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: cilium }\nspec:\n  valuesFrom: [{ kind: ConfigMap, name: a }]\n';
    const repository =
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: { name: cilium }\n---\n';
    for (const text of [release, repository + release]) {
      const { code, stderr } = await run(['translate', '-', '--kubespray', 'v2.31.0'], { stdin: text });
      expect([code, stderr]).toEqual([2, expect.stringContaining('does not read spec.valuesFrom')]);
    }
  });

  it('gives advice and each refusal once, under the names of values', async () => {
    const values = 'ipv4NativeRoutingCIDR=pods,kubeProxyReplacement=true,loadBalancer.algorithm=maglev,cluster.id=9';
    const { stderr } = await translate(['--kubespray', 'v2.31.0', '--set', values]);
    expect(stderr).toContain('Set maglev.hashSeed: ');
    expect(stderr).toContain('Set cluster.name: "cluster-9"');
    expect(stderr).not.toContain('features.');
    expect(stderr.match(/"pods"/g)).toHaveLength(1);
  });

  it('counts the address of a local proxy as carried', async () => {
    const values = 'kubeProxyReplacement=true,k8sServiceHost=localhost,k8sServicePort=7445';
    const { code, variables, stderr } = await translate(['--kubespray', 'v2.31.0', '--set', values]);
    expect(code).toBe(0);
    expect(variables.cilium_extra_values).toEqual({ k8sServiceHost: 'localhost', k8sServicePort: 7445 });
    expect(stderr).toContain('requires a proxy');
    expect(stderr).toContain('3 values carried, 0 refused, 0 ignored');
  });

  it.each(['v2.28.1', 'v2.29.1', 'v2.31.0'])(
    'keeps IPsec, the default type, on %s beside a value with a variable for WireGuard alone',
    async (release) => {
      for (const nodeEncryption of [true, false]) {
        const set = `encryption.enabled=true,encryption.nodeEncryption=${nodeEncryption}`;
        const { code, stdout, stderr } = await run(['translate', '--kubespray', release, '--set', set]);
        expect([code, stderr]).toEqual([0, expect.stringContaining('2 values carried, 0 refused')]);
        expect(stdout).toContain('cilium_encryption_enabled: true');
        expect(stdout).not.toContain('wireguard');
        expect(/nodeEncryption: true|encrypt-node: "true"/.test(stdout)).toBe(nodeEncryption);
      }
    },
  );

  it('puts Helm values on the variables of the release', async () => {
    const flags = [
      '--set',
      'kubeProxyReplacement=true,routingMode=native',
      '--set',
      'loadBalancer.mode=hybrid,ipv4NativeRoutingCIDR=10.0.0.0/8',
    ];
    const newest = await translate(['--kubespray', 'v2.31.0', ...flags]);
    expect(newest.code).toBe(0);
    expect(newest.variables).toMatchObject({
      cilium_kube_proxy_replacement: true,
      cilium_loadbalancer_mode: 'hybrid',
      cilium_extra_values: { routingMode: 'native' },
    });
    const templates = await translate(['--kubespray', 'v2.27.1', '--cilium', '1.17', ...flags]);
    expect(templates.code).toBe(0);
    expect(templates.variables).toMatchObject({
      cilium_kube_proxy_replacement: 'strict',
      cilium_tunnel_mode: 'disabled',
      cilium_loadbalancer_mode: 'hybrid',
    });
  });

  it('rewrites what another Cilium called otherwise, with a note on each', async () => {
    const flags =
      'kubeProxyReplacement=strict,tunnel=disabled,nativeRoutingCIDR=10.0.0.0/8,bandwidthManager=true,hostServices.enabled=true,autoDirectNodeRoutes=true';
    const { code, variables, stderr } = await translate(['--kubespray', 'v2.31.0', '--set', flags]);
    expect(code).toBe(0);
    expect(variables).toMatchObject({
      cilium_kube_proxy_replacement: true,
      cilium_native_routing_cidr: '10.0.0.0/8',
      cilium_enable_bandwidth_manager: true,
      cilium_extra_values: { routingMode: 'native', socketLB: { enabled: true } },
    });
    expect(stderr.match(/\[rewritten-value\]/g)).toHaveLength(5);
  });

  it('says new words in old ones', async () => {
    const flags =
      'kubeProxyReplacement=true,routingMode=native,bandwidthManager.enabled=true,ipv4NativeRoutingCIDR=10.0.0.0/8';
    const { code, variables } = await translate(['--format', 'helm-values', '--cilium', '1.9', '--set', flags]);
    expect(code).toBe(0);
    expect(variables).toEqual({
      kubeProxyReplacement: 'strict',
      tunnel: 'disabled',
      bandwidthManager: true,
      nativeRoutingCIDR: '10.0.0.0/8',
    });
  });

  it('names the place of what it rewrote', async () => {
    const { stderr } = await translate(['--kubespray', 'v2.31.0', '-'], '--set a.b=1 --set tunnel=disabled\n');
    expect(stderr).toMatch(
      /^<stdin>:1:13 error The agent does not start: native routing .*\[routing\/native-needs-ipv4-cidr\]$/m,
    );
  });

  it('refuses a list that an option would read as Go prints it, and takes the same text as JSON', async () => {
    const path = 'hubble.export.static';
    const on = ['--kubespray', 'v2.31.0', '--set', `${path}.enabled=true`];
    const bad = await translate([...on, '--set', `${path}.allowList[0]={"verdict":["DROPPED","ERROR"]}`]);
    expect(bad.code).toBe(1);
    expect(bad.stderr).toMatch(/allowList is a list of lists, and hubble-export-allowlist .*\[invalid-value\]/);
    const filter = '{"verdict":["DROPPED","ERROR"]}';
    const good = await translate([...on, '--set-json', `${path}.allowList=${JSON.stringify([filter])}`]);
    expect(good.code).toBe(0);
    expect(good.variables).toMatchObject({
      cilium_extra_values: { hubble: { export: { static: { allowList: [filter] } } } },
    });
    const number = await translate(['--kubespray', 'v2.27.1', '--set', 'k8sClientRateLimit.qps={QPS}']);
    expect(number.stderr).toMatch(/k8sClientRateLimit.qps is a list, and k8s-client-qps .*\[invalid-value\]/);
  });

  it("leaves out a guide's placeholder for the API server", async () => {
    const flags = 'kubeProxyReplacement=true,k8sServiceHost=REPLACE_WITH_API_SERVER_IP,k8sServicePort=API_SERVER_PORT';
    const { code, variables, stderr } = await translate(['--kubespray', 'v2.31.0', '--set', flags]);
    expect(code).toBe(0);
    expect(variables).not.toHaveProperty('cilium_extra_values');
    expect(stderr).toContain('[api-server-address]');
  });

  it('takes what an ApplicationSet fills in later for no value, in values and in parameters', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'translate-'));
    const file = join(folder, 'set.yaml');
    const parameters = 'parameters: [{ name: cluster.id, value: "{{ .metadata.labels.id }}" }]';
    const values = `valuesObject: { cluster: { name: '{{ index .a "b" }}-x' }, routingMode: native }`;
    await writeFile(
      file,
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      source:\n        chart: cilium\n        helm:\n          ${parameters}\n          ${values}\n`,
    );
    const refused = await translate(['--kubespray', 'v2.31.0', '-f', file]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('cluster.id depends on {{ .metadata.labels.id }}: the tool that reads this file');
    expect(refused.stderr).toContain('cluster.name depends on {{ index .a "b" }}:');
    const rest = await translate(['--kubespray', 'v2.31.0', '-f', file, '--partial']);
    expect(rest.variables).toMatchObject({ cilium_extra_values: { routingMode: 'native' } });
    expect(rest.variables).not.toHaveProperty('cilium_cluster_name');
  });

  it('takes a pasted command, with the API server that Kubespray knows by itself', async () => {
    const command = `API_SERVER_IP=<your_api_server_ip>
helm install cilium cilium/cilium --version 1.16.1 --namespace kube-system \\
    --set kubeProxyReplacement=true \\
    --set k8sServiceHost=\${API_SERVER_IP} --set k8sServicePort=\${API_SERVER_PORT}
`;
    const { code, variables, stderr } = await translate(['--kubespray', 'v2.31.0'], command);
    expect(code).toBe(0);
    expect(variables).toEqual({
      kube_network_plugin: 'cilium',
      kube_owner: 'root',
      cilium_kube_proxy_replacement: true,
    });
    expect(stderr).toContain('[other-version]');
    expect(stderr).toContain('[api-server-address]');
    // Plain Helm cannot look up the address.
    const helm = await translate(['--format', 'helm-set', '--cilium', '1.17'], command);
    expect(helm.code).toBe(1);
    expect(helm.stderr).toContain('API_SERVER_IP=...');
  });

  it('states nothing about what depends on a value that is filled in later', async () => {
    const file = `routingMode: native\nautoDirectNodeRoutes: true\nipv4NativeRoutingCIDR: \${POD_CIDR}\n`;
    const { code, stderr } = await translate(['--kubespray', 'v2.31.0', '-f', '-'], file);
    expect(code).toBe(1);
    expect(stderr).toContain('[unresolved-value]');
    expect(stderr).not.toContain('native-needs-ipv4-cidr');
  });

  it('asks for full replacement where the address comes with it alone', async () => {
    const { code, stderr } = await translate([
      '--kubespray',
      'v2.24.3',
      '--cilium',
      '1.12',
      '--set',
      'k8sServiceHost=10.0.0.1,autoDirectNodeRoutes=false',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('Enable kubeProxyReplacement too');
  });

  it('lets flags beat files, later ones earlier ones, and text JSON', async () => {
    const { variables } = await translate([
      '--format',
      'helm-values',
      '--cilium',
      '1.19',
      '--set-json',
      'debug={"enabled":false}',
      '--set',
      'debug.enabled=true',
    ]);
    expect(variables).toEqual({ debug: { enabled: true } });
  });

  it('takes the content of files, and text to its end', async () => {
    const argv = ['--format', 'helm-values', '--cilium', '1.19', '--set-file', 'podAnnotations.licence=package.json'];
    const { code, variables } = await translate([...argv, '--set-literal', 'podLabels.note=a,b={c}']);
    expect(code).toBe(0);
    expect(variables).toMatchObject({ podLabels: { note: 'a,b={c}' } });
    const { licence } = variables.podAnnotations as { licence: string };
    expect(JSON.parse(licence)).toHaveProperty('name', 'cilium-extras');
    const missing = await translate([...argv.slice(0, -1), 'podAnnotations.licence=no-such-file']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('no-such-file');
  });

  it.each(['=1', '.hubble.enabled=true'])('warns of what Helm ignores in --set %s', async (text) => {
    const { code, stderr } = await translate(['--cilium', '1.19', '--format', 'helm-values', '--set', text]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/warning .*a value without a name.*\[bad-flag\]/);
  });

  it('says that IPsec needs a key, which it cannot make up', async () => {
    const { code, stderr, variables } = await translate(['--kubespray', 'v2.27.1', '--set', 'encryption.enabled=true']);
    expect(code).toBe(0);
    expect(variables).toMatchObject({ cilium_encryption_enabled: true });
    expect(stderr).toMatch(/warning .*cilium_ipsec_key.*\[secret-needed\]/);
  });

  it('writes nothing of what cannot be said, and the rest with --partial', async () => {
    const flags = [
      '--kubespray',
      'v2.27.1',
      '--cilium',
      '1.17',
      '--set',
      'ingressController.enabled=true,debug.enabled=true',
    ];
    const whole = await translate(flags);
    expect(whole.code).toBe(1);
    expect(whole.variables).toEqual({});
    expect(whole.stderr).toContain('[not-expressible]');
    const partial = await translate([...flags, '--partial']);
    expect(partial.code).toBe(1);
    expect(partial.variables).toMatchObject({ kube_network_plugin: 'cilium' });
  });

  it('tells a removed value from a slip of the pen', async () => {
    const { code, stderr } = await translate([
      '--kubespray',
      'v2.31.0',
      '--set',
      'egressGateway.installRoutes=true,egressGatway.enabled=true',
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('[removed-helm-value]');
    expect(stderr).toMatch(/egressGatway\.enabled.*Did you mean egressGateway\.enabled/);
  });

  it.each([
    ['a section', ['--set', 'hubble=null']],
    ['a value', ['--set', 'cgroup.hostRoot=null']],
    ['agent options', ['--set', 'extraConfig=null']],
    ['a section of a part that is on by default', ['--set', 'hubble.tls=null']],
  ])('refuses null in the place of %s that the chart does not render without', async (_, flags) => {
    const { code, variables, stderr } = await translate(['--kubespray', 'v2.31.0', ...flags]);
    expect(code).toBe(1);
    expect(variables).toEqual({});
    expect(stderr).toMatch(/does not render with [\w.]+: null/);
  });

  it.each([
    ['a section', ['--set', 'nodePort=null']],
    ['a section of a part that is off', ['--set', 'hubble.enabled=false,hubble.tls=null']],
  ])('passes on null in the place of %s that the chart renders without', async (_, flags) => {
    const { code, variables } = await translate(['--kubespray', 'v2.31.0', ...flags]);
    expect(code).toBe(0);
    expect(variables.cilium_extra_values).toBeDefined();
  });

  it.each([
    ['a flag that Helm refuses', ['--set', 'a.b'], 'Helm refuses --set a.b'],
    ['nothing at all', ['-'], 'no helm or cilium command'],
    ['a file that is not there', ['-f', 'no-such-values.yaml'], 'there is no such file'],
    ['an unknown release', ['--set', 'debug.enabled=true', '--kubespray', 'v1.0'], 'v1.0'],
  ])('answers %s with 2', async (_, argv, words) => {
    const { code, stderr } = await translate(['--kubespray', 'v2.31.0', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
