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
  read: { file: string; holds: string[] }[];
  notRead: { reason: string; names: string[] }[];
}

interface Cluster {
  version?: string;
  operator?: string;
  helm?: boolean;
  options?: Record<string, string>;
  ready?: number;
  kubeProxy?: boolean;
  kernels?: string[];
  /** Leaves out the options that make it a complete ConfigMap. */
  isExcerpt?: boolean;
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

/** As many options as a complete ConfigMap has, none of which any rule reads. */
const others = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`my-company-note-${index}`, 'x']));

/** Objects as kubectl prints them. */
function objects({
  version = '1.19.3',
  operator = version,
  helm = true,
  options = {},
  ready = 3,
  kubeProxy = false,
  kernels = ['6.8.0-45-generic'],
  isExcerpt = false,
}: Cluster): object[] {
  const counts = { desiredNumberScheduled: 3, numberReady: ready, updatedNumberScheduled: 3 };
  const labels = helm ? { 'app.kubernetes.io/managed-by': 'Helm' } : {};
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cilium-config' },
      data: { debug: 'false', ...(!isExcerpt && others), ...options },
    },
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
      options: 21,
      missing: [],
      nodes: [{ name: 'node0', kernel: '6.8.0-45-generic' }],
    });
  });

  test('manifests without Helm are those of releases up to v2.27', async () => {
    const { report } = await diagnose(objects({ version: '1.15.9', helm: false }));
    expect(report).toMatchObject({ installedBy: 'manifests', kubespray: ['v2.27.0', 'v2.27.1'] });
  });

  test('a ConfigMap that somebody wrote by hand does not tell who installed it', async () => {
    const config = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cilium-config' },
      data: { debug: 'false' },
    };
    expect((await diagnose([config])).report.installedBy).toBe(null);
    const whole = { ...config, metadata: { name: 'cilium-config', uid: '0b1c', resourceVersion: '7' } };
    expect((await diagnose([whole])).report.installedBy).toBe('manifests');
  });

  test('options that were not checked are in the summary', async () => {
    const stdin = stringify(objects({})[0]);
    const unknown = await run(['doctor', '-'], { stdin });
    expect(unknown.code).toBe(0);
    expect(unknown.stdout).toContain('Kubespray releases with this Cilium by default: unknown');
    expect(unknown.stdout).toContain('0 errors, 1 warning. Options were not checked: run again with --cilium VERSION.');
    expect((await run(['doctor', '-', '--cilium', '1.19.3'], { stdin })).stdout).not.toContain('not checked');
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

const pod = (name: string, reason: string, restartCount = 7) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'kube-system' },
  spec: { containers: [{ name: 'cilium-agent', image: 'quay.io/cilium/cilium:v1.17.3' }] },
  status: {
    containerStatuses: [
      {
        name: 'cilium-agent',
        restartCount,
        state: { waiting: { reason } },
        lastState: { terminated: { exitCode: 1 } },
      },
    ],
  },
});

describe('findings on single objects', () => {
  test('a pod that does not start, and its version where the DaemonSet is missing', async () => {
    const { code, report } = await diagnose([pod('cilium-x7k2p', 'CrashLoopBackOff')]);
    expect(code).toBe(1);
    expect(report.cilium).toBe('1.17.3');
    expect(report.findings.map(({ message }) => message)).toEqual([
      'Pod cilium-x7k2p: cilium-agent is in CrashLoopBackOff (7 restarts, last exit code 1). To see why, run: kubectl -n kube-system logs cilium-x7k2p -c cilium-agent --previous',
    ]);
  });

  test('pods of others and pods that start are not reported', async () => {
    const { report } = await diagnose([
      ...objects({}),
      pod('my-cilium-x7k2p', 'CrashLoopBackOff'),
      pod('cilium-x7k2p', 'ContainerCreating', 0),
    ]);
    expect(report.findings).toEqual([]);
  });

  test('nodes that are not ready, without a network, or with the taint of the agent', async () => {
    const node = (name: string, type: string, value: string, taints: object[] = []) => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name },
      spec: { taints },
      status: { nodeInfo: {}, conditions: [{ type, status: value, message: 'a reason' }] },
    });
    const { report } = await diagnose([
      ...objects({}),
      node('a', 'Ready', 'False'),
      node('b', 'NetworkUnavailable', 'True'),
      node('c', 'Ready', 'True', [{ key: 'node.cilium.io/agent-not-ready' }]),
      node('d', 'Ready', 'True'),
    ]);
    expect(report.findings.map(({ subject, severity }) => [subject, severity])).toEqual([
      ['a', 'warning'],
      ['b', 'error'],
      ['c', 'warning'],
    ]);
  });

  test.each<[string, Record<string, string>, string | undefined]>([
    ['a flag with a word', { 'enable-ipv4': 'enabled' }, 'doctor/option-type'],
    ['a flag as Python prints it', { 'enable-ipv4': 'True' }, undefined],
    ['a number with a unit', { 'bpf-lb-map-max': '64k' }, 'doctor/option-type'],
    ['a duration without a unit', { 'identity-gc-interval': '15' }, 'doctor/option-type'],
    ['a duration of several units', { 'identity-gc-interval': '1h15m0.5s' }, undefined],
    ['an empty text', { 'bpf-lb-map-max': '' }, undefined],
    ['a misspelt name', { 'enable-bpf-maskerade': 'true' }, 'misspelt-option'],
    ['a name of its own', { 'my-company-note': 'x' }, undefined],
  ])('%s', async (_, options, rule) => {
    const { report } = await diagnose(objects({ options }));
    expect(rules(report)).toEqual(rule === undefined ? [] : [rule]);
  });

  test('no kube-proxy where nothing replaces it, if the rest of kube-system was collected', async () => {
    const dns = workload('Deployment', 'coredns', 'coredns', 'registry.k8s.io/coredns:v1', {});
    const without = objects({ options: { 'kube-proxy-replacement': 'false' } });
    expect(rules((await diagnose([...without, dns])).report)).toEqual(['doctor/no-kube-proxy']);
    expect((await diagnose(without)).report.findings).toEqual([]);
    const replaced = objects({ options: { 'kube-proxy-replacement': 'true' } });
    expect((await diagnose([...replaced, dns])).report.findings).toEqual([]);
  });

  test('what the operator reports on a CiliumNode, pod networks that two nodes have, and a node without one', async () => {
    const node = (name: string, error = '') => ({
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNode',
      metadata: { name },
      spec: { ipam: { podCIDRs: ['10.0.0.0/24'] } },
      status: { ipam: { 'operator-status': { error } } },
    });
    const { report } = await diagnose([...objects({}), node('a', 'range is full'), node('b')]);
    expect(report.findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'doctor/cilium-node CiliumNode a: the operator reports "range is full". Read the log of the operator.',
      'doctor/cilium-node Nodes a and b have the same pod network 10.0.0.0/24. Pods on them get the same addresses. Read the log of the operator, or with IPAM mode kubernetes of kube-controller-manager.',
      'doctor/cilium-node Nodes without a CiliumNode: node0. An agent creates it when it starts.',
    ]);
  });

  test('an option that this chart writes or that is only deprecated is not called ignored', async () => {
    const options = { 'enable-gateway-api': 'true', 'kube-proxy-replacement': 'true', tunnel: 'vxlan' };
    const { code, report } = await diagnose(objects({ version: '1.14.4', options }));
    expect(code).toBe(0);
    expect(report.findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'info Cilium 1.14 no longer lists the option tunnel: it is deprecated or removed.',
    ]);
  });

  test('Relay of another version', async () => {
    const relay = workload('Deployment', 'hubble-relay', 'hubble-relay', 'quay.io/cilium/hubble-relay:v1.18.0', {});
    expect(rules((await diagnose([...objects({}), relay])).report)).toEqual(['doctor/mixed-versions']);
  });
});

describe('what is printed', () => {
  const printed = async (text: string, ...args: string[]) => {
    const { code, stdout, stderr } = await run(['doctor', '-', '--format', 'json', ...args], { stdin: text });
    return { code, stderr, report: (stdout === '' ? undefined : JSON.parse(stdout)) as Report };
  };

  test('cilium status', async () => {
    const { code, report } = await printed(`
 /¯¯\\__/¯¯\\    Cilium:             1 errors
DaemonSet              cilium                   Desired: 3, Ready: 2/3, Available: 2/3, Unavailable: 1/3
Deployment             cilium-operator          Desired: 1, Ready: 1/1, Available: 1/1
Image versions         cilium             quay.io/cilium/cilium:v1.17.3@sha256:0123: 3
                       cilium-operator    quay.io/cilium/operator-generic:v1.16.6@sha256:0123: 1
Errors:                cilium             cilium-x7k2p    container cilium-agent is in CrashLoopBackOff
Warnings:              hubble-relay       hubble-relay    hubble relay is not deployed
`);
    expect(code).toBe(1);
    expect(report.cilium).toBe('1.17.3');
    expect(rules(report).sort()).toEqual(['doctor/mixed-versions', 'doctor/not-ready', 'doctor/status']);
  });

  const agentTable = [
    'KVStore:                Disabled',
    'Kubernetes:             Failure   Get https://10.0.0.1:6443: connection refused',
    'Cilium:                 Ok   1.17.2 (v1.17.2-fb3ab54f)',
    'Cilium health daemon:   Ok',
    'Controller Status:      35/36 healthy',
    'Cluster health:         1/3 reachable   (2025-04-11T12:11:11Z)',
  ];

  test('the status of an agent, as a table', async () => {
    const { code, report } = await printed(['$ kubectl exec ds/cilium -- cilium-dbg status', ...agentTable].join('\n'));
    expect(code).toBe(1);
    expect(report.cilium).toBe('1.17.2');
    expect(report.findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'error Kubernetes: Failure (Get https://10.0.0.1:6443: connection refused)',
      'warning 1 of 36 controllers of the agent fail.',
      'warning The agent reaches 1 of 3 nodes.',
    ]);
  });

  test('the status of an agent, as JSON below a line of kubectl', async () => {
    const { report } = await printed(
      `Defaulted container "cilium-agent" out of: cilium-agent, config (init)\n${JSON.stringify({
        cilium: { state: 'Warning', msg: '1.16.3 (v1.16.3-f2217191)' },
        kubernetes: { state: 'Ok' },
        controllers: [
          { name: 'sync', status: { 'consecutive-failure-count': 5, 'last-failure-msg': 'timeout' } },
          { name: 'fine', status: { 'success-count': 5 } },
        ],
      })}`,
    );
    expect(report.cilium).toBe('1.16.3');
    expect(report.findings.map(({ message }) => message)).toEqual([
      'Cilium: Warning (1.16.3 (v1.16.3-f2217191))',
      'Controller sync failed 5 times in a row: timeout',
    ]);
  });

  test('kubectl get pods: those that do not start', async () => {
    const { code, report } = await printed(
      [
        'NAMESPACE     NAME                               READY   STATUS             RESTARTS       AGE',
        'kube-system   cilium-4xrlg                       0/1     CrashLoopBackOff   12 (5m ago)    43m',
        'kube-system   cilium-7pxwc                       1/1     Running            0              43m',
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect(report.findings.map(({ message }) => message)).toEqual([
      'Pod cilium-4xrlg: a container is in CrashLoopBackOff (12 restarts). To see why, run: kubectl -n kube-system logs cilium-4xrlg --all-containers --previous',
    ]);
  });

  test('cilium config view', async () => {
    const { report } = await printed(
      [
        'bpf-lb-mode               dsr',
        'cluster-id                0',
        'kube-proxy-replacement    strict',
        'routing-mode              tunnel',
        'tunnel-protocol           vxlan',
      ].join('\n'),
      '--cilium',
      '1.16.3',
    );
    expect(report.options).toBe(5);
    expect(rules(report)).toEqual(['doctor/excerpt', 'kube-proxy-replacement/invalid-value']);
  });

  const config = (...data: string[]) => ['data:', ...data.map((line) => `  ${line}`)].join('\n');

  test('options without the name of their ConfigMap, which kubectl prints last', async () => {
    const { report } = await printed(config('cluster-id: "0"', 'routing-mode: tunnel', 'bpf-lb-mode: dsr', 'ena'));
    expect(report.options).toBe(3);
    const { stderr } = await run(['doctor', '-'], { stdin: config('cluster-id: "0"', 'routing-mode: tunnel', 'ena') });
    expect(stderr).toContain('cut off');
  });

  test('what depends on options that an excerpt leaves out is not judged', async () => {
    const part = ['cluster-id: "0"', 'enable-ipv4: "true"', 'routing-mode: native', 'enable-ipv4-masquerade: "true"'];
    expect(rules((await printed(config(...part), '--cilium', '1.16.3')).report)).toEqual(['doctor/excerpt']);
    const whole = Array.from({ length: 20 }, (_, index) => `bpf-lb-map-${index}: "1"`);
    expect(rules((await printed(config(...part, ...whole), '--cilium', '1.16.3')).report)).toContain(
      'routing/native-needs-ipv4-cidr',
    );
  });

  test('values that somebody has removed are not judged', async () => {
    const removed = ['cluster-id: <redacted>', 'cluster-name: XXXXXX', 'mtu: [REDACTED]', 'ipam: "***"'];
    const { report } = await printed(config(...removed, 'enable-ipv4: true'), '--cilium', '1.16.3');
    expect(rules(report).sort()).toEqual(['doctor/excerpt', 'doctor/redacted']);
    expect(report.findings.map(({ message }) => message).join()).toContain('cluster-id, cluster-name, mtu, ipam');
  });

  test('kubectl get nodes -o wide', async () => {
    const { report } =
      await printed(`NAME    STATUS     ROLES    AGE   VERSION   INTERNAL-IP   EXTERNAL-IP   OS-IMAGE             KERNEL-VERSION       CONTAINER-RUNTIME
node1   Ready      <none>   3h    v1.33.1   192.0.2.1     <none>        Ubuntu 22.04.5 LTS   5.15.0-160-generic   containerd://1.7.13
node2   NotReady   <none>   3h    v1.33.1   192.0.2.2     <none>        Ubuntu 18.04 LTS     4.15.0-20-generic    containerd://1.7.13
`);
    expect(report.nodes).toMatchObject([
      { name: 'node1', kernel: '5.15.0-160-generic', os: 'Ubuntu 22.04.5 LTS', kubelet: 'v1.33.1' },
      { name: 'node2', kernel: '4.15.0-20-generic', runtime: 'containerd://1.7.13' },
    ]);
    expect(rules(report)).toEqual(['doctor/node']);
  });

  test('the log of an agent: its version, options that are not defaults, and why it stopped', async () => {
    const { code, report } = await printed(
      [
        `level=info msg="  --enable-ipv4='true'" subsys=daemon`,
        `level=info msg="  --debug='false'" subsys=daemon`,
        `level=info msg="  --kube-proxy-replacement='probe'" subsys=daemon`,
        'level=info msg="Cilium 1.13.4 4061cdfcaf 2023-06-13T17:27:22+00:00 go version go1.19.10 linux/amd64" subsys=daemon',
        'level=fatal msg="Failed to start" error="no \\"file\\"" subsys=daemon',
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect(report.cilium).toBe('1.13.4');
    expect(report.findings.map(({ message }) => message)).toContain('The agent stopped: Failed to start (no "file")');
    expect(rules(report)).toContain('kube-proxy-replacement/invalid-value');
  });

  test('a ConfigMap without its agents is checked against the version that is named', async () => {
    const config = stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cilium-config', labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
      data: { 'enable-recorder': 'true' },
    });
    const unnamed = await printed(config);
    expect(rules(unnamed.report)).toEqual(['doctor/version-unknown']);
    expect(unnamed.report.installedBy).toBe('chart');
    expect(rules((await printed(config, '--cilium', '1.19.3')).report)).toEqual([
      'doctor/excerpt',
      'unknown-agent-option',
    ]);
  });

  test.each<[string, (items: object[]) => string]>([
    ['CRLF', (items) => stringify(list(items)).replaceAll('\n', '\r\n')],
    ['a byte order mark', (items) => `\ufeff${stringify(list(items))}`],
    ['documents', (items) => items.map((item) => stringify(item)).join('---\n')],
    ['documents with a broken one', (items) => `${items.map((item) => stringify(item)).join('---\n')}---\na: [\n`],
    ['JSON', (items) => JSON.stringify(list(items), undefined, 4)],
    ['JSON values one after another', (items) => items.map((item) => JSON.stringify(item, undefined, 2)).join('\n')],
    ['a command above', (items) => `$ kubectl -n kube-system get cm,ds -o yaml\n${stringify(list(items))}`],
    ['managed fields', (items) => stringify(list(items.map((item) => ({ ...item, managedFields: [{}] }))))],
    [
      'more than a million signs',
      (items) => {
        const note = 'x'.repeat(500);
        const others = Array.from({ length: 2500 }, (_, index) => ({
          apiVersion: 'v1',
          kind: 'Other',
          metadata: { name: `other${index}`, annotations: { note } },
        }));
        const text = stringify({ apiVersion: 'v1', items: [...others, ...items] }, { indentSeq: false });
        return `${text}kind: List\nmetadata:\n  resourceVersion: ""\n`;
      },
    ],
  ])('objects as %s', async (_, text) => {
    const { report } = await printed(text(objects({})));
    expect(report).toMatchObject({ cilium: '1.19.3', options: 21, missing: [] });
    expect(report.findings).toEqual([]);
  });

  test('a text that is cut off is named with the place', async () => {
    const { code, stderr } = await printed(JSON.stringify(list(objects({}))).slice(0, 300));
    expect(code).toBe(2);
    expect(stderr).toMatch(/:1:\d+: neither YAML nor JSON, or cut off/);
  });

  test('no value of an option or a Secret is printed', async () => {
    const secret = 'hunter2hunter2';
    const items = [
      ...objects({ options: { 'etcd-config': `password: ${secret}`, 'bpf-lb-map-max': secret } }),
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'cilium-ipsec-keys' }, data: { keys: secret } },
    ];
    const { stdout, stderr } = await run(['doctor', '-'], { stdin: stringify(list(items)) });
    expect(stdout + stderr).toContain('bpf-lb-map-max');
    expect(stdout + stderr).not.toContain(secret);
  });
});

describe('drift', () => {
  test('options and images that are not as the inventory gives them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const file = join(folder, 'k8s-net-cilium.yml');
    await writeFile(file, 'kube_network_plugin: cilium\ncilium_debug: true\ncilium_image_repo: r.example/cilium\n');
    const live = objects({ isExcerpt: true });
    const { code, report } = await diagnose(live, '--inventory', file, '--kubespray', 'v2.31.0');
    expect(code).toBe(1);
    expect(report.drift?.options).toMatchObject([{ option: 'debug', live: 'false', wanted: 'true' }]);
    expect(report.drift?.images.map(({ container }) => container)).toContain('DaemonSet/cilium/cilium-agent');
  });

  test('an intent that is met has none of its options', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const file = join(folder, 'intent.yaml');
    await writeFile(file, 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { bandwidthManager: true }\n');
    const options = { 'enable-bandwidth-manager': 'true', 'enable-bbr': 'false', 'enable-bbr-hostns-only': 'false' };
    const { report } = await diagnose(objects({ options, isExcerpt: true }), '--intent', file);
    expect(report.drift?.options).toEqual([]);
  });
});

describe('drift from what nobody set', () => {
  const inventory = async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'doctor-')), 'k8s-net-cilium.yml');
    await writeFile(file, 'kube_network_plugin: cilium\n');
    return ['--inventory', file, '--kubespray', 'v2.31.0'];
  };

  test('an option that the release writes by default', async () => {
    const items = objects({ options: { 'routing-mode': 'native' }, isExcerpt: true });
    const { report } = await diagnose(items, ...(await inventory()));
    expect(report.drift?.options).toMatchObject([{ option: 'routing-mode', live: 'native', wanted: 'tunnel' }]);
    const { stdout } = await run(['doctor', '-', ...(await inventory())], { stdin: stringify(list(items)) });
    expect(stdout).toMatch(/routing-mode +native +tunnel +release default/);
  });

  test('a long list is shortened, with the number and the command for the rest', async () => {
    const { stdout } = await run(['doctor', '-', ...(await inventory())], { stdin: stringify(list(objects({}))) });
    expect(stdout).toMatch(/\n {2}Not listed: \d+ more that differ\. The command verify --all lists them\.\n/);
    expect(stdout.match(/release default/g)).toHaveLength(20);
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
    await writeFile(join(folder, 'hubble-flows-cilium-x-1.json'), '{ broken');
    const relay = workload('Deployment', 'hubble-relay', 'hubble-relay', 'quay.io/cilium/hubble-relay:v1.19.3', {});
    await writeFile(join(folder, 'hubble-relay-deployment-1.yaml'), stringify(relay));
    const { code, stdout, stderr } = await run(['doctor', folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Cilium: 1.19.3');
    expect(stdout).toContain('5 files read: 0 errors, 0 warnings');
  });

  test('a folder of files that somebody saved: what is read is named with its content, and the rest with the reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const save = (name: string, text: string | Buffer) => writeFile(join(folder, name), text);
    const [config] = objects({ version: '1.15.4' });
    await save('config.json', JSON.stringify(config));
    await save(
      'agent.log',
      'level=info msg="Cilium 1.15.4 9b3f9a8c go version go1.21.9" subsys=daemon\nlevel=fatal msg="no route"\n',
    );
    await save('operator.txt', 'level=fatal msg="no network left" subsys=cilium-operator-generic\n');
    await save(
      'pods',
      'NAME          READY   STATUS             RESTARTS   AGE\ncilium-8kq2d  0/1     CrashLoopBackOff   12         2d\n',
    );
    await save('notes.md', 'restarted it twice\n');
    await save('services.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: kube-dns }\n');
    await save('dump.bin', Buffer.from([0, 255, 254, 1, 200]));
    await save('logs.tar.gz', 'x');
    const { stdout } = await run(['doctor', folder, '--format', 'json']);
    const { cilium, findings, read, notRead } = JSON.parse(stdout) as Report;
    const local = (text: string) => text.replaceAll(`${folder}/`, '');
    expect(cilium).toBe('1.15.4');
    expect(Object.fromEntries(read.map(({ file, holds }) => [local(file), holds.join(', ')]))).toEqual({
      'agent.log': 'a log of Cilium',
      'config.json': 'ConfigMap/cilium-config',
      'operator.txt': 'a log of Cilium',
      pods: 'Pod/cilium-8kq2d',
    });
    expect(notRead.map(({ reason, names }) => `${reason}: ${names.map(local).join(', ')}`).sort()).toEqual([
      'archives: unpack them first: logs.tar.gz',
      'files that are not text: dump.bin',
      'nothing of a cluster was found in them: notes.md',
      'objects that are not checked: services.yaml: Service/kube-dns',
    ]);
    const told = findings.map(({ message }) => message).join('\n');
    expect(told).toContain('The agent stopped: no route');
    expect(told).toContain('The operator stopped: no network left');
    expect(told).toContain('Pod cilium-8kq2d: a container is in CrashLoopBackOff (12 restarts)');
    const text = await run(['doctor', folder]);
    expect(local(text.stdout)).toContain('\nRead\n  agent.log: a log of Cilium\n');
    expect(local(text.stdout)).toContain('\nNot read\n');
  });

  test('the outputs of several commands in one text, with the fences of an issue', async () => {
    const status = [
      '    /¯¯\\',
      ' /¯¯\\__/¯¯\\    Cilium:             OK',
      'DaemonSet              cilium             Desired: 3, Ready: 3/3, Available: 3/3',
      'Image versions         cilium             quay.io/cilium/cilium:v1.16.1: 3',
    ].join('\n');
    const table = 'NAME   STATUS     ROLES    AGE   VERSION\nnode1  NotReady   <none>   10m   v1.30.1';
    const [config] = objects({ options: { 'kube-proxy-replacement': 'strict' } });
    const issue = `### What happened\n\`\`\`\n$ cilium status\n${status}\n\`\`\`\n${table}\n\n\`\`\`yaml\n${stringify(config)}\`\`\`\nThanks\n`;
    const { stdout } = await run(['doctor', '-', '--format', 'json'], { stdin: issue });
    const report = JSON.parse(stdout) as Report;
    expect(report.read[0]?.holds).toEqual([
      'DaemonSet/cilium',
      'cilium status',
      'Node/node1',
      'ConfigMap/cilium-config',
    ]);
    expect(rules(report)).toContain('kube-proxy-replacement/invalid-value');
    expect(rules(report)).toContain('doctor/node');
  });

  test('tables of DaemonSets and Deployments, and an object that is there twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const wide =
      'NAME                    DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR   AGE   CONTAINERS     IMAGES                          SELECTOR\n' +
      'daemonset.apps/cilium   3         3         2       3            2           <none>          10m   cilium-agent   quay.io/cilium/cilium:v1.14.4   k8s-app=cilium\n\n' +
      'NAME                              READY   UP-TO-DATE   AVAILABLE   AGE\n' +
      'deployment.apps/cilium-operator   1/2     2            1           10m\n';
    await writeFile(join(folder, 'all.txt'), wide);
    const first = JSON.parse((await run(['doctor', folder, '--format', 'json'])).stdout) as Report;
    expect(first.cilium).toBe('1.14.4');
    expect(first.workloads).toMatchObject([
      { name: 'DaemonSet/cilium', wanted: 3, ready: 2 },
      { name: 'Deployment/cilium-operator', wanted: 2, ready: 1 },
    ]);
    await writeFile(join(folder, 'ds.yaml'), stringify(objects({ version: '1.14.4', ready: 3 })[1]));
    const both = JSON.parse((await run(['doctor', folder, '--format', 'json'])).stdout) as Report;
    expect(both.workloads).toMatchObject([{ ready: 3 }, { ready: 1 }]);
    expect(both.notRead).toEqual([
      { reason: 'objects that were collected twice: the fuller one is checked', names: ['DaemonSet/cilium'] },
    ]);
  });

  test('a named file without anything of a cluster is named as skipped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const [notes, live] = [join(folder, 'notes.txt'), join(folder, 'b.yaml')];
    await writeFile(notes, 'just a note\n');
    await writeFile(live, stringify(list(objects({}))));
    const { code, stdout, stderr } = await run(['doctor', notes, live]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/notes\.txt: no Kubernetes object.*\[skipped-file\]/);
    expect(stdout).toContain('1 file read');
  });

  test('text for people is sent back to kubectl get -o yaml', async () => {
    const text =
      'Name:         cilium-config\nNamespace:    kube-system\nLabels:       <none>\n\nData\n====\na:\n----\nb\n';
    const { code, stderr } = await run(['doctor', '-'], { stdin: text });
    expect(code).toBe(2);
    expect(stderr).toContain('kubectl describe');
    expect(stderr).toContain('Use kubectl get -o yaml.');
  });

  test('the release with this Cilium is named, even if the way of installation does not fit', async () => {
    const { stdout } = await run(['doctor', '-'], {
      stdin: stringify(list(objects({ version: '1.17.7', helm: false }))),
    });
    expect(stdout).toMatch(/none that installs it this way; v2\.28\.1.* with Cilium's chart/);
  });

  test('the last words of a container are shown with their known cause, and pods that wait for a network', async () => {
    const pod = (name: string, status: object) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, status });
    const denied = "cp: cannot create regular file '/host/opt/cni/bin/x': Permission denied";
    const { report } = await diagnose([
      ...objects({}),
      pod('cilium-x7k2p', {
        initContainerStatuses: [
          {
            name: 'install-cni-binaries',
            restartCount: 7,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 1, reason: 'Error', message: denied } },
          },
        ],
      }),
      pod('coredns-1', { containerStatuses: [{ name: 'a', state: { waiting: { reason: 'ContainerCreating' } } }] }),
    ]);
    const told = report.findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
    expect(told).toContain(denied);
    expect(told).toContain('kube-owner: ');
    expect(told).toContain('in ContainerCreating: 1 (coredns-1)');
  });

  test('a broken file in a folder is named, and the rest is read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    await writeFile(join(folder, 'a.yaml'), '{ broken');
    await writeFile(join(folder, 'b.yaml'), stringify(list(objects({}))));
    const { code, stderr } = await run(['doctor', folder]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/a\.yaml:1:\d+: neither YAML nor JSON.*\[skipped-file\]/);
  });

  test.each([
    [['doctor', 'nowhere'], '', 'no file or directory nowhere'],
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
