/**
 * Findings that commands report in addition to rules and constraints: runs of the program on small files that cause
 * each finding once.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { main } from '../../src/cli/main.ts';
import { resolveTarget } from '../../src/cluster/target/target.ts';
import { isIn } from '../../src/core/versions.ts';

/** A run of the program: files in an empty folder, and the command line, which is split at blanks. */
interface Run {
  files?: Readonly<Record<string, string>>;
  command: string;
  stdin?: string;
  /** Where the command runs, if not in its own folder: an example of the repository. */
  cwd?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

function intent(text: string, command: string): Run {
  return { files: { 'intent.yaml': text }, command: `${command} intent.yaml` };
}

const target = (release: string) => `version: 1\ntarget: { kubespray: ${release} }\n`;

const cilium = 'group_vars/k8s_cluster/cilium.yml';
const installed = 'kube_network_plugin: cilium\nkube_owner: root\n';
const hosts = { 'inventory.ini': '[kube_control_plane]\nnode1\n[k8s_cluster:children]\nkube_control_plane\n' };

/** Runs on files that violate their format, by the kind of file and the command that reads it. */
function brokenFiles(file: string, command: string, begin: string): Run[] {
  return [
    `${begin}a: [\n`,
    `${begin}version: 1\n`,
    `${begin}a: &a [${'x, '.repeat(999)}x]\nb: &b [${'*a, '.repeat(999)}*a]\nc: [${'*b, '.repeat(999)}*b]\n`,
    '',
    `${begin}targte: {}\n`,
    '- a\n',
    'version: 7\n',
  ].map((text) => ({ files: { [file]: text }, command: `${command} ${file}` }));
}

const pod = (name: string, status: object) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'kube-system', labels: { 'k8s-app': 'cilium' } },
    status,
  });

const workload = (kind: string, name: string, container: string, image: string, status: object) =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'kube-system', labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
    spec: { replicas: 1, template: { spec: { containers: [{ name: container, image }] } } },
    status,
  });

const daemonSet = (status: object) =>
  workload('DaemonSet', 'cilium', 'cilium-agent', 'quay.io/cilium/cilium:v1.19.3', status);

const deployment = (tag: string) =>
  workload('Deployment', 'cilium-operator', 'cilium-operator', `quay.io/cilium/operator-generic:${tag}`, {
    readyReplicas: 1,
    updatedReplicas: 1,
  });

const configMap = (data: object) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cilium-config', namespace: 'kube-system' },
    data,
  });

const ciliumNode = (name: string) =>
  JSON.stringify({
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNode',
    metadata: { name },
    spec: { ipam: { podCIDRs: ['10.0.0.0/24'] } },
  });

const items = (...objects: string[]) => `{"apiVersion":"v1","kind":"List","items":[${objects.join(',')}]}`;

const ready = { desiredNumberScheduled: 3, numberReady: 3, updatedNumberScheduled: 3 };

const service = (annotations: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations: ${annotations}\n`;

function doctor(...objects: string[]): Run {
  return { files: { 'live.json': items(...objects) }, command: 'doctor live.json' };
}

/** Runs that together report every finding of the commands. */
const runs: readonly Run[] = [
  ...brokenFiles('intent.yaml', 'check', 'version: 1\n'),
  ...brokenFiles('mesh.yaml', 'mesh check', 'version: 1\n'),
  ...brokenFiles('values.yaml', 'translate --kubespray v2.31.0 -f', 'version: 2\n'),
  ...brokenFiles('service.yaml', 'mesh annotate --cilium 1.19.3', 'kind: Service\nversion: 2\n'),
  intent('features: {}\n', 'check'),
  intent('version: 1\nextends: gone.yaml\nfeatures: {}\n', 'check'),
  { files: { 'mesh.yaml': 'version: 1\n' }, command: 'mesh check mesh.yaml' },
  intent(
    'version: 1\nfeatures: { dsr: { mode: dsr, dispatch: geneve } }\nvalues: { loadBalancer: { mode: snat } }\n',
    'check --kubespray v2.31.0',
  ),
  intent(`${target('v2.99.0')}features: {}\n`, 'check'),
  intent(`${target('v1.2.3')}features: {}\n`, 'check'),
  intent(`${target('master')}features: {}\n`, 'check'),
  intent(`${target('v2.27.1')}features: { egressGateway: true }\n`, 'generate'),
  intent('version: 1\nfeatures: {}\n', 'generate'),
  intent('version: 1\nfeatures: {}\n', 'check --kubespray v2.31.0 --cilium 1.99.0'),
  intent('version: 1\nfeatures: {}\n', 'check --kubespray v2.31.0 --cilium 1.8.0'),
  intent('version: 1\nfeatures: {}\n', 'check --kubespray v2.31.0 --kernel five'),
  { files: { 'group_vars/all/.keep': '' }, command: 'lint --kubespray v2.98.0 .' },
  { files: { [cilium]: installed }, command: 'lint --kubespray nothing .' },
  intent(`${target('v2.28.0')}features: { egressGateway: true }\n`, 'generate'),
  {
    files: {
      'intent.yaml': `${target('v2.31.0')}features: { hubble: true }\n`,
      [`i/${cilium}`]: `${installed}cilium_enable_hubble: false\n`,
    },
    command: 'generate intent.yaml --inventory i',
  },
  intent(`${target('v2.31.0')}features: { hubble: { ui: false, relay: false } }\n`, 'generate'),
  intent(`${target('v2.27.1')}features: { hubble: { relay: true } }\n`, 'generate'),
  intent(
    `${target('v2.31.0')}features: { l2Announcements: { policies: [{ name: a, externalIPs: true }] }, kubeProxyReplacement: true }\n`,
    'generate',
  ),
  intent(
    `${target('v2.31.0')}features: { loadBalancerIPAM: { pools: [{ name: a, cidrs: [192.0.2.0/24] }] } }\n`,
    'generate',
  ),
  intent(`${target('v2.31.0')}features: { bgp: true, egressGateway: true, kubeProxyReplacement: true }\n`, 'generate'),
  intent(
    `${target('v2.31.0')}values: { hubble: { enabled: false, relay: { replicas: 3 } }, envoy: { enabled: false, log: { format: a } } }\n`,
    'generate',
  ),
  intent(
    `${target('v2.31.0')}features: { resources: { agent: { requests: { memory: 4Gi } }, clusterMeshAPIServer: { limits: { cpu: 200m } } } }\n`,
    'generate',
  ),
  intent(
    `${target('v2.27.1')}features: { serviceMesh: { ingressController: true }, kubeProxyReplacement: true }\n`,
    'generate',
  ),
  intent(
    `${target('v2.27.1')}values: { l2announcements: { enabled: true }, kubeProxyReplacement: true }\n`,
    'generate',
  ),
  intent(
    `${target('v2.31.0')}features: { ipam: { mode: cluster-pool, ipv4: { podCIDRs: [172.20.0.0/16] } } }\n`,
    'generate',
  ),
  intent(`${target('v2.31.0')}features: { encryption: { type: ipsec } }\n`, 'generate'),
  intent(`${target('v2.27.1')}features: { registry: { pullPolicy: Always } }\n`, 'generate'),
  intent(`${target('v2.31.0')}features: { bandwidthManager: true, hostFirewall: true }\n`, 'generate'),
  { command: 'translate --kubespray v2.31.0 --set debug.enabled' },
  { command: 'translate --kubespray v2.31.0 --set-string =x --set a[=1' },
  {
    stdin:
      'helm install cilium cilium/cilium --version 1.16.1 --set k8sServiceHost=<API_SERVER_IP> --set debug.enabled=true\n',
    command: 'translate --kubespray v2.31.0',
  },
  { command: 'translate --kubespray v2.27.1 --set k8sServiceHost=10.0.0.1' },
  {
    command:
      'translate --kubespray v2.27.1 --set ingressController.loadbalancerMode=shared --set hubble.relay.replicas=2',
  },
  { command: 'translate --kubespray v2.27.1 --set rollOutCiliumPods=true' },
  {
    stdin:
      'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec: { chart: cilium, valuesContent: "l7Proxy: true", set: { l7Proxy: { a: 1 } } }\n',
    command: 'translate --kubespray v2.31.0 -f -',
  },
  { command: 'translate --kubespray v2.31.0 --set tunnel=geneve --set k8sServiceHost=10.0.0.1' },
  { command: 'translate --kubespray v2.31.0 --set ingressController.loadbalancerMode=shared' },
  { command: 'translate --kubespray v2.27.1 --set rollOutCiliumPods=false --set hubble.relay.enabled=true' },
  {
    files: {
      'app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: cilium\n    helm:\n      valuesObject: { debug: { enabled: true } }\n      values: "MTU: 1400"\n',
    },
    command: 'translate --kubespray v2.31.0 -f app.yaml',
  },
  {
    files: { 'values.yaml': 'debug: { enabled: true }\n---\nb: 1\n' },
    command: 'translate --kubespray v2.31.0 -f values.yaml',
  },
  {
    files: { 'values.yaml': 'debug: { enabled: !!binary aGVsbG8= }\nMTU: .nan\n' },
    command: 'translate --kubespray v2.31.0 -f values.yaml',
  },
  {
    files: {
      ...hosts,
      [cilium]: `${installed}cilium_config_extra_vars: { debug: "true" }\ncilium_mine: 1\ncilium_memory_limit: 1Gi\n`,
    },
    command: 'import . --kubespray v2.28.0',
  },
  { files: { ...hosts, [cilium]: `${installed}cilium_debug: "{{ x }}"\n` }, command: 'import . --kubespray v2.31.0' },
  {
    files: {
      'live.yaml': configMap({ 'enable-bpf-masquerade': 'true', 'kube-proxy-replacement': 'true', 'enable-x': '1' }),
    },
    command: 'import live.yaml --kubespray v2.31.0',
  },
  { files: { ...hosts, [cilium]: `${installed}kube_proxy_remove: true\n` }, command: 'import . --kubespray v2.31.0' },
  { files: { '.cilium-extras.yaml': 'target: 3\n', [cilium]: installed }, command: 'lint .' },
  intent(`${target('v2.31.0')}features: { serviceMesh: { gatewayAPI: true }, kubeProxyReplacement: true }\n`, 'images'),
  { command: 'images --kubespray v2.31.0 --cilium 1.19.99' },
  { command: 'images --kubespray v2.99.0' },
  { command: 'images --kubespray v2.31.0 --registry r.example --format list' },
  { command: 'images --kubespray v2.27.1 --registry r.example' },
  { command: 'images --kubespray v2.28.0 --registry r.example --no-digests' },
  intent(`${target('v2.28.1')}values: { envoy: { enabled: false } }\n`, 'generate'),
  intent(`${target('v2.27.1')}values: { bgpControlPlane: { enabled: true } }\n`, 'generate'),
  {
    files: { ...hosts, [cilium]: 'kube_network_plugin: calico\n' },
    command: 'images --inventory . --kubespray v2.31.0',
  },
  {
    files: { ...hosts, [cilium]: `${installed}cilium_image_repo: "{{ x | y }}"\n` },
    command: 'images --inventory . --kubespray v2.27.1',
  },
  {
    files: { 'service.yaml': 'kind: Pod\nmetadata: { name: a }\n' },
    command: 'mesh annotate --cilium 1.19.3 service.yaml',
  },
  {
    files: { 'service.yaml': service('{ service.cilium.io/global: "false", b: c }') },
    command: 'mesh annotate --cilium 1.19.3 service.yaml',
  },
  {
    files: { 'service.yaml': service('&x { service.cilium.io/global: "false" }') },
    command: 'mesh annotate --cilium 1.19.3 service.yaml',
  },
  doctor(daemonSet({ ...ready, numberReady: 1 }), configMap({ debug: 'false' })),
  doctor(daemonSet({ ...ready, updatedNumberScheduled: 1 }), configMap({ debug: 'false' })),
  doctor(daemonSet(ready), deployment('v1.18.2'), configMap({ debug: 'false' })),
  doctor(configMap({ debug: 'maybe', 'enable-bfp-masquerade': 'true' }), daemonSet(ready)),
  doctor(configMap({ debug: 'true' })),
  doctor(daemonSet(ready), configMap({ 'cluster-name': '<redacted>' })),
  doctor(daemonSet(ready), ciliumNode('node1'), ciliumNode('node2')),
  doctor(
    daemonSet(ready),
    pod('cilium-x', {
      phase: 'Running',
      containerStatuses: [
        { name: 'cilium-agent', restartCount: 7, ready: false, state: { waiting: { reason: 'CrashLoopBackOff' } } },
      ],
    }),
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node1' },
      status: {
        conditions: [
          { type: 'Ready', status: 'False', message: 'not initialized' },
          { type: 'NetworkUnavailable', status: 'True' },
        ],
      },
    }),
  ),
  doctor(
    pod('cilium-x', {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'cilium-agent',
          restartCount: 9,
          ready: true,
          state: {},
          lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
        },
        { name: 'other', restartCount: 1, ready: true, state: {}, lastState: {} },
      ],
    }),
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'cilium-x.1' },
      involvedObject: { kind: 'Pod', name: 'cilium-x' },
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
    }),
  ),
  doctor(
    daemonSet(ready),
    configMap({ 'kube-proxy-replacement': 'false' }),
    workload('Deployment', 'coredns', 'coredns', 'registry.k8s.io/coredns:v1', {}),
  ),
  {
    files: {
      'status.txt':
        '    /¯¯\\\n /¯¯\\__/¯¯\\    Cilium:             1 errors\n \\__/¯¯\\__/    Operator:           OK\n\nDaemonSet              cilium             Desired: 2, Ready: 1/2, Available: 1/2, Unavailable: 1/2\nErrors:                cilium             cilium-abcde    container is in CrashLoopBackOff\n',
    },
    command: 'doctor status.txt',
  },
  { command: 'mesh check mesh.yaml', cwd: 'examples/mesh/broken' },
  {
    files: {
      'mesh.yaml':
        'version: 1\nclusters:\n  - { name: paris, id: 1, inventory: paris, kubespray: v2.31.0, podCIDRs: [10.0.0.0/16] }\n  - { name: rome, id: 2, intent: rome.yaml }\n  - { name: oslo, id: 3, inventory: paris }\n',
      [`paris/${cilium}`]: `${installed}cilium_cluster_name: paris\ncilium_cluster_id: 1\nkube_pods_subnet: 10.233.64.0/18\n`,
      'rome.yaml': 'version: 1\nfeatures: {}\n',
    },
    command: 'mesh check mesh.yaml',
  },
];

/** Runs that request each feature on the newest Cilium that does not support it. */
async function tooOld(): Promise<Run[]> {
  const minors = (await openCatalog().index()).cilium.map(({ last }) => last);
  return features.flatMap(({ key, versions }) => {
    const without = minors.findLast((version) => !isIn(version, versions));
    return without === undefined
      ? []
      : [intent(`version: 1\ntarget: { cilium: ${without} }\nfeatures: { ${key}: true }\n`, 'check')];
  });
}

async function outputOf({ files = {}, command, stdin: input, cwd }: Run): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-messages-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  let written = '';
  const stream = () => ({
    isTTY: false,
    write: (text: string) => {
      written += text;
    },
  });
  const stdin = Object.assign(Readable.from(input === undefined ? [] : [Buffer.from(input)]), { isTTY: false });
  const out = stream();
  const err = stream();
  try {
    await main({
      argv: command.split(' '),
      env: {},
      cwd: cwd === undefined ? folder : join(root, cwd),
      stdin,
      stdout: out,
      stderr: err,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return written;
}

/** Findings in the output of `lint`, below the name of their file, and in that of the other commands. */
const printed =
  /^(?:[^\s:]+(?::\d+:\d+)? )?(?:error|warning|info) (?<message>.*) \[(?<rule>[\w/-]+)\]$|^ +(?:\d+:\d+ +)?(?:error|warning|info) +(?<text>.*?) {2,}(?<id>[\w/-]+)(?: \(fixable\))?$/gm;

let samples: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

/** The messages of the runs, by the id of the finding. */
export function sampled(): Promise<ReadonlyMap<string, readonly string[]>> {
  samples ??= runAll();
  return samples;
}

async function runAll(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, Set<string>>();
  for (const run of [...runs, ...(await tooOld())]) {
    for (const { groups = {} } of (await outputOf(run)).matchAll(printed)) {
      const { message, rule, text, id } = groups;
      const name = rule ?? id ?? '';
      found.set(name, (found.get(name) ?? new Set()).add(message ?? text ?? ''));
    }
  }
  // The command line and the files refuse this first: only users of the library can see it.
  const request = { kubespray: 'v2.31.0', kubean: 'v0.37.0' };
  for (const { rule, message } of (await resolveTarget(request, openCatalog())).findings)
    found.set(rule, new Set([message]));
  return new Map([...found].map(([rule, messages]) => [rule, [...messages]]));
}
