import { describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';

async function generated(values: string, release = 'v2.31.0') {
  const stdin = `version: 1\ntarget: { kubespray: ${release} }\nvalues:\n  ${values}\n`;
  return run(['generate', '-'], { stdin });
}

describe('what the chart has on by default and the release turns off', () => {
  test('is turned on for what does nothing without it', async () => {
    const { code, stdout, stderr } = await generated('hubble: { metrics: { enabled: [dns] } }');
    expect(code).toBe(0);
    expect(stdout).toContain('cilium_enable_hubble: true\n');
    expect(stderr).toContain('[chart-default]');
  });

  test('stays off beside what does its work without it', async () => {
    const { code, stdout, stderr } = await generated('ipv4: { enabled: false }\n  ipv6: { enabled: true }');
    expect({ code, findings: stderr.match(/\[[\w/-]+\]/g) }).toEqual({
      code: 0,
      findings: ['[single-stack-kubernetes]'],
    });
    expect(stdout).toContain('cilium_enable_ipv4: false\n');
    expect(stdout).not.toContain('hubble');
  });

  test('stays off beside the image of a part', async () => {
    const { code, stdout, stderr } = await generated('hubble: { relay: { image: { useDigest: false } } }');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('cilium_enable_hubble');
  });

  test('is turned on where a release renders its own manifests as well', async () => {
    const { code, stdout, stderr } = await generated('hubble: { redact: { enabled: true } }', 'v2.27.1');
    expect(code).toBe(0);
    expect(stdout).toContain('cilium_enable_hubble: true\n');
    expect(stdout).toContain('hubble-redact-enabled: "true"\n');
    expect(stderr).toContain('[chart-default]');
  });

  test.each([
    ['v2.17.1', 'hubble: { relay: { enabled: true } }'],
    ['v2.27.1', 'hubble: { relay: { enabled: true } }'],
    ['v2.27.1', 'hubble: { relay: { enabled: true }, ui: { enabled: true } }'],
    ['v2.27.1', 'hubble: { tls: { auto: { method: cronJob } } }'],
  ])('%s brings parts of Hubble along by its own variables: %s', async (release, values) => {
    const { code, stdout, stderr } = await generated(values, release);
    expect({ code, errors: stderr.match(/ error .*/) }).toEqual({ code: 0, errors: null });
    for (const name of ['cilium_enable_hubble', 'cilium_hubble_install', 'cilium_hubble_tls_generate']) {
      expect(stdout).toContain(`${name}: true\n`);
    }
  });

  test.each([
    ['v2.20.0', 'hubble: { enabled: true }'],
    ['v2.27.1', 'hubble: { enabled: true }'],
  ])('%s makes the certificates that it tells the agent to read: %s', async (release, values) => {
    const { code, stdout } = await generated(values, release);
    expect(code).toBe(0);
    expect(stdout).toContain('cilium_hubble_tls_generate: true\n');
  });

  test.each([
    ['v2.21.0', ['ConfigMap/hubble-relay-config']],
    ['v2.22.2', []],
  ])('%s says what its Relay waits for and nothing makes: %j', async (release, objects) => {
    const { code, stderr } = await generated('hubble: { relay: { enabled: true } }', release);
    expect(code).toBe(0);
    const missing = stderr.matchAll(/ warning Create (\S+) before .*Deployment\/hubble-relay.*\[missing-object\]/g);
    expect([...missing].map(([, object]) => object)).toEqual(objects);
  });

  test('brings Relay along without certificates where none are wanted', async () => {
    const values = 'hubble: { enabled: true, relay: { enabled: true }, tls: { enabled: false } }';
    const { code, stdout, stderr } = await generated(values, 'v2.27.1');
    expect({ code, errors: stderr.match(/ error .*/) }).toEqual({ code: 0, errors: null });
    expect(stdout).toContain('cilium_hubble_install: true\n');
    expect(stdout).toContain('hubble-tls-cert-file: ""\n');
    expect(stdout).not.toContain('cilium_hubble_tls_generate');
  });

  test.each(['v2.27.1'])('%s: address pools go where the operator reads them', async (release) => {
    const pools =
      '{ east: { ipv4: { cidrs: [10.10.0.0/16, 10.11.0.0/16], maskSize: 24 } }, all: { ipv6: { cidrs: ["fd00::/80"], maskSize: 96 } } }';
    const values = `ipam: { mode: multi-pool, operator: { autoCreateCiliumPodIPPools: ${pools} } }`;
    const { code, stdout, stderr } = await generated(
      `${values}\n  routingMode: native\n  ipv4NativeRoutingCIDR: 10.0.0.0/8\n  endpointRoutes: { enabled: true }\n  hubble: { metrics: { enabled: [dns], port: 9999, enableOpenMetrics: true } }`,
      release,
    );
    expect({ code, errors: stderr.match(/ error .*/) }).toEqual({ code: 0, errors: null });
    expect(stdout).toContain(
      'auto-create-cilium-pod-ip-pools: "all=ipv6-cidrs:fd00::/80;ipv6-mask-size:96,east=ipv4-cidrs:10.10.0.0/16,10.11.0.0/16;ipv4-mask-size:24"',
    );
    expect(stdout).toContain('enable-hubble-open-metrics: "true"\n');
  });

  test('brings nothing along that its manifests have in another way', async () => {
    const { code, stderr } = await generated('hubble: { tls: { auto: { method: certmanager } } }', 'v2.27.1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/method="certmanager": .* without a variable for it/);
  });

  test('brings nothing along while a variable of it is off', async () => {
    const values = 'hubble: { enabled: false, relay: { enabled: true } }';
    const { code, stderr } = await generated(values, 'v2.27.1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/hubble.relay.enabled=true: it changes .*Deployment\/hubble-relay.*\[not-expressible\]/);
  });

  test('does not blame a setting for what another one cannot have', async () => {
    const values = 'ingressController: { enabled: true, loadbalancerMode: shared }';
    const { code, stderr } = await generated(values, 'v2.27.1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/loadbalancerMode="shared": it has no effect without ingressController.enabled/);
  });
});

describe("variables of a release's own manifests that newer releases hand to the chart", () => {
  test.each([
    ['cgroup: { autoMount: { enabled: false } }', ['cilium_cgroup_auto_mount: false']],
    [
      'operator: { replicas: 3 }\n  resources: { limits: { memory: 1Gi } }',
      ['cilium_operator_replicas: 3', 'cilium_memory_limit: "1Gi"'],
    ],
    ['image: { repository: registry.example/cilium }', ['cilium_image_repo: registry.example/cilium']],
    ['hubble: { relay: { enabled: true }, ui: { enabled: false } }', ['cilium_enable_hubble_ui: false']],
    [
      'kubeProxyReplacement: true\n  bpf: { masquerade: true }\n  ipMasqAgent: { enabled: true, config: { masqLinkLocal: true, nonMasqueradeCIDRs: [10.0.0.0/8] } }',
      [
        'cilium_ip_masq_agent_enable: true',
        'cilium_masq_link_local: true',
        'cilium_non_masquerade_cidrs:\n  - "10.0.0.0/8"',
      ],
    ],
  ])('say %s', async (values, lines) => {
    const { code, stdout, stderr } = await generated(values, 'v2.27.1');
    expect({ code, errors: stderr.match(/error .*/)?.[0] }).toEqual({ code: 0, errors: undefined });
    for (const line of lines) expect(stdout).toContain(`${line}\n`);
  });

  test('say all of a mapping or nothing', async () => {
    const values =
      'kubeProxyReplacement: true\n  bpf: { masquerade: true }\n  ipMasqAgent: { enabled: true, config: { masqLinkLocal: true, masqLinkLocalIPv6: true } }';
    const { code, stderr } = await generated(values, 'v2.27.1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/ipMasqAgent.config=.*\[not-expressible\]/);
  });
});

describe('an intent that keeps kube-proxy', () => {
  test.each(['v2.31.0', 'v2.24.3'])(
    'has it deployed on %s, whatever other features could do without it',
    async (release) => {
      const stdin = `version: 1\ntarget: { kubespray: ${release} }\nfeatures:\n  kubeProxyReplacement: false\n  neighborDiscovery: true\n`;
      const { stdout } = await run(['generate', '-'], { stdin });
      expect(stdout).toContain('kube_network_plugin: cilium');
      expect(stdout).not.toContain('kube_proxy_remove');
      expect(stdout).not.toMatch(/^cilium_kube_proxy_replacement: (strict|true)$/m);
    },
  );
});
