import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../cli/run.ts';

interface Report {
  cilium: string | null;
  installedBy: string | null;
  kubespray: string[];
  workloads: { name: string; wanted: number | null; ready: number | null }[];
  nodes: { name: string; kernel: string | null }[];
  options: number | null;
  findings: { rule: string; severity: string; subject: string; message: string }[];
  drift: { options: { option: string; live: string; wanted: string }[]; images: { container: string }[] } | null;
  missing: string[];
}

interface Cluster {
  version?: string;
  operator?: string;
  helm?: boolean;
  options?: Record<string, string>;
  ready?: number;
  kubeProxy?: boolean;
  kernels?: string[];
}

const workload = (
  kind: string,
  name: string,
  container: string,
  image: string,
  status: object,
  labels: object = {},
) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, namespace: 'kube-system', labels },
  spec: {
    replicas: 1,
    template: { spec: { containers: [{ name: container, image, env: [{ name: 'A', value: 'b' }] }] } },
  },
  status,
});

/** Objects as kubectl prints them. */
function objects({
  version = '1.19.3',
  operator = version,
  helm = true,
  options = {},
  ready = 3,
  kubeProxy = false,
  kernels = ['6.8.0-45-generic'],
}: Cluster): object[] {
  const counts = { desiredNumberScheduled: 3, numberReady: ready, updatedNumberScheduled: 3 };
  const labels = helm ? { 'app.kubernetes.io/managed-by': 'Helm' } : {};
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cilium-config' }, data: { debug: 'false', ...options } },
    workload('DaemonSet', 'cilium', 'cilium-agent', `quay.io/cilium/cilium:v${version}`, counts, labels),
    workload('Deployment', 'cilium-operator', 'cilium-operator', `quay.io/cilium/operator-generic:v${operator}`, {
      readyReplicas: 1,
      updatedReplicas: 1,
    }),
    ...(kubeProxy ? [workload('DaemonSet', 'kube-proxy', 'kube-proxy', 'registry.k8s.io/kube-proxy:v1', counts)] : []),
    ...kernels.map((kernelVersion, index) => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: `node${index}` },
      status: { nodeInfo: { kernelVersion } },
    })),
  ];
}

const list = (items: object[]) => ({ apiVersion: 'v1', kind: 'List', items });

async function diagnose(items: object[], ...args: string[]) {
  const { code, stdout, stderr } = await run(['doctor', '-', '--format', 'json', ...args], {
    stdin: stringify(list(items)),
  });
  return { code, stderr, report: JSON.parse(stdout) as Report };
}

const rules = ({ findings }: Report) => findings.map(({ rule }) => rule);

describe('what runs', () => {
  test('version, installer, releases, nodes; a healthy cluster has no finding', async () => {
    const { code, report } = await diagnose(objects({}));
    expect({ code, findings: report.findings }).toEqual({ code: 0, findings: [] });
    expect(report).toMatchObject({
      cilium: '1.19.3',
      installedBy: 'chart',
      kubespray: ['v2.31.0'],
      options: 1,
      missing: [],
      nodes: [{ name: 'node0', kernel: '6.8.0-45-generic' }],
    });
  });

  test('manifests without Helm are those of releases up to v2.27', async () => {
    const { report } = await diagnose(objects({ version: '1.15.9', helm: false }));
    expect(report).toMatchObject({ installedBy: 'manifests', kubespray: ['v2.27.0', 'v2.27.1'] });
  });

  test('what was not collected is named with its command', async () => {
    const { code, report } = await diagnose(objects({}).slice(0, 1));
    expect(code).toBe(0);
    expect(report.missing.join('\n')).toMatch(/daemonset,deployment[\s\S]*get nodes/);
  });
});

describe('findings', () => {
  test.each<[string, Cluster, string, number]>([
    ['pods that are not ready', { ready: 2 }, 'doctor/not-ready', 1],
    ['an operator of another version', { operator: '1.18.6' }, 'doctor/mixed-versions', 1],
    ['an old kernel', { kernels: ['5.4.0-1-generic'] }, 'kernel-too-old', 1],
    [
      'kube-proxy beside its replacement',
      { kubeProxy: true, options: { 'kube-proxy-replacement': 'true' } },
      'kube-proxy-stays',
      0,
    ],
    [
      'a broken constraint',
      { options: { 'enable-egress-gateway': 'true', 'enable-ipv4-masquerade': 'true' } },
      'egress-gateway/needs-bpf-masquerade',
      1,
    ],
    ['an option of an older Cilium', { options: { 'enable-recorder': 'true' } }, 'unknown-agent-option', 0],
  ])('%s', async (_, cluster, rule, exit) => {
    const { code, report } = await diagnose(objects(cluster));
    expect(rules(report)).toContain(rule);
    expect(code).toBe(exit);
  });

  test('kernels of Red Hat are not judged by their number', async () => {
    const { report } = await diagnose(
      objects({
        version: '1.17.3',
        kernels: ['4.18.0-513.el8.x86_64'],
        options: { 'kube-proxy-replacement': 'true' },
      }),
    );
    expect(report.findings).toEqual([]);
  });

  test('what cilium status reports', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const file = join(folder, 'status.json');
    const errors = {
      cilium: { 'cilium-x': { Errors: ['controller is failing'], Warnings: ['1 endpoint is not ready'] } },
    };
    await writeFile(file, JSON.stringify({ pod_state: {}, cilium_status: {}, errors }));
    const { code, stdout } = await run(['doctor', file, '--format', 'json']);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Report).findings.map(({ message }) => message)).toEqual([
      'cilium-x: controller is failing',
      'cilium-x: 1 endpoint is not ready',
    ]);
  });
});

describe('drift', () => {
  test('options and images that are not as the inventory gives them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const file = join(folder, 'k8s-net-cilium.yml');
    await writeFile(file, 'kube_network_plugin: cilium\ncilium_debug: true\ncilium_image_repo: r.example/cilium\n');
    const { code, report } = await diagnose(objects({}), '--inventory', file, '--kubespray', 'v2.31.0');
    expect(code).toBe(1);
    expect(report.drift?.options).toMatchObject([{ option: 'debug', live: 'false', wanted: 'true' }]);
    expect(report.drift?.images.map(({ container }) => container)).toContain('DaemonSet/cilium/cilium-agent');
  });

  test('an intent that is met has none of its options', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const file = join(folder, 'intent.yaml');
    await writeFile(file, 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { bandwidthManager: true }\n');
    const options = { 'enable-bandwidth-manager': 'true', 'enable-bbr': 'false', 'enable-bbr-hostns-only': 'false' };
    const { report } = await diagnose(objects({ options }), '--intent', file);
    expect(report.drift?.options).toEqual([]);
  });
});

describe('files', () => {
  test('a folder of a sysdump: lists of kinds, logs and states of agents passed over', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const [config, agent, operator, node] = objects({});
    await mkdir(join(folder, 'cilium-bugtool-abc'));
    await writeFile(join(folder, 'cilium-bugtool-abc', 'x.json'), '{ broken');
    await writeFile(join(folder, 'k8s-events-1.yaml'), '{ broken');
    await writeFile(join(folder, 'cilium-configmap-1.yaml'), stringify(config));
    const { kind: _, ...bare } = agent as { kind: string };
    await writeFile(join(folder, 'cilium-daemonset-1.yaml'), stringify({ kind: 'DaemonSetList', items: [bare] }));
    await writeFile(join(folder, 'cilium-operator-deployment-1.yaml'), stringify(operator));
    await writeFile(join(folder, 'k8s-nodes-1.json'), JSON.stringify({ kind: 'NodeList', items: [node] }));
    const { code, stdout, stderr } = await run(['doctor', folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Cilium: 1.19.3');
    expect(stdout).toContain('4 files read: 0 errors, 0 warnings');
  });

  test('a broken file in a folder is named, and the rest is read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    await writeFile(join(folder, 'a.yaml'), '{ broken');
    await writeFile(join(folder, 'b.yaml'), stringify(list(objects({}))));
    const { code, stderr } = await run(['doctor', folder]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/a\.yaml: neither YAML nor JSON.*\[skipped-file\]/);
  });

  test.each([
    [['doctor', 'nowhere'], '', 'no file or folder nowhere'],
    [['doctor', '-'], '{ broken', 'neither YAML nor JSON'],
    [['doctor', '-'], 'a: 1\n', 'no Kubernetes object'],
    [['doctor'], '', 'path'],
  ])('%j with %j ends with 2', async (args, stdin, message) => {
    const { code, stdout, stderr } = await run(args, { stdin });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
