import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { runbookPage } from '../../src/commands/mesh/plan/runbook-page.ts';
import { runbookScript } from '../../src/commands/mesh/plan/runbook-script.ts';
import { dot, mermaid } from '../../src/commands/mesh/plan/topology.ts';
import { memberVariables } from '../../src/commands/mesh/plan/variables.ts';
import { run } from '../cli/run.ts';
import { type Cluster, meshOf, plan } from './files.ts';

const variablesOf = async (clusters: readonly Cluster[], top: readonly string[] = []): Promise<unknown[]> =>
  (await plan(meshOf(clusters, top))).members.map((member) => parse(memberVariables(member) ?? '') as unknown);

const twoNodes = ['nodes: [192.168.7.1, 192.168.7.2]'];

describe('variables', () => {
  it('say name, id and the mesh by Helm values where the release takes them', async () => {
    const [, second] = await variablesOf([{ entry: twoNodes }, { name: 'lyon', id: 9 }]);
    expect(second).toEqual({
      cilium_cluster_name: 'lyon',
      cilium_cluster_id: 9,
      cilium_extra_values: {
        clustermesh: {
          useAPIServer: true,
          apiserver: { service: { type: 'NodePort', nodePort: 32379 } },
          config: { enabled: true, clusters: [{ name: 'c0', port: 32379, ips: ['192.168.7.1', '192.168.7.2'] }] },
        },
      },
    });
  });

  it('keep what the inventory has in the same dictionary', async () => {
    const vars = 'cilium_extra_values: { debug: { enabled: true }, clustermesh: { policyDefaultLocalCluster: true } }';
    const [first] = await variablesOf([{ vars }]);
    expect(first).toMatchObject({
      cilium_extra_values: {
        debug: { enabled: true },
        clustermesh: { policyDefaultLocalCluster: true, useAPIServer: true },
      },
    });
  });

  it('state what generate states of the target where a cluster has only an intent', async () => {
    const intent = 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { hubble: true }\n';
    const cwd = await mkdtemp(join(tmpdir(), 'mesh-'));
    await writeFile(join(cwd, 'intent.yaml'), intent);
    await writeFile(
      join(cwd, 'mesh.yaml'),
      'version: 1\nclusters:\n  - { name: lyon, id: 1, intent: intent.yaml, apiserver: { type: NodePort } }\n',
    );
    const alone = parse((await run(['generate', 'intent.yaml'], { cwd })).stdout) as Record<string, unknown>;
    const mesh = parse(
      (await run(['mesh', 'plan', 'mesh.yaml', '--format', 'group-vars', '--partial'], { cwd })).stdout,
    ) as Record<string, unknown>;
    expect(alone).toMatchObject({ kube_network_plugin: 'cilium', kube_owner: 'root' });
    expect(mesh).toMatchObject(alone);
  });

  it('take a host name as an address, and the port of the type', async () => {
    const entry = ['apiserver: { type: LoadBalancer, available: true, addresses: [mesh.example.org] }'];
    const [first] = await variablesOf([{}, { entry }]);
    expect(first).toMatchObject({
      cilium_extra_values: {
        clustermesh: { config: { clusters: [{ name: 'c1', port: 2379, address: 'mesh.example.org' }] } },
      },
    });
  });

  it('connect as the topology says', async () => {
    const clusters = [{ entry: twoNodes }, { entry: ['nodes: [192.168.8.1]'] }, { entry: ['nodes: [192.168.9.1]'] }];
    const peers = async (top: readonly string[]): Promise<string[][]> =>
      (
        (await variablesOf(clusters, top)) as {
          cilium_extra_values: { clustermesh: { config: { clusters: { name: string }[] } } };
        }[]
      ).map(({ cilium_extra_values: values }) => values.clustermesh.config.clusters.map(({ name }) => name));
    expect(await peers([])).toEqual([
      ['c1', 'c2'],
      ['c0', 'c2'],
      ['c0', 'c1'],
    ]);
    expect(await peers(['topology: { hub: c1 }'])).toEqual([['c1'], ['c0', 'c2'], ['c1']]);
  });

  it('say the identity alone where the release takes no Helm values', async () => {
    for (const kubespray of ['v2.27.1', 'v2.28.0', 'v2.28.1']) {
      const [first] = await variablesOf([
        { kubespray, entry: twoNodes },
        { kubespray, entry: twoNodes },
      ]);
      expect(first).toEqual({ cilium_cluster_name: 'c0', cilium_cluster_id: 1 });
    }
  });

  it('are one mapping where everything goes through a dictionary', async () => {
    const vars = 'cilium_config_extra_vars: { identity-allocation-mode: crd }';
    const [first] = await variablesOf([{ kubespray: 'v2.18.2', vars }]);
    expect(first).toEqual({
      cilium_config_extra_vars: { 'identity-allocation-mode': 'crd', 'cluster-id': '1', 'cluster-name': 'c0' },
    });
  });

  it('carry the size of the mesh and ids above 255', async () => {
    const [first] = await variablesOf([{ id: 300 }], ['maxConnectedClusters: 511']);
    expect(first).toMatchObject({
      cilium_cluster_name: 'c0',
      cilium_extra_values: { cluster: { id: 300 }, clustermesh: { maxConnectedClusters: 511 } },
    });
  });

  it('are those of the upstream chart for a custom CNI', async () => {
    const files = meshOf([{ entry: twoNodes }, {}]);
    files['c1.yml'] = [
      'kube_network_plugin: custom_cni',
      'custom_cni_chart_ref: cilium/cilium',
      'custom_cni_chart_version: 1.19.3',
      'custom_cni_chart_values: { ipam: { operator: { clusterPoolIPv4PodCIDRList: [10.2.0.0/16] } } }',
    ].join('\n');
    const [, custom] = (await plan(files)).members;
    expect(parse(memberVariables(custom as NonNullable<typeof custom>) ?? '')).toMatchObject({
      kube_network_plugin: 'custom_cni',
      custom_cni_chart_version: '1.19.3',
      custom_cni_chart_values: {
        cluster: { name: 'c1', id: 2 },
        ipam: { operator: { clusterPoolIPv4PodCIDRList: ['10.2.0.0/16'] } },
        clustermesh: { useAPIServer: true },
      },
    });
  });
});

/** Names and contexts with special characters. */
const hostile = [
  'it\'s a "context" with $HOME and `date`',
  '--help',
  'two\nlines; touch /tmp/owned',
  '$(touch /tmp/owned)',
  'a b',
  '\\',
];

const hostileMesh = (): Record<string, string> =>
  meshOf(
    hostile.map((context, index) => ({
      name: index === 4 ? 'o\'neill\'s "cluster"' : `c${index}`,
      kubespray: index % 2 === 0 ? 'v2.28.1' : 'v2.31.0',
      entry: [`context: ${JSON.stringify(context)}`],
    })),
  );

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

describe('the script', () => {
  it.skipIf(!hasShellcheck)('passes shellcheck for every kind of mesh', async () => {
    const meshes = [
      meshOf([{}]),
      meshOf([{}, {}]),
      meshOf([{ entry: twoNodes }, { entry: ['nodes: [192.168.8.1]'] }]),
      meshOf([{}, {}], ['sharedCA: false']),
      meshOf([{ kubespray: 'v2.24.3' }, { kubespray: 'v2.28.1' }, {}], ['topology: { hub: c2 }']),
      meshOf([{ entry: ['apiserver: { type: ClusterIP }'], kubespray: 'v2.28.1' }, { entry: ['running: false'] }]),
      meshOf([{ entry: ['apiserver: { type: NodePort, nodePort: 31000 }'], kubespray: 'v2.28.0' }, {}]),
      hostileMesh(),
      ...hostile.map((context) =>
        meshOf([{ entry: [`context: ${JSON.stringify(context)}`] }, { kubespray: 'v2.28.1' }]),
      ),
      meshOf([{ entry: ['context: "it\'s me"'] }, { name: "o'neill" }]),
    ];
    for (const files of meshes) {
      const script = runbookScript(await plan(files));
      const { status, stdout } = spawnSync('shellcheck', ['-'], { input: script, encoding: 'utf8' });
      expect(stdout).toBe('');
      expect(status).toBe(0);
    }
  });

  it('is POSIX shell to a shell that knows nothing else', async () => {
    const script = runbookScript(await plan(hostileMesh()));
    expect(spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  /**
   * Runs a script with stubs for kubectl and the Cilium CLI, which record their arguments and run the shell code in
   * `answer`.
   */
  async function execute(script: string, answer: string, ...args: string[]) {
    const folder = await mkdtemp(join(tmpdir(), 'mesh '));
    const bin = join(folder, 'bin');
    await mkdir(bin);
    for (const tool of ['kubectl', 'cilium']) {
      const note = `printf '%s\\0' ${tool} "$@" >>"${folder}/log"; printf '\\036' >>"${folder}/log"`;
      const text = `#!/bin/sh\n${note}\n${answer}\n`;
      await writeFile(join(bin, tool), text);
      await chmod(join(bin, tool), 0o755);
    }
    await writeFile(join(folder, 'runbook.sh'), script);
    const env = { PATH: `${bin}:${process.env.PATH}` };
    const { status, stdout, stderr } = spawnSync('sh', ['runbook.sh', ...args], { cwd: folder, env, encoding: 'utf8' });
    const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '');
    const calls = log
      .split('\u001e')
      .filter((call) => call !== '')
      .map((call) => call.split('\0').slice(0, -1));
    return { status, stdout, stderr, calls };
  }

  it('stops where a cluster does not answer, and says how to go on', async () => {
    const script = runbookScript(await plan(meshOf([{}, {}])));
    const { status, stderr, stdout, calls } = await execute(script, 'exit 1');
    expect(status).toBe(1);
    expect(calls).toHaveLength(1);
    expect(stderr).toContain('c0: the API server behind context c0 does not answer.');
    expect(stdout).toContain('undo takes it back');
  });

  it('stops where Kubespray has not run with the new name', async () => {
    const script = runbookScript(await plan(meshOf([{}, {}])));
    const { status, stderr } = await execute(script, 'case "$*" in *cluster-name*) echo default;; esac');
    expect(status).toBe(1);
    expect(stderr).toContain('Put cluster-1.yml in group_vars as in step 1, run Kubespray');
  });

  /** Answers of clusters without problems. */
  const fine = (clusters: readonly { name: string; id: number; context: string }[]): string =>
    [
      'case "$*" in',
      ...clusters.flatMap(({ name, id, context }) => {
        const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
        return [
          `*${word(`--context ${context} `)}*cluster-name*) printf %s ${word(name)} ;;`,
          `*${word(`--context ${context} `)}*cluster-id*) printf %s ${id} ;;`,
        ];
      }),
      '*owner=helm*) echo secret/sh.helm.release.v1.cilium.v1 ;;',
      "*'get deployment'*) exit 1 ;;",
      "*'ca\\.crt'*) echo shared ;;",
      '*) echo something ;;',
      'esac',
    ].join('\n');

  it('hands over contexts and names as they are', async () => {
    const files = hostileMesh();
    const made = await plan(files);
    const clusters = made.members.map(({ cluster }) => ({
      name: cluster.name,
      id: cluster.id,
      context: cluster.kubeContext,
    }));
    // The variables of clusters on v2.31.0 would enable the mesh, but they have not been applied here. So all are
    // planned for v2.28.1.
    const all = meshOf(
      clusters.map(({ name, context }) => ({
        name,
        kubespray: 'v2.28.1',
        entry: [`context: ${JSON.stringify(context)}`],
      })),
    );
    const { status, calls, stderr } = await execute(runbookScript(await plan(all)), fine(clusters));
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const contexts = new Set(
      calls.flatMap((call) => call.flatMap((word, at) => (call[at - 1] === '--context' ? [word] : []))),
    );
    expect([...contexts]).toEqual(hostile);
    const connects = calls.filter((call) => call[2] === 'connect');
    expect(connects).toHaveLength(15);
    expect(connects[0]).toEqual([
      'cilium',
      'clustermesh',
      'connect',
      '--context',
      hostile[0],
      '--destination-context',
      hostile[1],
    ]);
    expect(calls.filter((call) => call[2] === 'enable')).toHaveLength(6);
    expect(() => execFileSync('test', ['-e', '/tmp/owned'])).toThrow();
  });

  it('changes Helm values without moving the cluster to another Cilium', async () => {
    const entry = ['apiserver: { type: ClusterIP, available: true }'];
    const port = ['apiserver: { type: NodePort, available: true, nodePort: 31000 }'];
    const script = runbookScript(
      await plan(
        meshOf([
          { kubespray: 'v2.28.1', entry },
          { kubespray: 'v2.28.1', entry: port },
        ]),
      ),
    );
    const clusters = ['c0', 'c1'].map((name, index) => ({ name, id: index + 1, context: name }));
    const image = (text: string): string => `case "$*" in *daemonset*) echo ${text}; exit ;; esac\n${fine(clusters)}`;
    const { status, calls } = await execute(script, image('registry:5000/cilium/cilium:v1.17.7@sha256:0123'));
    expect(status).toBe(0);
    const values = (context: string, ...flags: string[]): string[] => [
      ...['cilium', 'upgrade', '--context', context, '--version', '1.17.7', '--reuse-values'],
      ...['clustermesh.useAPIServer=true', ...flags].flatMap((flag) => ['--set', flag]),
    ];
    expect(calls.filter((call) => call[1] === 'upgrade')).toEqual([
      values('c0', 'clustermesh.apiserver.service.type=ClusterIP'),
      values('c1', 'clustermesh.apiserver.service.type=NodePort', 'clustermesh.apiserver.service.nodePort=31000'),
    ]);
    const unreadable = await execute(script, image(''));
    expect(unreadable.status).toBe(1);
    expect(unreadable.stderr).toContain('c0: the running Cilium version cannot be read.');
    expect(unreadable.calls.some((call) => call[1] === 'upgrade')).toBe(false);
  });

  it('takes everything back', async () => {
    const made = await plan(
      meshOf([{ kubespray: 'v2.28.1' }, { kubespray: 'v2.28.1' }, { kubespray: 'v2.28.1' }], ['topology: { hub: c1 }']),
    );
    const { status, calls } = await execute(runbookScript(made), '', 'undo');
    expect(status).toBe(0);
    expect(calls.map((call) => call.slice(0, 5).join(' '))).toEqual([
      'cilium clustermesh disconnect --context c1',
      'cilium clustermesh disconnect --context c1',
      'cilium clustermesh disable --context c0',
      'cilium clustermesh disable --context c1',
      'cilium clustermesh disable --context c2',
    ]);
  });

  it('refuses what the Cilium CLI cannot do to objects that Helm does not own', async () => {
    const made = await plan(meshOf([{ kubespray: 'v2.27.1' }, { kubespray: 'v2.27.1' }]));
    const clusters = made.members.map(({ cluster }) => ({
      name: cluster.name,
      id: cluster.id,
      context: cluster.kubeContext,
    }));
    const noHelm = fine(clusters).replace('echo secret/sh.helm.release.v1.cilium.v1', ':');
    const { status, stderr } = await execute(runbookScript(made), noHelm);
    expect(status).toBe(1);
    expect(stderr).toContain('there is no Helm release cilium');
  });

  it('connects clusters without a common authority in spite of it', async () => {
    const script = runbookScript(await plan(meshOf([{ entry: twoNodes }, { entry: twoNodes }], ['sharedCA: false'])));
    expect(script).toContain('--allow-mismatching-ca');
    expect(script).not.toContain('take_authority');
  });
});

describe('the page', () => {
  it('has the variables of each cluster, the steps, and what to say of old releases', async () => {
    const page = runbookPage(await plan(meshOf([{ kubespray: 'v2.24.3' }, {}], ['topology: { hub: c1 }'])));
    const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => parseAllDocuments(text ?? ''));
    expect(blocks).toHaveLength(2);
    expect(page).toContain('its own manifests, without a Helm release');
    expect(page).toContain('all of them must restart');
    expect(page.match(/^## .*/gm)).toEqual([
      '## Before',
      '## 1. Put the variables in the inventories',
      '## 2. Run Kubespray for c1',
      '## 3. Copy the certificate authority of c1 to the other clusters',
      '## 4. Run Kubespray for the other clusters',
      '## 5. Connect the clusters',
      '## 6. Verify the mesh',
      '## 7. Restart the workloads',
      '## If a step fails',
    ]);
  });

  it('numbers the same steps as the script, also where there are fewer', async () => {
    for (const files of [meshOf([{}]), meshOf([{}, {}]), meshOf([{}, {}], ['sharedCA: false'])]) {
      const made = await plan(files);
      const numbers = (text: string, mark: string): string[] =>
        text.split('\n').flatMap((line) => (new RegExp(`^${mark}\\d+\\. `).test(line) ? line.slice(mark.length) : []));
      const onPage = numbers(runbookPage(made), '## ');
      expect(onPage.length).toBeGreaterThan(2);
      expect(numbers(runbookScript(made), '  # ')).toEqual(onPage);
      expect(onPage.map((title) => Number.parseInt(title, 10))).toEqual(onPage.map((_, index) => index + 1));
    }
  });

  it('has a step for every definition of the inventory that Ansible could use instead', async () => {
    const vars = 'cilium_extra_values: { debug: { enabled: true } }\ncilium_cluster_name: old';
    const made = await plan(meshOf([{ vars }, { vars: 'cilium_extra_values: { debug: { enabled: "{{ on }}" } }' }]));
    const page = runbookPage(made);
    expect(page).toContain('2. Remove `cilium_extra_values` at `c0.yml:4`. Ansible uses only one');
    expect(page).toContain('3. Remove `cilium_cluster_name` at `c0.yml:5`. `cluster-1.yml` sets another value');
    expect(page).toContain('2. Merge `cilium_extra_values` of `cluster-2.yml` into `c1.yml:4` by hand');
    expect(runbookScript(made)).toContain("say 'c0: Remove cilium_extra_values at c0.yml:4.");
    const none = runbookPage(await plan(meshOf([{}, {}])));
    expect(none).not.toContain('Remove `');
  });

  it('names the Cilium that runs where it sets Helm values', async () => {
    const entry = ['apiserver: { type: ClusterIP, available: true }'];
    const page = runbookPage(await plan(meshOf([{ kubespray: 'v2.28.1', entry }, {}])));
    expect(page).toContain('cilium upgrade --context c0 --version 1.17.7 --reuse-values');
  });

  it('quotes contexts in commands', async () => {
    const page = runbookPage(await plan(hostileMesh()));
    expect(page).toContain("--context 'a b'");
    expect(page).toContain("--context 'it'\\''s");
  });
});

describe('the topology', () => {
  it('is drawn for Graphviz and Mermaid, whatever the names hold', async () => {
    const made = await plan(meshOf([{ name: 'a"b\\c' }, {}, {}], ['topology: { hub: c1 }']));
    expect(dot(made)).toContain('label="a\\"b\\\\c (id 1)');
    expect(dot(made).match(/ -- /g)).toHaveLength(2);
    expect(mermaid(made)).toContain('c1["a#34;b#92;c #40;id 1#41;');
    expect(mermaid(await plan(meshOf([{}, {}, {}]))).match(/ --- /g)).toHaveLength(3);
  });
});

describe('mesh plan', () => {
  it('writes all files into a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mesh-'));
    const { code } = await run(['mesh', 'plan', 'examples/mesh/two-clusters/mesh.yaml', '--write', folder]);
    expect(code).toBe(0);
    for (const name of ['cluster-1.yml', 'cluster-2.yml', 'runbook.sh', 'runbook.md', 'topology.dot']) {
      expect((await readFile(join(folder, name), 'utf8')).length).toBeGreaterThan(50);
    }
  });

  it('writes nothing in spite of an error, unless told to', async () => {
    const mesh = 'version: 1\nclusters: [{ name: A, id: 1 }, { name: b, id: 1 }]\n';
    expect(await run(['mesh', 'plan', '-'], { stdin: mesh })).toMatchObject({ code: 1, stdout: '' });
    const partial = await run(['mesh', 'plan', '--partial', '-'], { stdin: mesh });
    expect(partial).toMatchObject({ code: 1, stdout: expect.stringContaining('# Joining the clusters') });
  });

  it("prints one cluster's variables, and says which there are", async () => {
    const args = ['mesh', 'plan', '--format', 'group-vars', 'examples/mesh/two-clusters/mesh.yaml', '--cluster'];
    const { stdout } = await run([...args, 'lyon']);
    expect(parse(stdout)).toMatchObject({ cilium_cluster_name: 'lyon' });
    expect(await run([...args, 'lion'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean "lyon"?'),
    });
  });

  it('is the same data as JSON', async () => {
    const { stdout } = await run(['mesh', 'plan', '--format', 'json', 'examples/mesh/mixed-releases/mesh.yaml']);
    expect(JSON.parse(stdout)).toMatchObject({
      clusters: [{ name: 'old', enabledBy: 'no-release' }, { name: 'middle', enabledBy: 'values' }, { name: 'new' }],
      links: [
        { clusters: ['new', 'old'], by: 'cli' },
        { clusters: ['new', 'middle'], by: 'values' },
      ],
      authority: 'new',
    });
  });
});

describe('what the inventory has already', () => {
  it('is named where the variables of the mesh repeat or override it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mesh-'));
    const vars = [
      'kube_network_plugin: cilium',
      'kube_pods_subnet: 10.1.0.0/16',
      'cilium_cluster_name: lyon',
      'cilium_extra_values: { debug: { enabled: true } }',
      '',
    ];
    await writeFile(join(folder, 'vars.yml'), vars.join('\n'));
    const mesh = [
      'version: 1',
      'clusters:',
      '  - { name: paris, id: 1, inventory: vars.yml, kubespray: v2.31.0, apiserver: { type: NodePort, available: true } }',
      '',
    ];
    await writeFile(join(folder, 'mesh.yaml'), mesh.join('\n'));
    const { code, stderr, stdout } = await run(['mesh', 'plan', join(folder, 'mesh.yaml'), '--format', 'group-vars']);
    expect(code).toBe(0);
    expect(stderr).toContain('[overridden-variable]');
    expect(stderr).toContain('[replaced-dict]');
    expect(parse(stdout)).toMatchObject({
      cilium_cluster_name: 'paris',
      cilium_extra_values: { debug: { enabled: true }, clustermesh: { useAPIServer: true } },
    });
  });
});

describe.each([
  { example: 'two-clusters', clusters: { paris: 'v2.31.0', lyon: 'v2.31.0' } },
  { example: 'mixed-releases', clusters: { old: 'v2.27.1', middle: 'v2.29.0', new: 'v2.31.0' } },
])('the variables of $example, put into the inventories', ({ example, clusters }) => {
  it('lint without an error, give the clusters their names, and are planned alike again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mesh-'));
    await cp(`examples/mesh/${example}`, folder, { recursive: true });
    const mesh = join(folder, 'mesh.yaml');
    const variables = async (name: string): Promise<unknown> =>
      parse((await run(['mesh', 'plan', mesh, '--format', 'group-vars', '--cluster', name])).stdout);
    expect((await run(['mesh', 'plan', mesh, '--write', folder])).code).toBe(0);
    const before = await Promise.all(Object.keys(clusters).map(variables));
    for (const [index, [name, release]] of Object.entries(clusters).entries()) {
      const text = await readFile(join(folder, `cluster-${index + 1}.yml`), 'utf8');
      await writeFile(join(folder, name, 'group_vars/k8s_cluster/mesh.yml'), text);
      const { code, stdout } = await run(['lint', '--kubespray', release, join(folder, name)]);
      expect(code, stdout).toBe(0);
    }
    const { code, stdout } = await run(['mesh', 'check', mesh]);
    expect(code).toBe(0);
    expect(stdout).not.toContain('mesh/identity-changes');
    expect(await Promise.all(Object.keys(clusters).map(variables))).toEqual(before);
  });
});
