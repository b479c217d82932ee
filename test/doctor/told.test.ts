/** What pods, logs and events show about failing agents, in each of kubectl's output formats. */
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../cli/run.ts';

interface Found {
  rule: string;
  severity: string;
  message: string;
}

async function told(stdin: string, ...args: string[]): Promise<Found[]> {
  const { stdout, stderr } = await run(['doctor', '-', '--format', 'json', ...args], { stdin });
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { findings: Found[] }).findings;
}

const lines = (found: readonly Found[]) => found.map(({ severity, message }) => `${severity} ${message}`);

const previous = 'To see why, run: kubectl -n kube-system logs cilium-abcde';

/** kubectl quotes times. */
const quoted = (value: object) => stringify(value, { defaultStringType: 'QUOTE_DOUBLE' });

describe('restarts', () => {
  const pod = (restartCount: number, terminated: object) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'cilium-abcde', namespace: 'kube-system', creationTimestamp: '2025-08-01T00:00:00Z' },
    status: {
      phase: 'Running',
      containerStatuses: [
        { name: 'cilium-agent', ready: true, restartCount, state: { running: {} }, lastState: { terminated } },
      ],
    },
  });
  const node = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'a' },
    status: { conditions: [{ type: 'Ready', status: 'True', lastHeartbeatTime: '2025-08-24T10:00:00Z' }] },
  };

  test.each([
    ['recent', 37, { exitCode: 1, reason: 'Error', finishedAt: '2025-08-24T09:59:00Z' }, 'warning'],
    ['lack of memory, once', 1, { exitCode: 137, reason: 'OOMKilled', finishedAt: '2025-08-24T09:59:00Z' }, 'warning'],
    ['lack of memory, long ago', 9, { exitCode: 137, reason: 'OOMKilled', finishedAt: '2025-08-02T09:59:00Z' }, 'info'],
    ['few', 2, { exitCode: 1, reason: 'Error', finishedAt: '2025-08-24T09:59:00Z' }, 'info'],
    ['long ago', 37, { exitCode: 1, reason: 'Error', finishedAt: '2025-08-02T09:59:00Z' }, 'info'],
  ])('%s', async (_, count, terminated, severity) => {
    for (const print of [quoted, JSON.stringify]) {
      const found = await told(print({ apiVersion: 'v1', kind: 'List', items: [pod(count, terminated), node] }));
      expect(found.map((one) => `${one.rule} ${one.severity}`)).toEqual([`doctor/restarts ${severity}`]);
    }
  });

  test('the exit code, the reason and what to do', async () => {
    expect(lines(await told(stringify(pod(37, { exitCode: 137, reason: 'OOMKilled' }))))).toEqual([
      'warning Pod cilium-abcde: cilium-agent restarted 37 times (last exit code 137, OOMKilled). Raise the memory limit of this container.',
    ]);
    expect(lines(await told(JSON.stringify(pod(5, { exitCode: 1, reason: 'Error' }))))).toEqual([
      `warning Pod cilium-abcde: cilium-agent restarted 5 times (last exit code 1, Error). ${previous} -c cilium-agent --previous`,
    ]);
  });

  const header = 'NAME           READY   STATUS    RESTARTS         AGE\n';
  test.each([
    ['a table', `${header}cilium-abcde   1/1     Running   37 (2m14s ago)   29h\n`],
    ['all namespaces', 'kube-system   cilium-abcde   1/1     Running   37 (2m14s ago)   29h   10.0.0.1   node1\n'],
    ['single blanks', 'cilium-abcde 1/1 Running 37 (2m14s ago) 29h\n'],
    ['an older kubectl', 'NAME READY STATUS RESTARTS AGE\npod/cilium-abcde   1/1     Running   37   29h\n'],
  ])('%s', async (_, table) => {
    expect(lines(await told(table))).toEqual([
      `warning Pod cilium-abcde: a container restarted 37 times. ${previous} --previous`,
    ]);
  });

  test('rows with old restarts, and other pods', async () => {
    const table = `${header}cilium-abcde   1/1     Running   37 (40d ago)     90d\ncoredns-1      1/1     Running   99 (2m ago)      90d\n`;
    expect(lines(await told(table))).toEqual([
      'info 1 container restarted fewer than 5 times, or not in the last day: cilium-abcde. No action is needed.',
    ]);
  });
});

describe('logs', () => {
  const text = 'netkit devices need kernel 6.7.0 or newer and CONFIG_NETKIT';
  const source = 'source=/go/src/github.com/cilium/cilium/pkg/logging/slog.go:159';
  test.each([
    ['slog', `time=2025-08-24T09:33:36.486Z level=fatal ${source} msg="${text}"`],
    ['another order', `level=fatal msg="${text}" module=agent ${source} time=2025-08-24T09:33:36.486Z`],
    ['JSON', JSON.stringify({ time: '2025-08-24T09:33:36Z', level: 'fatal', msg: text })],
    ['JSON behind a time', `2025-08-24T09:33:36Z stderr F ${JSON.stringify({ level: 'FATAL', msg: text })}`],
    ['kubectl logs --prefix', `[pod/cilium-abcde/cilium-agent] time=2025-08-24T09:33:36Z level=fatal msg="${text}"`],
  ])('%s', async (_, line) => {
    expect(lines(await told(`${line}\n`))).toEqual([`error The agent stopped: ${text}`]);
  });

  test('a message of one word, and its cause', async () => {
    expect(lines(await told('level=fatal error="no \\"file\\"" msg=Failed\n'))).toEqual([
      'error The agent stopped: Failed (no "file")',
    ]);
  });

  test('options and version of a log in JSON', async () => {
    const messages = ["  --kube-proxy-replacement='probe'", 'Cilium 1.13.4 4061cdfc go version go1.19.10 linux/amd64'];
    const found = await told(messages.map((msg) => JSON.stringify({ level: 'info', msg })).join('\n'));
    expect(found.map(({ rule }) => rule)).toContain('kube-proxy-replacement/invalid-value');
  });

  test('a log without a problem is read, and text of others is not', async () => {
    const { code, stdout } = await run(['doctor', '-'], { stdin: 'level=info msg="Starting" subsys=daemon\n' });
    expect(code).toBe(0);
    expect(stdout).toContain('1 file read: 0 errors');
    expect((await run(['doctor', '-'], { stdin: 'level=info msg="starting containerd"\n' })).code).toBe(2);
  });
});

describe('events', () => {
  const backOff = 'warning Event BackOff of Pod/cilium-abcde: Back-off restarting failed container';
  test.each([
    [
      'a table',
      'LAST SEEN   TYPE      REASON    OBJECT             MESSAGE\n2m          Warning   BackOff   pod/cilium-abcde   Back-off restarting failed container\n',
    ],
    [
      'the wide table of all namespaces',
      'NAMESPACE     LAST SEEN   TYPE      REASON    OBJECT             SUBOBJECT                       SOURCE           MESSAGE                                FIRST SEEN   COUNT   NAME\nkube-system   2m          Warning   BackOff   pod/cilium-abcde   spec.containers{cilium-agent}   kubelet, node1   Back-off restarting failed container   9m           12      cilium-abcde.17\n',
    ],
    [
      'kubectl events',
      'LAST SEEN            TYPE      REASON    OBJECT             MESSAGE\n3m2s (x5 over 10m)   Warning   BackOff   Pod/cilium-abcde   Back-off restarting failed container\n',
    ],
    ['single blanks', '2m Warning BackOff pod/cilium-abcde Back-off restarting failed container\n'],
  ])('%s', async (_, table) => {
    expect(lines(await told(table))).toEqual([backOff]);
  });

  test('of both APIs, of pods that name Cilium, and no others', async () => {
    const event = (name: string, reason: string, message: string, type = 'Warning') => ({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: `${name}.${reason}` },
      involvedObject: { kind: 'Pod', name },
      reason,
      message,
      type,
    });
    const items = [
      event('cilium-abcde', 'FailedMount', 'no volume'),
      event('cilium-abcde', 'Pulled', 'present', 'Normal'),
      event('cilium-abcde', 'Unhealthy', 'Startup probe failed: connection refused'),
      event('web-1', 'FailedCreatePodSandBox', 'plugin type="cilium-cni" failed'),
      event('web-1', 'BackOff', 'Back-off restarting failed container'),
      {
        apiVersion: 'events.k8s.io/v1',
        kind: 'Event',
        metadata: { name: 'cilium.1' },
        regarding: { kind: 'DaemonSet', name: 'cilium' },
        reason: 'FailedCreate',
        note: 'forbidden',
        type: 'Warning',
      },
    ];
    for (const print of [stringify, JSON.stringify])
      expect(lines(await told(print({ apiVersion: 'v1', kind: 'List', items }))).sort()).toEqual([
        'info Event Unhealthy of Pod/cilium-abcde: Startup probe failed: connection refused',
        'warning Event FailedCreate of DaemonSet/cilium: forbidden',
        'warning Event FailedCreatePodSandBox of Pod/web-1: plugin type="cilium-cni" failed',
        'warning Event FailedMount of Pod/cilium-abcde: no volume',
      ]);
  });
});

describe('what stops an installation, before anything of Cilium runs', () => {
  test.each([
    [
      'a crash of the operator',
      'time=2025-09-29T07:27:37.108Z level=info msg="Reconciling Gateway" module=operator.gateway-api resource=a/b\npanic: runtime error: invalid memory address [recovered]\n\tpanic: runtime error: invalid memory address\n',
      'error The operator stopped: runtime error: invalid memory address',
    ],
    [
      'no way to the API server',
      'error retrieving resource lock kube-system/cilium-operator-resource-lock: Get "https://10.233.0.1:443/apis": dial tcp 10.233.0.1:443: connect: connection refused\n',
      'warning The operator did not reach the API server at 10.233.0.1:443: connection refused. If this is the Service kubernetes and kube-proxy does not run, Cilium needs the address of the API server itself.',
    ],
    [
      'a folder of the node that belongs to somebody else',
      "$ kubectl logs cilium-abcde -c mount-cgroup\ncp: cannot create regular file '/hostbin/cilium-mount': Permission denied\n",
      'error An init container of the agent cannot write to the directory of the CNI plugins on its node. The directory must belong to root: with Kubespray, set kube_owner: root.',
    ],
    [
      'the Cilium CLI, in the output of Ansible',
      String.raw`fatal: [node1]: FAILED! => {"cmd": ["/usr/local/bin/cilium", "install"], "stderr": "\nError: Unable to install Cilium: cannot re-use a name that is still in use", "rc": 1}`,
      'error The Cilium CLI could not install Cilium: cannot re-use a name that is still in use',
    ],
  ])('%s', async (_, output, wanted) => {
    expect(lines(await told(output))).toEqual([wanted]);
  });

  test('a crash of another program is not one of Cilium', async () => {
    const { code } = await run(['doctor', '-'], { stdin: 'panic: runtime error: index out of range\n' });
    expect(code).toBe(2);
  });
});

test('kubectl describe names the version of the agents', async () => {
  const stdin =
    'Name:  cilium-abcde\nLabels:  k8s-app=cilium\nContainers:\n  cilium-agent:\n    Image:  quay.io/cilium/cilium:v1.11.4@sha256:d9\n    Last State:  Terminated\n      Message:  level=fatal msg="Error while creating daemon" subsys=daemon\n';
  expect((await run(['doctor', '-'], { stdin })).stdout).toContain('Cilium: 1.11.4');
});

test('manifests of Kubean are not a collection, and the message names lint', async () => {
  const { code, stderr, stdout } = await run(['doctor', 'test/fixtures/inventories/kubean']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('nothing of a running cluster was found in test/fixtures/inventories/kubean');
  expect(stderr).toContain('cilium-extras lint test/fixtures/inventories/kubean');
});

test('a short ConfigMap is an excerpt, also next to its agents', async () => {
  const data = {
    'cluster-name': 'a',
    'cluster-id': '0',
    'routing-mode': 'native',
    'ipv4-native-routing-cidr': '10.0.0.0/8',
    'enable-ipv4-masquerade': 'true',
    'enable-ipv6-masquerade': 'true',
  };
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cilium-config' }, data };
  const containers = [{ name: 'cilium-agent', image: 'quay.io/cilium/cilium:v1.17.3' }];
  const spec = { template: { spec: { containers } } };
  const agent = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'cilium', labels: { a: 'b' } }, spec };
  const found = await told(stringify({ apiVersion: 'v1', kind: 'List', items: [config, agent] }));
  expect(found.map(({ rule }) => rule)).toEqual(['doctor/excerpt']);
});

test('the report in Chinese has no English left', async () => {
  const table =
    'NAME           READY   STATUS             RESTARTS   AGE\ncilium-abcde   0/1     CrashLoopBackOff   214        9d\n';
  const log = 'level=info msg="Cilium 1.17.3 4061cdfc go version go1.19.10 linux/amd64" subsys=daemon\n';
  const sets =
    'NAME     DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE\ncilium   3         3         3       3            3\n';
  const { stdout, stderr } = await run(['doctor', '-', '--lang', 'zh'], { stdin: `${log}\n${table}\n${sets}` });
  expect(stderr).toContain('（重启 214 次）');
  expect(stdout).toContain('Cilium：1.17.3（来自 agent 的日志或状态）');
  expect(stdout).toContain('Cilium 的日志');
  expect(stdout).toMatch(/对象 +就绪 +镜像/);
});
