import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { type Decision, decide, decisionsBelow, decisionsOf } from '../../src/commands/init/decisions.ts';
import { intentText } from '../../src/commands/init/intent.ts';
import { parseIntent } from '../../src/formats/intent/parse.ts';
import { run } from '../cli/run.ts';
import fc from '../seeded.ts';
import { keys, session } from './terminal.ts';
import { randomFrom, walk } from './walk.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-init-'));
});

const written = (name = 'intent.yaml') => readFile(join(cwd, name), 'utf8');

describe('init --yes', () => {
  test('names the release that it assumes', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'init-'));
    const assumed = await run(['init', '--yes', '-'], { cwd });
    const release = /^ +kubespray: (\S+)$/m.exec(assumed.stdout)?.[1];
    expect(release).toMatch(/^v2\./);
    expect(assumed.stderr).toContain(`target.kubespray is set to ${release}, the newest release.`);
    const named = await run(['init', '--yes', '--kubespray', 'v2.30.0', '-'], { cwd });
    expect(named.stderr).not.toContain('is set to');
  });

  test('writes a commented intent and prints what generate makes of it', async () => {
    const { code, stdout, stderr } = await run(
      [
        ...['init', '--yes', '--kubespray', 'v2.31.0', '--kernel', '6.1'],
        ...['--feature', 'egressGateway', '--feature', 'bandwidthManager.bbr=true', '--feature', 'maglev=false'],
      ],
      { cwd },
    );
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('Wrote intent.yaml.') });
    const intent = await written();
    expect((await parseIntent(intent, 'intent.yaml', { features })).findings).toEqual([]);
    expect(intent).toContain(`target:
  kubespray: v2.31.0
  kernel: "6.1"
`);
    expect(intent).toMatch(
      / {2}# Egress gateway\. Traffic of selected pods .*\n {2}# Defaults of Cilium: policyMapMax, .*\n {2}egressGateway: true\n/,
    );
    expect(intent).toMatch(/ {2}bandwidthManager:\n {4}# TCP BBR .*\n {4}bbr: true\n/);
    expect(intent).toContain('  maglev: false\n');
    expect(intent).toMatch(/^# {3}dsr: /m);
    expect(stdout).toBe((await run(['generate', 'intent.yaml'], { cwd })).stdout);
    expect(stdout).toContain('egressGateway:\n    enabled: true\n');
  });

  test('without any option is for the newest release, and valid', async () => {
    expect((await run(['init', '--yes', 'first.yaml'], { cwd })).code).toBe(0);
    expect(await written('first.yaml')).toMatch(/kubespray: v2\.\d+\.\d+\n/);
    expect((await run(['generate', 'first.yaml'], { cwd })).code).toBe(0);
  });

  test('prints what each kind of target reads', async () => {
    const of = async (...target: string[]) =>
      (await run(['init', '--yes', '--force', '--feature', 'maglev', ...target], { cwd })).stdout;
    expect(await of('--kubean', 'v0.37.0')).toContain('kind: ConfigMap');
    expect(await of('--helm', '--cilium', '1.18.4')).toContain('loadBalancer:\n  algorithm: maglev\n');
    expect(await of('--format', 'json')).toContain('"settings": [');
  });

  test('writes no intent that generate refuses, and answers 1', async () => {
    const { code, stdout, stderr } = await run(['init', '--yes', '--kubespray', 'v2.28.0', '--feature', 'maglev'], {
      cwd,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('[not-expressible]');
    expect(stderr).toContain('intent.yaml was not written');
    expect(await readdir(cwd)).toEqual([]);
  });

  test('takes the release of the directory: of its configuration, else of the checkout around its inventory', async () => {
    await mkdir(join(cwd, 'roles/network_plugin/cilium'), { recursive: true });
    await writeFile(join(cwd, 'galaxy.yml'), 'namespace: kubernetes_sigs\nname: kubespray\nversion: 2.27.1\n');
    await mkdir(join(cwd, 'inventory/paris/group_vars'), { recursive: true });
    await writeFile(join(cwd, 'inventory/paris/hosts.ini'), '[kube_control_plane]\nnode1\n');
    await writeFile(join(cwd, 'inventory/paris/group_vars/all.yml'), 'kube_network_plugin: cilium\n');
    const argv = ['init', '--yes', '--force', join(cwd, 'intent.yaml')];
    const inside = join(cwd, 'inventory/paris');
    const first = await run(argv, { cwd: inside });
    expect(first.stderr).toContain('target.kubespray is set to v2.27.1, the release of this directory.');
    expect(await written()).toContain('  kubespray: v2.27.1\n');
    await writeFile(join(inside, '.cilium-extras.yaml'), 'targets: [{ kubean: v0.37.0 }]\n');
    expect((await run(argv, { cwd: inside })).code).toBe(0);
    expect(await written()).toContain('  kubean: v0.37.0\n');
    await run([...argv, '--kubespray', 'v2.31.0'], { cwd: inside });
    expect(await written()).toContain('  kubespray: v2.31.0\n');
    await writeFile(join(inside, '.cilium-extras.yaml'), 'target: [{ kubean: v0.37.0 }]\n');
    expect(await run(argv, { cwd: inside })).toMatchObject({ code: 2, stderr: expect.stringContaining('targets') });
  });

  test('adds the network that native routing needs: of the inventory here, else of the release', async () => {
    const argv = ['init', '--yes', '--force', '--kubespray', 'v2.31.0', '--feature', 'routing.mode=native'];
    const first = await run(argv, { cwd });
    expect(first).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('routing.ipv4NativeRoutingCIDR is set to'),
    });
    expect(await written()).toContain('ipv4NativeRoutingCIDR: "10.233.64.0/18"\n');
    expect(first.stderr).toContain('Next: cilium-extras generate intent.yaml -o FILE\n');
    await mkdir(join(cwd, 'group_vars/all'), { recursive: true });
    await writeFile(join(cwd, 'inventory.ini'), '[kube_control_plane]\nnode1\n');
    await writeFile(join(cwd, 'group_vars/all/all.yml'), 'kube_pods_subnet: 10.20.0.0/16\n');
    expect((await run(argv, { cwd })).code).toBe(0);
    expect(await written()).toContain('ipv4NativeRoutingCIDR: "10.20.0.0/16"\n');
    expect((await run(['generate', 'intent.yaml'], { cwd })).code).toBe(0);
  });

  test.each([
    ['inventory/prod', '10.20.0.0/16'],
    ['a/folder/deep/in/a/home', '10.233.64.0/18'],
  ])('looks for an inventory where Kubespray has it: %s', async (folder, network) => {
    const inside = await mkdtemp(join(tmpdir(), 'init-'));
    await mkdir(join(inside, folder, 'group_vars'), { recursive: true });
    await writeFile(join(inside, folder, 'inventory.ini'), '[kube_control_plane]\nnode1\n');
    await writeFile(join(inside, folder, 'group_vars/all.yml'), 'kube_pods_subnet: 10.20.0.0/16\n');
    const argv = ['init', '--yes', '--kubespray', 'v2.31.0', '--feature', 'routing.mode=native', '-'];
    const { stdout } = await run(argv, { cwd: inside });
    expect(stdout).toContain(`ipv4NativeRoutingCIDR: "${network}"\n`);
  });

  test('to - prints the intent alone', async () => {
    const { code, stdout, stderr } = await run(['init', '--yes', '--feature', 'egressGateway', '-'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^target\.kubespray is set to v[\d.]+, the newest release\.\n$/),
    });
    expect((await parseIntent(stdout, '-', { features })).findings).toEqual([]);
    expect(await readdir(cwd)).toEqual([]);
  });

  test.each([
    [['--feature', 'maglv'], 'Did you mean "maglev"?'],
    [['--feature', 'vxlan'], 'Did you mean "routing.tunnelProtocol=vxlan"?'],
    [['--feature', 'kube-proxy'], 'Did you mean "kubeProxyReplacement"?'],
    [['--feature', 'gateway-api=true'], 'Did you mean "serviceMesh.gatewayAPI"?'],
    [['--feature', 'prometheus'], 'Did you mean "metrics"?'],
    [['--feature', 'maglev.tabelSize=251'], 'Did you mean "tableSize"?'],
    [['--feature', 'kubeProxyReplacement.mode=strict'], 'can only be true or false'],
    [['--feature', 'maglev.tableSize=many'], 'features.maglev.tableSize must be a whole number, got "many".'],
    [['--feature', 'dsr.mode=drs', '--feature', 'routing.ipv4NativeRoutingCIDR=10.0.0.0/33'], 'features.dsr.mode'],
    [['--feature', 'dsr=[1'], '--feature dsr=[1'],
    [['--feature', 'dsr=maybe'], 'a feature is true, false or a mapping'],
    [['--kubespray', 'v1.0'], 'v1.0'],
    [['--helm', '--kubespray', 'v2.31.0'], 'cannot be used with'],
    [['--from', '.', '--feature', 'dsr'], 'leave --feature out'],
  ])('%j answers 2 and writes nothing', async (argv, words) => {
    const { code, stdout, stderr } = await run(['init', '--yes', ...argv], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('overwrites nothing without --force', async () => {
    await writeFile(join(cwd, 'intent.yaml'), 'mine');
    await symlink('nowhere', join(cwd, 'link.yaml'));
    for (const name of ['intent.yaml', 'link.yaml']) {
      const { code, stderr } = await run(['init', '--yes', name], { cwd });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `cilium-extras: ${name} already exists\nUse another file name, or --force.\n`,
      });
    }
    expect(await written()).toBe('mine');
    expect((await run(['init', '--yes', '--force'], { cwd })).code).toBe(0);
    expect(await written()).not.toBe('mine');
  });
});

test('init says at once that a file cannot be written', async () => {
  const { code, screen, left } = await session(['init', 'no/such/folder/intent.yaml'], cwd, [['What installs']]);
  expect({ code, asked: left.length === 0 }).toEqual({ code: 2, asked: false });
  expect(screen).toContain('cannot write no/such/folder/intent.yaml');
});

test('init --from says what an inventory says', async () => {
  await writeFile(
    join(cwd, 'vars.yml'),
    'kube_network_plugin: cilium\ncilium_kube_proxy_replacement: strict\ncilium_config_extra_vars:\n  bpf-lb-algorithm: maglev\n',
  );
  const { code, stdout } = await run(['init', '--from', 'vars.yml', '--kubespray', 'v2.27.1'], { cwd });
  expect(code).toBe(0);
  const intent = await written();
  expect(intent).toBe((await run(['import', 'vars.yml', '--kubespray', 'v2.27.1'], { cwd })).stdout);
  expect(intent).toContain('maglev: true');
  expect(stdout).toBe((await run(['generate', 'intent.yaml'], { cwd })).stdout);
});

describe('what init knows of features', () => {
  const all = (decisions: readonly Decision[]): Decision[] =>
    decisions.flatMap((decision) => [decision, ...all(decisionsBelow(decision.question))]);

  test('every decision has its line', () => {
    for (const feature of features) {
      for (const { key, description } of all(decisionsOf(feature, features))) {
        expect(description, `${feature.key}: ${key}`).toMatch(/\w{2}/);
      }
    }
  });

  test('every answer to a question about a switch is one that the intent takes', async () => {
    const switches = (decisions: readonly Decision[], above: readonly string[]): [string[], boolean][] =>
      decisions.flatMap(({ key, question }) => {
        const path = [...above, key];
        const own: [string[], boolean][] = question.kind === 'switch' ? [[path, true]] : [];
        if (question.kind === 'switch' && question.hasNo) own.push([path, false]);
        return [...own, ...switches(decisionsBelow(question), path)];
      });
    const asked = features.flatMap((feature) => switches(decisionsOf(feature, features), [feature.key]));
    expect(asked.length).toBeGreaterThan(10);
    for (const [[feature = '', ...path], answer] of asked) {
      const text = JSON.stringify({ version: 1, features: { [feature]: decide({}, path, answer) } });
      const { findings } = await parseIntent(text, 'i.yaml', { features });
      expect(findings.filter(({ message }) => message.includes(`got ${answer}`))).toEqual([]);
    }
  });

  test('whatever mode of whatever feature is written is read again', async () => {
    const mode = fc.constantFrom(
      ...features.flatMap(({ key, modes }) => Object.values(modes).map(({ intent }) => [key, intent] as const)),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(mode, { selector: ([key]) => key }), async (chosen) => {
        const wishes = new Map(chosen.map(([key, intent]) => [key, intent as Record<string, never>]));
        const text = intentText({ target: { kubespray: 'v2.31.0' }, features: wishes }, 'i.yaml', features, features);
        const { intent, findings } = await parseIntent(text, 'i.yaml', { features });
        expect(findings).toEqual([]);
        expect(Object.fromEntries(intent?.features ?? [])).toEqual(Object.fromEntries(chosen));
      }),
    );
  });
});

describe('init on a terminal', () => {
  test('asks for release, features and decisions', async () => {
    const { code, stdout, screen, left } = await session(['init'], cwd, [
      ['What installs the cluster?', keys.enter],
      ['Which release?', keys.enter],
      ['Which Cilium version?', keys.enter],
      ['oldest kernel', '6', '.', '1', keys.enter],
      // Chooses routing and the egress gateway, the first and the third.
      ['Which features?', keys.space, keys.down, keys.down, keys.space, keys.enter],
      // First its mode, which makes the network mandatory; the network of the release is already filled in.
      ['routing.mode: Encapsulate', keys.down, keys.enter],
      ['Routing mode: which settings do you want to change?', keys.enter],
      ['routing.ipv4NativeRoutingCIDR: ', '9', keys.enter],
      ['Expected an IPv4 network', '\u007f', keys.enter],
      ['Egress gateway: which settings do you want to change?', keys.enter],
    ]);
    expect(left).toEqual([]);
    expect(code).toBe(0);
    const { intent, findings } = await parseIntent(await written(), 'intent.yaml', { features });
    expect(findings).toEqual([]);
    expect(intent?.target).toMatchObject({ kubespray: expect.stringMatching(/^v2\./), kernel: '6.1' });
    expect(Object.fromEntries(intent?.features ?? [])).toEqual({
      routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' },
      egressGateway: {},
    });
    // The list scrolls, and the terminal shows its beginning.
    for (const { title } of features.slice(0, 12)) expect(screen).toContain(title);
    expect(stdout).toBe((await run(['generate', 'intent.yaml'], { cwd })).stdout);
  });

  test('asks what a feature needs, nested decisions and lists', async () => {
    const argv = ['init', '--kubespray', 'v2.31.0', '--cilium', '1.19.3', '--kernel', '6.1'];
    const preset = ['--feature', 'xdp', '--feature', 'clusterMesh', '--feature', 'serviceMesh.envoyConfig=true'];
    const { left } = await session([...argv, ...preset], cwd, [
      ['Which features?', keys.enter],
      ['xdp.mode: ', keys.enter],
      ['XDP acceleration: which settings do you want to change?', keys.space, keys.enter],
      ['name: ', 'e', 't', 'h', '0', keys.enter],
      ['driver: ', keys.enter],
      ['kernel: ', '6', '.', '8', keys.enter],
      ['Add one more?', keys.enter],
      ['Cluster mesh: which settings do you want to change?', keys.down, keys.enter],
      ['clusterMesh.name: ', 'a', keys.enter],
      ['clusterMesh.id: ', 'x', keys.enter],
      ['Expected a whole number', '\u007f', '7', keys.enter],
      ['Service mesh: which settings do you want to change?', keys.space, keys.enter],
      ['serviceMesh.ingressController: ', keys.down, keys.enter],
      ['serviceMesh.ingressController: which settings', keys.space, keys.enter],
      ['loadbalancerMode: ', keys.down, keys.enter],
    ]);
    expect(left).toEqual([]);
    const { intent, findings } = await parseIntent(await written(), 'intent.yaml', { features });
    expect(findings).toEqual([]);
    expect(Object.fromEntries(intent?.features ?? [])).toEqual({
      xdp: { mode: 'native', devices: [{ name: 'eth0', kernel: '6.8' }] },
      clusterMesh: { name: 'a', id: 7 },
      serviceMesh: { envoyConfig: true, ingressController: { loadbalancerMode: 'shared' } },
    });
  });

  test('offers only what the release supports', async () => {
    const { code, screen, left } = await session(['init', '--kubespray', 'v2.28.0'], cwd, [
      ['Which Cilium version?', keys.enter],
      ['oldest kernel', keys.enter],
      // Chooses the routing mode: native routing is not possible there.
      ['Which features?', keys.space, keys.enter],
      ['routing.mode: ', keys.enter],
      ['Routing mode: which settings', keys.enter],
    ]);
    expect({ code, left }, screen).toEqual({ code: 0, left: [] });
    expect(screen).toMatch(/Not possible on this target: egressGateway, maglev, xdp, /);
    expect(screen).not.toContain('Egress gateway');
    expect(screen.slice(screen.indexOf('routing.mode: '))).not.toMatch(/[○●] native/);
    expect(screen).toContain('Next: cilium-extras generate intent.yaml -o FILE');
  });

  test('asks again what the plan refuses, and keeps all other answers', async () => {
    const argv = ['init', '--kubespray', 'v2.31.0', '--cilium', '1.19.3', '--feature', 'egressGateway'];
    const { code, left, screen } = await session([...argv, '--feature', 'dsr', '--feature', 'maglev'], cwd, [
      ['oldest kernel', '5', '.', '1', '5', keys.enter],
      ['Which features?', keys.enter],
      ['Egress gateway: which settings', keys.enter],
      ['Maglev consistent hashing: which settings', keys.space, keys.enter],
      // Not a size that Cilium supports.
      ['maglev.tableSize: ', '2', '5', '2', keys.enter],
      ['maglev.tableSize: ', '2', '5', '1', keys.enter],
      // DSR does not work through the tunnel, which is the default without a routing mode.
      ['dsr.mode: ', keys.down, keys.enter],
      ['(DSR): which settings', keys.enter],
      ['What do you want to change?', keys.down, keys.enter],
      ['routing.mode: ', keys.down, keys.enter],
      ['Routing mode: which settings', keys.enter],
      ['routing.ipv4NativeRoutingCIDR: ', keys.enter],
    ]);
    expect({ code, left }, screen).toEqual({ code: 0, left: [] });
    const { intent } = await parseIntent(await written(), 'intent.yaml', { features });
    expect(Object.fromEntries(intent?.features ?? [])).toEqual({
      routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' },
      egressGateway: {},
      maglev: { tableSize: 251 },
      dsr: { mode: 'dsr' },
    });
  });

  test('asks for another kernel or Cilium where Cilium does not start, and keeps the release', async () => {
    const { code, left, screen } = await session(['init', '--kubespray', 'v2.31.0'], cwd, [
      ['Which Cilium version?', keys.enter],
      ['oldest kernel', '4', '.', '1', '9', keys.enter],
      ['requires Linux 5.10'],
      ['Which Cilium version?', keys.enter],
      ['oldest kernel', ...'\u007f'.repeat(4), '6', '.', '1', keys.enter],
      ['Which features?', keys.enter],
    ]);
    expect({ code, left }, screen).toEqual({ code: 0, left: [] });
    expect(await written()).toContain('  kubespray: v2.31.0\n  kernel: "6.1"\n');
  });

  test('asks for lists and mappings in lists', async () => {
    const argv = ['init', '--kubespray', 'v2.31.0', '--cilium', '1.19.3', '--kernel', '6.1', '--feature', 'bgp'];
    const { code, left, screen } = await session(argv, cwd, [
      ['Which features?', keys.enter],
      ['BGP control plane: which settings', keys.space, keys.enter],
      ['name: ', 'r', '0', keys.enter],
      ['asn: ', 'x', keys.enter],
      ['Expected a whole number', '\u007f', '6', '4', '5', '1', '2', keys.enter],
      ['name: ', keys.controlC],
    ]);
    expect({ code, left }, screen).toEqual({ code: 2, left: [] });
  });

  test.each([1, 3, 4, 5])('whatever is answered, generate accepts what is written (walk %i)', async (seed) => {
    const random = randomFrom(seed);
    const releases = ['v2.16.0', 'v2.22.0', 'v2.27.1', 'v2.28.0', 'v2.28.1', 'v2.31.0'];
    const release = releases[random(releases.length)] ?? '';
    const { code, screen, gaveUp } = await walk(['init', '--kubespray', release], cwd, random);
    expect(code, screen).toBe(gaveUp ? 2 : 0);
    if (gaveUp) return;
    const next = /Next: cilium-extras (.*) -o FILE/.exec(screen)?.[1] ?? '';
    expect(await run(next.split(' '), { cwd })).toMatchObject({ code: 0 });
  });

  test.each([
    [keys.controlC, 'Which release?'],
    [keys.controlD, 'Which release?'],
    [keys.controlD, 'Which Cilium version?'],
  ])('writes nothing for who leaves with %j at "%s"', async (key, question) => {
    const answers = { 'What installs the cluster?': keys.enter, 'Which release?': keys.enter, [question]: key };
    const { code, screen } = await session(['init'], cwd, Object.entries(answers));
    expect(code).toBe(2);
    expect(screen).toContain('cancelled; nothing was written');
    expect(await readdir(cwd)).toEqual([]);
  });

  test('asks nobody where there is no terminal', async () => {
    const { code, stderr } = await run(['init'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('Use --yes');
  });
});
