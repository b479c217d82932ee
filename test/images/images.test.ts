import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { mirrored, parseReference, splitRepository } from '../../src/commands/images/reference.ts';
import { shellWord } from '../../src/commands/images/script.ts';
import { run } from '../cli/run.ts';

const start = promisify(execFile);

const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'images-'));

function onPath(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
}

async function json(...args: string[]) {
  const { code, stdout, stderr } = await run(['images', ...args, '--format', 'json']);
  return { code, stderr, report: JSON.parse(stdout) as Report };
}

interface Report {
  images: { reference: string; digest: string | null; pulledBy: string[]; architectures: string[] | null }[];
  files: { kind: string; url: string }[];
  mirror: { settings: Record<string, unknown>; images: string[]; copies: { from: string; to: string }[] } | null;
}

describe('references', () => {
  test('a port is no tag, and a digest stands after the tag', () => {
    expect(parseReference('r.example:5000/a/b')).toEqual({
      repository: 'r.example:5000/a/b',
      tag: undefined,
      digest: undefined,
    });
    expect(parseReference('r.example:5000/a/b:v1@sha256:00')).toEqual({
      repository: 'r.example:5000/a/b',
      tag: 'v1',
      digest: 'sha256:00',
    });
  });

  test('names without a registry are those of Docker Hub', () => {
    expect(splitRepository('busybox')).toEqual({ registry: 'docker.io', path: 'library/busybox' });
    expect(splitRepository('envoyproxy/envoy')).toEqual({ registry: 'docker.io', path: 'envoyproxy/envoy' });
    expect(splitRepository('localhost/envoy')).toEqual({ registry: 'localhost', path: 'envoy' });
  });

  test('the mirror names an image with or without its registry, and no image twice', () => {
    const registry = 'r.example:5000';
    expect(mirrored('quay.io/cilium/cilium', { registry, layout: 'path' })).toBe('r.example:5000/cilium/cilium');
    const full = mirrored('quay.io/cilium/cilium', { registry, layout: 'full' });
    expect(full).toBe('r.example:5000/quay.io/cilium/cilium');
    expect(mirrored(full, { registry, layout: 'full' })).toBe(full);
  });

  test('words are quoted for a POSIX shell', async () => {
    const word = "a'b $(c)";
    const { stdout } = await start('sh', ['-c', `printf %s ${shellWord(word)}`]);
    expect(stdout).toBe(word);
  });
});

describe('images', () => {
  test('a release with its defaults: what the play pulls and what the chart pulls', async () => {
    const { code, report } = await json('--kubespray', 'v2.31.0');
    expect(code).toBe(0);
    const by = new Map(report.images.flatMap(({ reference, pulledBy }) => pulledBy.map((name) => [name, reference])));
    expect(by.get('download/cilium_operator')).toBe('quay.io/cilium/operator:v1.19.3');
    expect(by.get('Deployment/cilium-operator/cilium-operator')).toMatch(
      /^quay\.io\/cilium\/operator-generic:v1\.19\.3@sha256:[0-9a-f]{64}$/,
    );
    expect(report.files.map(({ url }) => url)).toContain('https://helm.cilium.io/cilium-1.19.3.tgz');
  });

  test('an inventory: its variables, also those that its own variables name', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'group_vars/all'), { recursive: true });
    await writeFile(
      join(root, 'hosts.yml'),
      'all:\n  children:\n    kube_control_plane:\n      hosts:\n        node1:\n',
    );
    await writeFile(
      join(root, 'group_vars/all/offline.yml'),
      'registry_host: "r.example:5000"\nquay_image_repo: "{{ registry_host }}"\n',
    );
    await writeFile(
      join(root, 'group_vars/all/cilium.yml'),
      'kube_network_plugin: cilium\ncilium_version: v1.15.4\ncilium_enable_hubble: true\n',
    );
    const { code, report } = await json('--inventory', root, '--kubespray', 'v2.27.1');
    expect(code).toBe(0);
    const names = report.images.map(({ reference }) => reference);
    expect(names).toContain('r.example:5000/cilium/cilium:v1.15.4');
    expect(names.filter((name) => !name.startsWith('r.example:5000/'))).toEqual(['docker.io/envoyproxy/envoy:v1.22.5']);
  });

  test('an intent: the images of its features and values', async () => {
    const root = await temporaryFolder();
    const file = join(root, 'intent.yaml');
    await writeFile(
      file,
      'version: 1\ntarget: { kubespray: v2.31.0 }\nvalues:\n  hubble: { enabled: true, relay: { enabled: true } }\n',
    );
    const { report } = await json(file);
    expect(report.images.flatMap(({ pulledBy }) => pulledBy)).toContain('Deployment/hubble-relay/hubble-relay');
  });

  test('an image whose name only Ansible knows is said to be missing from the list', async () => {
    const root = await temporaryFolder();
    const file = join(root, 'k8s-net-cilium.yml');
    await writeFile(file, "kube_network_plugin: cilium\ncilium_image_repo: \"{{ lookup('env', 'X') }}/cilium\"\n");
    const { stderr } = await json('--inventory', file, '--kubespray', 'v2.27.1');
    expect(stderr).toMatch(/DaemonSet\/cilium\/cilium-agent: .* only Ansible can evaluate.*\[images\/unknown\]/);
  });

  test('another plugin pulls nothing of Cilium', async () => {
    const root = await temporaryFolder();
    const file = join(root, 'k8s-cluster.yml');
    await writeFile(file, 'kube_network_plugin: calico\ncilium_version: v1.15.4\n');
    const { report, stderr } = await json('--inventory', file, '--kubespray', 'v2.31.0');
    expect(report.images).toEqual([]);
    expect(stderr).toContain('[images/not-installed]');
  });
});

test('architectures are stated where upstream states them, and for nothing else', async () => {
  const { report } = await json('--kubespray', 'v2.31.0', '--cilium', '1.19.3');
  const envoy = report.images.find(({ reference }) => reference.includes('/cilium-envoy:'));
  expect(envoy?.architectures).toEqual(['amd64', 'arm64']);
  const { report: old } = await json('--cilium', '1.9.18');
  expect(old.images.flatMap(({ architectures }) => architectures ?? [])).toEqual([]);
});

describe('a mirror', () => {
  const registry = 'r.example:5000';

  test('every image is pulled from it, with and without digests', async () => {
    for (const flags of [[], ['--no-digests'], ['--registry-layout', 'full']]) {
      const { code, report } = await json('--kubespray', 'v2.31.0', '--registry', registry, ...flags);
      expect(code).toBe(0);
      expect(report.mirror?.images.filter((name) => !name.startsWith(`${registry}/`))).toEqual([]);
      const withDigest = report.mirror?.images.filter((name) => name.includes('@')) ?? [];
      expect(withDigest.length > 0).toBe(flags[0] !== '--no-digests');
      expect(report.mirror?.settings.cilium_operator_image_repo).not.toMatch(/-generic/);
    }
  });

  test('a digest is copied under the tag that upstream publishes it as', async () => {
    const { report } = await json('--kubespray', 'v2.31.0', '--registry', registry);
    const { report: plain } = await json('--cilium', '1.19.3');
    const envoy = plain.images.find(({ reference }) => reference.includes('cilium-envoy'));
    const published = parseReference(envoy?.reference ?? '');
    expect(report.mirror?.copies).toContainEqual({
      from: `quay.io/cilium/cilium-envoy@${published.digest}`,
      to: `${registry}/cilium/cilium-envoy:${published.tag}`,
    });
  });

  test('without digests the tag is that of the image that the digest selects', async () => {
    const { report } = await json('--kubespray', 'v2.31.0', '--registry', registry, '--no-digests');
    const { report: plain } = await json('--cilium', '1.19.3');
    const envoy = plain.images.find(({ reference }) => reference.includes('cilium-envoy'));
    const { tag } = parseReference(envoy?.reference ?? '');
    expect(report.mirror?.images).toContain(`${registry}/cilium/cilium-envoy:${tag}`);
    const { stdout } = await run([
      ...['images', '--kubespray', 'v2.31.0', '--registry', registry],
      ...['--no-digests', '--format', 'list'],
    ]);
    const pushed = stdout.trimEnd().split('\n');
    expect(pushed.map((name) => mirrored(name, { registry, layout: 'path' })).sort()).toEqual(report.mirror?.images);
  });

  test('what a release cannot point elsewhere is an error', async () => {
    const { code, stderr } = await json('--kubespray', 'v2.28.0', '--registry', registry);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /no setting for the repository of this image, so nodes pull it from upstream: quay\.io\/cilium\/cilium-envoy/,
    );
  });

  test('the settings of an inventory stay in its dict', async () => {
    const root = await temporaryFolder();
    const file = join(root, 'k8s-net-cilium.yml');
    await writeFile(file, 'kube_network_plugin: cilium\ncilium_extra_values:\n  bpf: { lbMapMax: 100000 }\n');
    const { report } = await json(
      '--inventory',
      file,
      '--kubespray',
      'v2.31.0',
      '--registry',
      registry,
      '--no-digests',
    );
    expect(report.mirror?.settings.cilium_extra_values).toMatchObject({
      bpf: { lbMapMax: 100000 },
      image: { useDigest: false },
    });
  });

  test('the script copies each image with skopeo, or with crane', async () => {
    const root = await temporaryFolder();
    const script = join(root, 'copy.sh');
    await run(['images', '--kubespray', 'v2.31.0', '--registry', registry, '--format', 'skopeo', '-o', script]);
    const { report } = await json('--kubespray', 'v2.31.0', '--registry', registry);
    for (const [tool, flags, scheme] of [
      ['skopeo', '--all --preserve-digests ', 'docker://'],
      ['crane', '', ''],
    ] as const) {
      const bin = join(root, tool);
      await mkdir(bin);
      await writeFile(join(bin, tool), `#!/bin/sh\necho "$*" >> "${root}/${tool}.log"\n`, { mode: 0o755 });
      await start('/bin/sh', [script], { env: { PATH: bin } });
      const calls = (await readFile(join(root, `${tool}.log`), 'utf8')).trim().split('\n');
      expect(calls).toEqual(
        report.mirror?.copies.map(({ from, to }) => `copy ${flags}${scheme}${from} ${scheme}${to}`),
      );
    }
    await expect(start('/bin/sh', [script], { env: { PATH: root } })).rejects.toThrow(/needs skopeo or crane/);
  });

  test.skipIf(!onPath('shellcheck'))('the script passes shellcheck (skipped without shellcheck)', async () => {
    const root = await temporaryFolder();
    const script = join(root, 'copy.sh');
    await run(['images', '--kubespray', 'v2.31.0', '--registry', registry, '--format', 'skopeo', '-o', script]);
    await expect(start('shellcheck', [script])).resolves.toMatchObject({ stdout: '' });
  });
});

describe('a Cilium that is newer than the charts of the catalog', () => {
  test('has no digests of another chart, and it is said so', async () => {
    const { cilium: minors } = await openCatalog().index();
    const last = minors.at(-1)?.last ?? '';
    const newer = last.replace(/\d+$/, (patch) => `${Number(patch) + 7}`);
    const { report, stderr } = await json('--kubespray', 'v2.31.0', '--cilium', newer);
    expect(report.images.filter(({ digest }) => digest !== null)).toEqual([]);
    expect(stderr).toMatch(/does not know the chart of Cilium .*\[images\/unknown-chart\]/);
    const { stdout } = await run(['images', '--kubespray', 'v2.31.0', '--cilium', newer, '--format', 'list']);
    expect(stdout).toContain(`quay.io/cilium/cilium:v${newer}\n`);
    expect(stdout).not.toContain(`:v${last}\n`);
  });
});

describe('a list', () => {
  test('has one name with a tag a line, as the offline scripts of Kubespray and Kubean copy them', async () => {
    const { stdout } = await run(['images', '--kubespray', 'v2.31.0', '--format', 'list']);
    const names = stdout.trimEnd().split('\n');
    expect(names).toEqual([...names].sort());
    for (const name of names) expect(name).toMatch(/^[\w.-]+(?::\d+)?\/[\w./-]+:[\w.-]+$/);
    // The Kubean script derives this name from operator; here the chart provides it.
    expect(names).toContain('quay.io/cilium/operator-generic:v1.19.3');
  });
});

describe('faulty use', () => {
  test.each([
    [['images'], 'needs an intent, an inventory or a release'],
    [['images', '--kubespray', 'v2.31.0', '--no-digests'], '--no-digests needs --registry'],
    [['images', '--kubespray', 'v2.31.0', '--format', 'skopeo'], 'needs a registry'],
    [['images', '--kubespray', 'v2.31.0', '--registry', 'https://r.example'], 'not the name of a registry'],
    [['images', '--kubespray', 'v9'], 'v9'],
    [['images', 'nowhere.yaml'], 'nowhere.yaml'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});

test('the catalog has the downloads of every release and the containers of every minor', async () => {
  const catalog = openCatalog();
  const { kubespray, snapshots = [], cilium } = await catalog.index();
  for (const { release } of [...kubespray, ...snapshots]) {
    expect(Object.keys((await catalog.downloads(release))?.items ?? {}), release).toContain('cilium');
  }
  for (const { last } of cilium) {
    expect(Object.keys(await catalog.containers(last)), last).toContain('DaemonSet/cilium/cilium-agent');
  }
});

describe('a mirror for an inventory', () => {
  const mirror = async (vars: string, ...args: string[]) => {
    const cwd = await mkdtemp(join(tmpdir(), 'images-'));
    await writeFile(join(cwd, 'vars.yml'), `kube_network_plugin: cilium\n${vars}\n`);
    return run(['images', '--inventory', 'vars.yml', '--registry', 'r.example', '--no-digests', ...args], { cwd });
  };

  test('says that its dictionary replaces that of the inventory, and which entries are from there', async () => {
    const vars = 'cilium_extra_values: { debug: { enabled: true }, envoy: { enabled: true } }';
    const { code, stdout, stderr } = await mirror(vars, '--kubespray', 'v2.31.0');
    expect(code).toBe(0);
    expect(stderr).toMatch(/vars\.yml:2:1 warning cilium_extra_values is also defined here.*\[replaced-dict\]/);
    expect(stdout).toContain('  # from the inventory\n  debug:\n');
    expect(stdout).toContain('  # from the inventory, mirror\n  envoy:\n    enabled: true\n');
    expect(stdout).toContain('  # mirror\n  image:\n');
  });

  test('is an error where only Ansible knows the entries that it would replace', async () => {
    const vars = 'cilium_extra_values: { debug: { enabled: "{{ on }}" }, l2announcements: { enabled: true } }';
    const { code, stdout, stderr } = await mirror(vars, '--kubespray', 'v2.31.0');
    expect(code).toBe(1);
    expect(stderr).toContain('Add the generated entries to this definition by hand. [unresolved-value]');
    expect(stdout).toContain('useDigest: false');
    expect(stdout).not.toContain('debug');
  });

  test('is for the newest release where nothing names one, with a note', async () => {
    const { code, stderr } = await mirror('');
    expect(code).toBe(0);
    expect(stderr).toMatch(/No release is set, so the newest known release was used: Kubespray v.*\[assumed-target\]/);
  });

  test('ends with examples for the files, in comments, unless the inventory sets them', async () => {
    const { stdout } = await mirror('', '--kubespray', 'v2.31.0');
    expect(stdout).toMatch(
      /^# ciliumcli_download_url: "\{\{ files_repo \}\}\/github\.com\/.*-\{\{ image_arch \}\}\.tar\.gz"$/m,
    );
    expect(stdout).toMatch(/^# cilium_install_extra_flags: "--repository /m);
    const own = await mirror('cilium_install_extra_flags: "--repository https://my.example"', '--kubespray', 'v2.31.0');
    expect(own.stdout).not.toMatch(/^# cilium_install_extra_flags:/m);
  });
});

describe('files next to the images', () => {
  const url = 'https://helm.cilium.io/cilium-1.19.3.tgz';
  const mirror = ['images', '--kubespray', 'v2.31.0', '--registry', 'registry.example.com'];

  test.each(['text', 'skopeo'])(
    '--format %s names them in comments, with the variables that move them',
    async (format) => {
      const { stdout } = await run([...mirror, '--format', format]);
      const comments = stdout.split('\n').filter((line) => line.startsWith('#'));
      expect(comments).toContain(`#   ${url}`);
      expect(comments).toContain('# To fetch such a file from there, set ciliumcli_download_url or github_url.');
    },
  );

  test('a list stays a list of images, and stderr names them', async () => {
    const { stdout, stderr } = await run([...mirror, '--format', 'list']);
    expect(stdout).not.toMatch(/https?:|#/);
    expect(stderr).toContain(url);
  });

  test('a release that installs no chart names none', async () => {
    const { stdout } = await run(['images', '--kubespray', 'v2.27.1', '--registry', 'registry.example.com']);
    expect(stdout).not.toMatch(/helm\.cilium\.io|--repository/);
  });
});
